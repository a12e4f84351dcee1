"""The reference list of qualifications, and which of them a worker declares to hold."""

"""The job board in the console: shifts, bookings, and why somebody may work or not."""

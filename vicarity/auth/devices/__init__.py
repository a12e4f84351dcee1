"""Where somebody is signed in: their list of devices, and signing one of them out."""

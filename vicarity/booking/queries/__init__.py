"""Every statement about bookings, by what it is for."""

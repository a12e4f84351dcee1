"""Every statement about qualifications, by who asks."""

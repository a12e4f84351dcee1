"""Bookings: who works which shift, step by step."""

"""Shifts: the work that care homes offer."""

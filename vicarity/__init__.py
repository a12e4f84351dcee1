"""Vicarity: a marketplace between care workers and care homes.

The application is made in :mod:`vicarity.factory`. Nothing is imported here, so that the
embedded services start even when the application cannot.
"""

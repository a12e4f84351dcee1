"""How fast Vicarity is on this machine: ``python -m bench``. No test depends on it."""

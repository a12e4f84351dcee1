"""Whether somebody may work a shift, and if not, what would change that."""

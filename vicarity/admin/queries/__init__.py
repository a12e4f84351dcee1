"""What the console reads and writes, one file for each page."""

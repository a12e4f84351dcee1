"""The job board as a care worker sees it: search, and whether one may work what is found."""

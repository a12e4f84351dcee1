"""Made-up people and homes: plausible to look at, and clearly nobody."""

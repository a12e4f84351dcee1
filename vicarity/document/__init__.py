"""Files that people upload as evidence: checked, scanned, stored, and shown to the entitled."""

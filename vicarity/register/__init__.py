"""The register of the Care Quality Commission (CQC): who may give care in England."""

"""Tables that are part of the program: CSV files beside the feature they belong to."""

from __future__ import annotations

import csv
from pathlib import Path


def table(module_file: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file.

    Args:
        module_file: ``__file__`` of the module that lies beside it.
        name: The file's name.
    """
    with Path(module_file).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

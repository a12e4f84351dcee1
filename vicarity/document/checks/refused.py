"""How a check says no."""

from __future__ import annotations

from vicarity.document.enums import Refusal


class Refused(Exception):
    """The file is not one we keep."""

    def __init__(self, why: Refusal) -> None:
        """Take the reason."""
        super().__init__(why.value)
        self.why = why

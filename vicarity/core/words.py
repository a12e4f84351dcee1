"""Searching names by the beginnings of their words, with PostgreSQL's text search."""

from __future__ import annotations

import re

#: More words than a name has; the rest of what was typed is left out.
MOST_WORDS = 6


def beginning_with(text: str) -> str | None:
    """Return the ``tsquery`` of names that have, for each word of ``text``, one that begins so.

    Only letters and digits reach the query, so nothing that is typed can be an operator.

    Returns:
        ``None`` when there is no word in ``text``.
    """
    words = re.findall(r"[^\W_]+", text)[:MOST_WORDS]
    return " & ".join(f"{word.lower()}:*" for word in words) or None

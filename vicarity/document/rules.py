"""Names of files."""

from __future__ import annotations

import re
import unicodedata

from vicarity.document.enums import ContentType

#: Characters of a name that is kept, and of its ending.
LONGEST_NAME, LONGEST_ENDING = 255, 12

#: Characters that make text read otherwise than it is kept (https://www.unicode.org/reports/tr9/).
REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

#: Controls, halves of characters, and ends of lines.
UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})

ENDINGS = {
    ContentType.PDF: (".pdf",),
    ContentType.JPEG: (".jpg", ".jpeg"),
    ContentType.PNG: (".png",),
}


def clean_name(sent: str, content_type: ContentType) -> str:
    """Return the name of a file as people may see it: without folders and what cannot be seen."""
    last = re.split(r"[/\\]", sent)[-1]
    seen = "".join(
        char for char in last if unicodedata.category(char) not in UNSEEN and char not in REORDERING
    ).strip()
    if not seen.strip("."):
        return f"document{ENDINGS[content_type][0]}"
    return _shortened(seen)


def _shortened(name: str) -> str:
    """Cut a long name in the middle, so that its ending stays."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > LONGEST_ENDING:
        return name[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"


def download_name(name: str, content_type: ContentType) -> str:
    """Return the name to save a file under: its ending says what it is, whatever it was called."""
    endings = ENDINGS[content_type]
    return name if name.lower().endswith(endings) else f"{name}{endings[0]}"

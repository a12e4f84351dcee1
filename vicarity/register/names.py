"""Names of homes as people write them: which words they have, and how alike they are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: Most words of a name that count.
MOST_WORDS = 10

#: Words that tell no two homes apart, unless a name has nothing else.
COMMON = frozenset(
    {"a", "at", "care", "centre", "home", "homes", "house", "in", "nursing", "of", "residential"}
)

#: One way of writing what is written in several.
_ONE_WAY = {
    "saint": "st", "limited": "ltd", "street": "st", "road": "rd", "avenue": "ave", "lane": "ln",
    "drive": "dr", "close": "cl", "court": "ct", "center": "centre",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Return the words of a name, in lower case and without apostrophes."""
    bare = re.sub("['\u2019`]", "", text.casefold())
    found = [word for word in re.findall(r"[^\W_]+", bare) if word not in {"and", "the"}]
    return found[:MOST_WORDS]


def plain(text: str) -> str:
    """Return a name or address so that other spellings of the same read alike.

    Saint and St, Limited and Ltd, Road and Rd, case, marks and spaces make no difference.
    """
    return " ".join(_ONE_WAY.get(word, word) for word in words(text))


def likeness(one: str, other: str) -> float:
    """Return how alike two names read, from 0 to 1; the order of words counts little."""
    first, second = plain(one), plain(other)
    if not first or not second:
        return 0.0
    in_order = SequenceMatcher(None, first, second).ratio()
    by_words = SequenceMatcher(None, _sorted(first), _sorted(second)).ratio()
    return max(in_order, by_words)


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))

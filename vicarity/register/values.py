"""What the register writes, and the values we keep: text in, values out.

What cannot be read becomes nothing rather than something wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from vicarity.core import fields
from vicarity.register.enums import CqcRating

#: A location's or provider's id; NHS bodies have codes such as RL4.
ID = re.compile(r"[A-Z0-9-]{3,14}")

#: Where in the world England can be.
LATITUDES, LONGITUDES = (49.0, 61.0), (-9.0, 3.0)

MOST_BEDS = 20_000

#: The weekly file's and the API's words for services, as the monthly file says them.
SERVICES = {
    "residential homes": "Care home service without nursing",
    "nursing homes": "Care home service with nursing",
    "homecare agencies": "Domiciliary care service",
    "supported living": "Supported living service",
    "supported housing": "Extra Care housing services",
    "shared lives": "Shared Lives",
}

CARE_HOMES = frozenset({SERVICES["residential homes"], SERVICES["nursing homes"]})

_RATINGS = {str(rating).casefold(): rating for rating in CqcRating}

#: How days are written: 2026-11-22, 22/11/2026, 22/Nov/2026.
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%b/%Y")


def line(text: str, longest: int = 300) -> str | None:
    """Return text on one line without what cannot be seen, cut to ``longest`` characters."""
    visible = "".join(char if char.isprintable() else " " for char in text)
    kept = "".join(char for char in visible if char not in fields.REORDERING)
    return " ".join(kept.split())[:longest].strip() or None


def identifier(text: str) -> str | None:
    """Return a CQC id."""
    tidy = text.strip().upper()
    return tidy if ID.fullmatch(tidy) else None


def flag(text: str) -> bool | None:
    """Return what Y or N say."""
    return {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}.get(
        text.strip().casefold()
    )


def whole(text: str) -> int | None:
    """Return a number of beds."""
    match = re.fullmatch(r"([0-9]{1,6})(\.0*)?", text.strip())
    return int(match[1]) if match and int(match[1]) <= MOST_BEDS else None


def degrees(text: str, within: tuple[float, float]) -> float | None:
    """Return a latitude or longitude."""
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", text.strip()):
        return None
    least, most = within
    return found if least <= (found := float(text)) <= most else None


@lru_cache(4096)
def day(text: str) -> date | None:
    """Return a day, however the file writes it."""
    tidy = text.strip()[:11].partition("T")[0].strip()
    for form in _DAYS:
        try:
            return datetime.strptime(tidy, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def rating(text: str) -> tuple[CqcRating | None, str | None]:
    """Return one of the four ratings, or what CQC says in its place."""
    said = line(text, 100)
    found = _RATINGS.get((said or "").casefold())
    return (found, None) if found else (None, said)


def postcode(text: str) -> str | None:
    """Return a postcode as we keep them."""
    try:
        return fields.postcode(text)
    except ValueError:
        return None


def phone(text: str) -> str | None:
    """Return a telephone number as E.164 where it is one; files drop the leading nought."""
    try:
        return fields.phone(text.strip())
    except ValueError:
        return line(text, 40)


def website(text: str) -> str | None:
    """Return a web address that a profile can hold too; the register often drops the scheme."""
    said = line(text, 490)
    if said is None or "." not in said or " " in said:
        return None
    return said if re.match(r"https?://", said, re.IGNORECASE) else f"https://{said}"


def listed(texts: Iterable[str]) -> list[str]:
    """Return the entries of a list, each once and in order of the alphabet."""
    return sorted({said for text in texts if (said := line(text, 200))})


def services(names: Iterable[str]) -> list[str]:
    """Return services in the words of the monthly file."""
    return sorted({SERVICES.get(name.casefold(), name) for name in listed(names)})

"""Reading the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all

from vicarity.core import fields
from vicarity.core.database import read
from vicarity.extensions import db
from vicarity.register.enums import CqcRating, RegisterSource, Registration
from vicarity.register.models import CqcLocation as L
from vicarity.register.names import COMMON, words
from vicarity.register.values import SERVICES

#: A postcode's beginning: a district such as M33, or more of it after a space.
_BEGINNING = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)(?: ([0-9][A-Z]?))?")
_POSTCODE = re.compile(rf"(?<![A-Z0-9])(?:{fields.POSTCODE.pattern})(?![A-Z0-9])")

#: Most locations, found in each of three ways, to look at more closely for one home.
MOST_NEAR = 40

#: How many letters of a word people near a home are taken to spell right.
MISSPELT_AFTER = 3

_HIDDEN = {"words", "created_at", "updated_at"}
_FACTS = tuple(column for column in L.__table__.c if column.name not in _HIDDEN)

#: Who a home signing up can be: a care home, or one that cares for people in their own homes.
_LIKE_A_HOME = and_(
    L.registration == Registration.REGISTERED,
    or_(L.is_care_home.is_not(False), L.service_types.overlap(list(SERVICES.values()))),
)


def location(location_id: str) -> dict[str, Any] | None:
    """Return what the register says about a location."""
    row = db.session.execute(select(*_FACTS).where(L.location_id == location_id)).first()
    return None if row is None else row._asdict()


def rating_of(location_id: str | None) -> CqcRating | None:
    """Return the overall rating of a location, if the register has it and it is rated."""
    if location_id is None:
        return None
    return db.session.scalar(select(L.overall_rating).where(L.location_id == location_id))


def search(q: str, limit: int) -> list[dict[str, Any]]:
    """Return active care homes by what people type: an id, a postcode or words of a name.

    Args:
        q: Anything. Words and postcodes may be beginnings.
        limit: At most so many; names that begin so first, dormant homes last.
    """
    wanted = _wanted(q)
    if wanted is None:
        return []
    statement = select(*_FACTS).where(_LIKE_A_HOME, wanted)
    begins = L.name.istartswith(" ".join(q.split()), autoescape=True)
    home = func.coalesce(L.is_care_home, False)
    order = (L.is_dormant, begins.desc(), home.desc(), L.name, L.location_id)
    return [row._asdict() for row in read(statement.order_by(*order).limit(limit))]


def _wanted(q: str) -> ColumnElement[bool] | None:
    """Return the condition of a search; ``None`` when it says nothing to look for."""
    typed = " ".join(q.upper().split())
    if re.fullmatch(r"1-[0-9]{6,12}", typed):
        return or_(L.location_id == typed, L.provider_id == typed)
    beginning = _BEGINNING.fullmatch(typed)
    if beginning:
        return L.postcode.startswith(f"{beginning[1]} {beginning[2] or ''}", autoescape=True)
    postcode = _POSTCODE.search(typed)
    found = words(_POSTCODE.sub(" ", typed) if postcode else typed)
    conditions: list[ColumnElement[bool]] = [_named(_all_of(found))] if found else []
    if postcode:
        conditions.append(L.postcode == f"{postcode[1]} {postcode[2]}")
    return and_(*conditions) if conditions else None


def _all_of(found: Sequence[str]) -> ColumnElement[Any]:
    return func.to_tsquery("simple", " & ".join(map(_beginning, found)))


def _beginning(word: str) -> str:
    """Return a word as a beginning, without a last s: the register writes Mary's and Marys."""
    if word in {"st", "saint"}:
        return "('st' | 'saint')"
    stem = word[:-1] if word.endswith("s") and len(word) > 3 else word
    return f"'{stem}':*"


def locations_near(name: str | None, postcode: str | None) -> list[dict[str, Any]]:
    """Return locations that a home may be: at its postcode, near it, or of nearly its name.

    Args:
        name: What the home calls itself.
        postcode: As we keep it.
    """
    known = words(name or "")
    found = [word for word in known if word not in COMMON] or known
    conditions = [_named(_nearly_all_of(found))] if found else []
    if postcode:
        conditions.append(L.postcode == postcode)
    if postcode and found:
        district = f"{postcode.partition(' ')[0]} "
        begun = " | ".join(f"'{word[:MISSPELT_AFTER]}':*" for word in found)
        near = L.postcode.startswith(district, autoescape=True)
        conditions.append(near & _named(func.to_tsquery("simple", begun)))
    parts = [select(*_FACTS).where(condition).limit(MOST_NEAR) for condition in conditions]
    if not parts:
        return []
    rows = db.session.execute(union_all(*(select(part.subquery()) for part in parts)))
    return list({row.location_id: row._asdict() for row in rows}.values())


def _nearly_all_of(found: Sequence[str]) -> ColumnElement[Any]:
    """Match names that have all words, or of several all but one, which may be misspelt."""
    fewer = [[*found[:at], *found[at + 1 :]] for at in range(len(found))]
    ways = fewer if len(found) > 1 else [found]
    return func.to_tsquery("simple", " | ".join(" & ".join(map(_beginning, one)) for one in ways))


def _named(query: ColumnElement[Any]) -> ColumnElement[bool]:
    return L.words.op("@@")(query)


def told_until(*sources: RegisterSource) -> datetime | None:
    """Return until when the register is known from these sources."""
    return db.session.scalar(select(func.max(L.seen_at)).where(L.source.in_(sources)))

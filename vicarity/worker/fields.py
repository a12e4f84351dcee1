"""Field types of a worker's profile."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from vicarity.core import clock

#: Care work with adults is for adults here, and nobody older than this applies.
YOUNGEST, OLDEST = 18, 100

T = TypeVar("T")


def _old_enough(birth: date) -> date:
    age = clock.age_on(clock.today(), birth)
    if age < YOUNGEST:
        raise ValueError(f"You must be {YOUNGEST} or older to join.")
    if age > OLDEST:
        raise ValueError("Check the year of your date of birth.")
    return birth


def _not_future(day: date) -> date:
    if day > clock.today():
        raise ValueError("This date is in the future.")
    return day


def _digits(text: object) -> object:
    return re.sub(r"[ \-]", "", text) if isinstance(text, str) else text


def _twelve(text: str) -> str:
    if re.fullmatch(r"[0-9]{12}", text) is None:
        raise ValueError("Enter the 12 digits of your certificate number.")
    return text


def _unique(items: list[T]) -> list[T]:
    if len(set(items)) != len(items):
        raise ValueError("Say each one once.")
    return items


BirthDate = Annotated[date, AfterValidator(_old_enough)]
PastDate = Annotated[date, AfterValidator(_not_future)]

#: Twelve digits as text: leading zeros count.
DbsNumber = Annotated[
    str,
    BeforeValidator(_digits),
    AfterValidator(_twelve),
    Field(json_schema_extra={"pattern": "^[0-9]{12}$"}),
]
Once = AfterValidator(_unique)
Rate = Annotated[int, Field(ge=1, le=100_000, description="Pence an hour, before tax.")]

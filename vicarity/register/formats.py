"""CQC's two files: which columns they have, and what a row of each means.

Sources: https://www.cqc.org.uk/about-us/transparency/using-cqc-data (both files, OGL v3)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vicarity.register import values
from vicarity.register.enums import RegisterSource
from vicarity.register.errors import HeaderChanged
from vicarity.register.location import Location


class Unreadable(ValueError):
    """A row that cannot be read, with the reason and, where it says, which location it is."""

    def __init__(self, reason: str, location_id: str | None = None) -> None:
        super().__init__(reason)
        self.location_id = location_id


Headings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Format:
    """How a kind of file names what we read.

    Attributes:
        name: What people call it.
        source: What it is to us.
        needed: Each member with the heading it must have; older headings after the newest.
        welcome: The same for members that a file may lack.
        flags: Beginnings of headings of columns that hold Y or nothing, by the member they
            add up to.
    """

    name: str
    source: RegisterSource
    needed: Headings
    welcome: Headings = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)


DIRECTORY = Format(
    "CQC's monthly directory",
    RegisterSource.DIRECTORY,
    needed={
        "location_id": ("Location ID",),
        "registered_on": ("Location HSCA start date",),
        "is_dormant": ("Dormant (Y/N)",),
        "is_care_home": ("Care home?",),
        "name": ("Location Name",),
        "phone": ("Location Telephone Number",),
        "website": ("Location Web Address",),
        "number_of_beds": ("Care homes beds",),
        "overall_rating": ("Location Latest Overall Rating",),
        "rated_on": ("Publication Date",),
        "region": ("Location Region",),
        "local_authority": ("Location Local Authority",),
        "postcode": ("Location Postal Code",),
        "latitude": ("Location Latitude",),
        "longitude": ("Location Longitude",),
        "provider_id": ("Provider ID",),
        "provider_name": ("Provider Name",),
    },
    welcome={
        "address_line_1": ("Location Street Address", "Location Address Line 1"),
        "address_line_2": ("Location Address Line 2",),
        "city": ("Location City", "Location Town/City", "Location Town"),
        "county": ("Location County",),
    },
    flags={"service_types": "Service type - ", "specialisms": "Service user band - "},
)

WEEKLY = Format(
    "CQC's weekly directory",
    RegisterSource.WEEKLY,
    needed={
        "name": ("Name",),
        "also_known_as": ("Also known as",),
        "address": ("Address",),
        "postcode": ("Postcode",),
        "phone": ("Phone number",),
        "website": ("Service's website (if available)",),
        "service_types": ("Service types",),
        "checked_on": ("Date of latest check",),
        "specialisms": ("Specialisms/services",),
        "provider_name": ("Provider name",),
        "local_authority": ("Local authority",),
        "region": ("Region",),
        "url": ("Location URL",),
        "location_id": (
            "CQC Location ID (for office use only)",
            "CQC Location (for office use only",
        ),
        "provider_id": (
            "CQC Provider ID (for office use only)",
            "CQC Provider (for office use only",
        ),
    },
)

FORMATS = (DIRECTORY, WEEKLY)


def key(heading: str) -> str:
    """Return a heading without case, spaces, brackets and other marks."""
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


@dataclass(frozen=True)
class Reader:
    """Reads rows of one file.

    Attributes:
        format: Its kind.
        at: Where each member stands.
        flagged: For each list, where its columns stand and what they stand for.
    """

    format: Format
    at: Mapping[str, int]
    flagged: Mapping[str, Mapping[int, str]]

    @property
    def silent(self) -> list[str]:
        """Return the members this file could tell and has no column for."""
        lists = [name for name, columns in self.flagged.items() if not columns]
        return [name for name in self.format.welcome if name not in self.at] + lists

    def read(self, cells: Sequence[str]) -> Location:
        """Return what a row says.

        Raises:
            Unreadable: It does not say which location it is about, or what that is called.
        """
        row = {name: cells[at] if at < len(cells) else "" for name, at in self.at.items()}
        location_id = values.identifier(row["location_id"])
        if location_id is None:
            raise Unreadable("has no location id")
        name = values.line(row["name"])
        if name is None:
            raise Unreadable("has no name", location_id)
        found = _common(Location(location_id, name), row)
        return self._of_directory(found, row, cells) if self.monthly else _of_week(found, row)

    @property
    def monthly(self) -> bool:
        """Say whether the file is the monthly one."""
        return self.format.source is RegisterSource.DIRECTORY

    def _of_directory(
        self, found: Location, row: Mapping[str, str], cells: Sequence[str]
    ) -> Location:
        found.registered_on = values.day(row["registered_on"])
        found.is_dormant = values.flag(row["is_dormant"]) or False
        found.is_care_home = values.flag(row["is_care_home"])
        found.number_of_beds = values.whole(row["number_of_beds"])
        found.overall_rating, found.rating_note = values.rating(row["overall_rating"])
        found.rated_on = values.day(row["rated_on"])
        found.latitude = values.degrees(row["latitude"], values.LATITUDES)
        found.longitude = values.degrees(row["longitude"], values.LONGITUDES)
        found.address_line_1 = values.line(row.get("address_line_1", ""))
        found.address_line_2 = values.line(row.get("address_line_2", ""))
        found.city = values.line(row.get("city", ""), 100)
        found.county = values.line(row.get("county", ""), 100)
        found.service_types = self._flags("service_types", cells)
        found.specialisms = self._flags("specialisms", cells)
        return found

    def _flags(self, member: str, cells: Sequence[str]) -> list[str]:
        columns = self.flagged[member].items()
        return sorted(name for at, name in columns if at < len(cells) and values.flag(cells[at]))


def _common(found: Location, row: Mapping[str, str]) -> Location:
    """Fill in what both files tell."""
    found.provider_id = values.identifier(row["provider_id"])
    found.provider_name = values.line(row["provider_name"])
    found.also_known_as = values.line(row.get("also_known_as", ""))
    found.phone = values.phone(row["phone"])
    found.website = values.website(row["website"])
    found.postcode = values.postcode(row["postcode"])
    found.region = values.line(row["region"], 100)
    found.local_authority = values.line(row["local_authority"], 100)
    return found


def _of_week(found: Location, row: Mapping[str, str]) -> Location:
    found.service_types = values.services(row["service_types"].split("|"))
    found.specialisms = values.listed(row["specialisms"].split("|"))
    found.is_care_home = not values.CARE_HOMES.isdisjoint(found.service_types)
    parts = [part for part in map(values.line, row["address"].split(",")) if part]
    found.address_line_1 = parts.pop(0) if parts else None
    found.city = parts.pop()[:100] if parts else None
    found.address_line_2 = values.line(", ".join(parts))
    return found


def recognise(cells: Sequence[str]) -> Reader | None:
    """Return how to read the rows below, if this row is a header we know."""
    keys = [key(cell) for cell in cells]
    for known in FORMATS:
        if not _missing(known, keys):
            return _reader(known, cells, keys)
    return None


def likeness(cells: Sequence[str]) -> int:
    """Return how many of a known file's headings a row has."""
    keys = [key(cell) for cell in cells]
    return max(len(known.needed) - len(_missing(known, keys)) for known in FORMATS)


def changed(cells: Sequence[str]) -> HeaderChanged:
    """Return the refusal of a file whose header is most like this row: what it lacks and has."""
    keys = [key(cell) for cell in cells]
    known = min(FORMATS, key=lambda one: len(_missing(one, keys)) / len(one.needed))
    heard = {
        key(name) for names in (*known.needed.values(), *known.welcome.values()) for name in names
    }
    found = [values.line(cell, 60) for cell in cells[:300] if cell and key(cell) not in heard]
    flags = tuple(known.flags.values())
    others = [name for name in found if name and not name.startswith(flags)]
    return HeaderChanged(
        f"The columns are not those of {known.name}. Expected and not found:"
        f" {'; '.join(_missing(known, keys))}. Found and not expected:"
        f" {'; '.join(others) or 'nothing else'}."
    )


def _missing(known: Format, keys: Sequence[str]) -> list[str]:
    return [names[0] for names in known.needed.values() if not {*map(key, names)} & {*keys}]


def _reader(known: Format, cells: Sequence[str], keys: list[str]) -> Reader:
    at = {
        member: next(keys.index(key(name)) for name in names if key(name) in keys)
        for member, names in (*known.needed.items(), *known.welcome.items())
        if not {*map(key, names)}.isdisjoint(keys)
    }
    flagged = {
        member: {
            number: values.line(cell[len(start) :], 200) or ""
            for number, cell in enumerate(cells)
            if cell.casefold().startswith(start.casefold())
        }
        for member, start in known.flags.items()
    }
    return Reader(known, at, flagged)

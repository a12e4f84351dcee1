"""What CQC's API says about a location, as we keep it.

The API leaves members out freely and has two places for a rating: ``currentRatings`` for
inspections, and ``assessment`` for what has replaced them. Names of people, which it gives too,
are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from vicarity.register import values
from vicarity.register.enums import CqcRating, Registration
from vicarity.register.location import Location

#: A rating, what is said in its place, and its day.
Rating = tuple[CqcRating | None, str | None, date | None]


def location(answer: Mapping[str, Any]) -> Location | None:
    """Return what an answer says; ``None`` if it is not about a location."""
    said = _Said(answer)
    location_id, name = values.identifier(said.text("locationId")), values.line(said.text("name"))
    if location_id is None or name is None:
        return None
    found = Location(location_id, name)
    _place(found, said)
    _registration(found, said)
    found.provider_id = values.identifier(said.text("providerId"))
    found.also_known_as = values.line(said.text("alsoKnownAs"))
    found.is_dormant = values.flag(said.text("dormancy"))
    found.is_care_home = values.flag(said.text("careHome"))
    found.number_of_beds = values.whole(said.text("numberOfBeds"))
    found.phone = values.phone(said.text("mainPhoneNumber"))
    found.website = values.website(said.text("website"))
    found.service_types = values.services(said.names("gacServiceTypes"))
    found.specialisms = values.listed(said.names("specialisms"))
    found.overall_rating, found.rating_note, found.rated_on = _rating(answer)
    return found


class _Said:
    """An answer, asked for what it should hold; what is of another kind was not said."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self._answer = answer

    def text(self, member: str) -> str:
        value = self._answer.get(member)
        return str(value) if isinstance(value, str | int | float) else ""

    def names(self, member: str) -> list[str]:
        return [_Said(item).text("name") for item in _things(self._answer.get(member))]


def _place(found: Location, said: _Said) -> None:
    found.address_line_1 = values.line(said.text("postalAddressLine1"))
    found.address_line_2 = values.line(said.text("postalAddressLine2"))
    found.city = values.line(said.text("postalAddressTownCity"), 100)
    found.county = values.line(said.text("postalAddressCounty"), 100)
    found.postcode = values.postcode(said.text("postalCode"))
    found.latitude = values.degrees(said.text("onspdLatitude"), values.LATITUDES)
    found.longitude = values.degrees(said.text("onspdLongitude"), values.LONGITUDES)
    found.region = values.line(said.text("region"), 100)
    found.local_authority = values.line(said.text("localAuthority"), 100)


def _registration(found: Location, said: _Said) -> None:
    found.registered_on = values.day(said.text("registrationDate"))
    if said.text("registrationStatus").strip().casefold() == Registration.DEREGISTERED:
        found.registration = Registration.DEREGISTERED
        found.deregistered_on = values.day(said.text("deregistrationDate"))


def _rating(answer: Mapping[str, Any]) -> Rating:
    """Return the newest overall rating, wherever it stands."""
    told = [*_inspected(answer), *_assessed(answer)]
    return max(told, key=lambda one: (one[0] is not None, one[2] or date.min), default=(None,) * 3)


def _inspected(answer: Mapping[str, Any]) -> Iterator[Rating]:
    for current in _things(answer.get("currentRatings")):
        for overall in _things(current.get("overall")):
            yield from _one(overall, _Said(overall).text("reportDate"))


def _assessed(answer: Mapping[str, Any]) -> Iterator[Rating]:
    """Yield what each assessment says; its groups speak for the whole only when they agree."""
    for assessment in _things(answer.get("assessment")):
        published = _Said(assessment).text("assessmentPlanPublishedDateTime")
        for ratings in _things(assessment.get("ratings")):
            overall = [one for one in _things(ratings.get("overall")) if _current(one)]
            groups = [one for one in _things(ratings.get("asgRatings")) if _current(one)]
            same = {_Said(one).text("rating").casefold() for one in groups}
            for one in overall[:1] or (groups[:1] if len(same) == 1 else []):
                yield from _one(one, published or _Said(one).text("assessmentDate"))


def _current(rating: Mapping[str, Any]) -> bool:
    return _Said(rating).text("status").casefold() not in {"historic", "archived", "superseded"}


def _one(rating: Mapping[str, Any], day: str) -> Iterator[Rating]:
    found, note = values.rating(_Said(rating).text("rating"))
    if found or note:
        yield found, note, values.day(day)


def _things(value: object) -> list[Mapping[str, Any]]:
    """Return the objects of a list, or a single one as a list of itself."""
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, Mapping)]

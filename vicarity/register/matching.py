"""Does what a home says agree with the register? Pure comparison, for the person who decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from vicarity.register import names, values

#: From which likeness on two names or addresses may be the same, spelt otherwise.
SIMILAR = 0.75

#: Beds may be counted a little differently: so many in a hundred.
BEDS_PER_CENT = 10

#: What each kind of care would have in the register, in the words of the file and of the API.
KINDS: Mapping[str, frozenset[str]] = {
    "residential": frozenset({"care home service without nursing"}),
    "nursing": frozenset({"care home service with nursing"}),
    "domiciliary": frozenset({"domiciliary care service"}),
    "dementia": frozenset({"dementia"}),
    "learning_disability": frozenset(
        {"learning disabilities", "learning disabilities or autistic spectrum disorder"}
    ),
    "mental_health": frozenset({"mental health", "mental health conditions"}),
    "physical_disability": frozenset({"physical disability", "physical disabilities"}),
    "childrens": frozenset({"children 0-18 years", "caring for children"}),
}


class Agreement(StrEnum):
    """How a claim stands to the register."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERS = "differs"
    MISSING = "missing"  # one of the two does not say


@dataclass(frozen=True)
class Fact:
    """One fact, as the home and as the register say it."""

    member: str
    claimed: str | None
    registered: str | None
    agreement: Agreement


def compare(claim: Mapping[str, Any], location: Mapping[str, Any]) -> list[Fact]:
    """Compare a home's profile with a location, fact by fact, in the order people check.

    Args:
        claim: Members named as in a care home's profile.
        location: A row of :func:`vicarity.register.queries.location`.
    """
    return [
        _fact("name", claim["business_name"], _called(location, claim["business_name"]), _text),
        _fact("location_id", claim["cqc_location_id"], location["location_id"], _exactly),
        _fact("provider_id", claim["cqc_provider_id"], location["provider_id"], _exactly),
        _fact("address", _address(claim), _address(location), _place),
        _fact("postcode", claim["postcode"], location["postcode"], _postcode),
        _fact("phone", claim["phone"], location["phone"], _phone),
        _fact("beds", claim["number_of_beds"], location["number_of_beds"], _beds),
        _kind(claim["care_home_type"], location),
    ]


def ranked(
    name: str | None, postcode: str | None, locations: Iterable[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """Return locations, the likeliest to be a home of this name and postcode first.

    Those that share neither are left out.
    """
    scored = [(score(name, postcode, location), location) for location in locations]
    likely = [pair for pair in scored if pair[0] >= SIMILAR]
    likely.sort(key=lambda pair: (-pair[0], pair[1]["location_id"]))
    return [location for _, location in likely]


def score(name: str | None, postcode: str | None, location: Mapping[str, Any]) -> float:
    """Return how likely a location is the one: up to 1 for its name, and up to 1 for its place."""
    known = [location["name"], location["also_known_as"] or ""]
    alike = max(names.likeness(name or "", one) for one in known)
    return alike + _nearness(postcode, location["postcode"])


def _nearness(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 0.0
    return 1.0 if one == other else 0.25 if one.split()[0] == other.split()[0] else 0.0


def _fact(
    member: str, claimed: Any, registered: Any, agree: Callable[[Any, Any], Agreement]
) -> Fact:
    missing = claimed in {None, ""} or registered in {None, ""}
    found = Agreement.MISSING if missing else agree(claimed, registered)
    return Fact(member, _shown(claimed), _shown(registered), found)


def _shown(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _called(location: Mapping[str, Any], claimed: str | None) -> str:
    """Return the name of a location that is nearest to what the home calls itself."""
    known = [location["name"], location["also_known_as"] or location["name"]]
    return str(max(known, key=lambda one: names.likeness(claimed or "", one)))


def _exactly(one: str, other: str) -> Agreement:
    return Agreement.SAME if one == other else Agreement.DIFFERS


def _text(one: str, other: str) -> Agreement:
    if names.plain(one) == names.plain(other):
        return Agreement.SAME
    alike = names.likeness(one, other) >= SIMILAR
    return Agreement.SIMILAR if alike else Agreement.DIFFERS


def _place(one: str, other: str) -> Agreement:
    """Compare addresses; one that has all the other's words says more, and nothing else."""
    few, many = sorted((set(names.plain(one).split()), set(names.plain(other).split())), key=len)
    if few == many:
        return Agreement.SAME
    return Agreement.SIMILAR if few <= many else _text(one, other)


def _address(place: Mapping[str, Any]) -> str:
    parts = (place["address_line_1"], place["address_line_2"], place["city"])
    return ", ".join(part for part in parts if part)


def _postcode(one: str, other: str) -> Agreement:
    if one == other:
        return Agreement.SAME
    return Agreement.SIMILAR if one.split()[0] == other.split()[0] else Agreement.DIFFERS


def _phone(one: str, other: str) -> Agreement:
    dialled = [re.sub(r"[^0-9]", "", values.phone(number) or "")[-10:] for number in (one, other)]
    return Agreement.SAME if dialled[0] == dialled[1] else Agreement.DIFFERS


def _beds(one: int, other: int) -> Agreement:
    if one == other:
        return Agreement.SAME
    near = abs(one - other) * 100 <= BEDS_PER_CENT * max(one, other)
    return Agreement.SIMILAR if near else Agreement.DIFFERS


def _kind(claimed: str | None, location: Mapping[str, Any]) -> Fact:
    """Compare the kind of care; the register has no word of its own for it."""
    services, cares_for = location["service_types"], location["specialisms"]
    registered = ", ".join([*services, *cares_for]) or None
    if not claimed or not registered:
        return Fact("kind", _shown(claimed), registered, Agreement.MISSING)
    told = {one.casefold() for one in (*services, *cares_for)}
    found = Agreement.DIFFERS if told.isdisjoint(KINDS[claimed]) else Agreement.SAME
    return Fact("kind", _shown(claimed), registered, found)

"""A made-up part of the CQC register: what it says of made-up homes, and what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from vicarity.care_home.enums import Verification
from vicarity.cli.demo import words
from vicarity.cli.demo.world import Values, World, of_a_hundred
from vicarity.register.enums import CqcRating, RegisterSource, Registration
from vicarity.register.matching import KINDS
from vicarity.register.rules import Change, changes
from vicarity.register.values import SERVICES

RATINGS = of_a_hundred(
    {
        CqcRating.OUTSTANDING: 6,
        CqcRating.GOOD: 72,
        CqcRating.REQUIRES_IMPROVEMENT: 19,
        CqcRating.INADEQUATE: 3,
    }
)

#: The service of a home whose kind of care is a word about whom it cares for.
USUAL = SERVICES["residential homes"]


def _gone(world: World, _: Values) -> Values:
    day = world.today - timedelta(days=40)
    return {"registration": str(Registration.DEREGISTERED), "deregistered_on": day}


#: How the register differs from what a home says, for homes that wait, in turn; ``None`` is a
#: home that it does not know. Most of it agrees.
DIFFERENCES: tuple[Callable[[World, Values], Values] | None, ...] = (
    lambda *_: {},
    lambda _, home: {"name": f"The {home['name']} Care Home"},
    lambda *_: {},
    lambda _, home: {"number_of_beds": home["number_of_beds"] + 11},
    lambda world, _: {"address_line_1": f"3 {world.chance.choice(words.STREETS)}"},
    None,
    lambda *_: {},
    _gone,
    lambda world, _: {"phone": f"+442079460{world.chance.randrange(1000):03}"},
    lambda world, _: {"name": world.chance.choice(words.HOME_NAMES)},
)

#: What became different in the register about homes that are verified.
NEWS: tuple[Callable[[World, Values], Values], ...] = (
    lambda *_: {"overall_rating": str(CqcRating.INADEQUATE)},
    lambda _, home: {"name": f"{home['name']} with Orchard View"},
    _gone,
    lambda *_: {"is_dormant": True},
)


def location(world: World, home: Values, state: Verification, place: int) -> Values | None:
    """Return what the register says of a home; nothing when it does not know it.

    Args:
        world: What homes are made from.
        home: Its profile.
        state: Where its check stands.
        place: Chooses the difference of a home that waits.
    """
    differs = DIFFERENCES[0]
    if state is Verification.IN_REVIEW:
        differs = DIFFERENCES[place % len(DIFFERENCES)]
    elif state is Verification.SUSPENDED:
        differs = _gone
    if differs is None:
        return None
    said = _agreeing(world, home)
    return said | differs(world, said)


def _agreeing(world: World, home: Values) -> Values:
    kinds = KINDS[home["care_home_type"] or "residential"]
    services = sorted(kinds & set(SERVICES.values())) or [USUAL]
    return {
        "location_id": home["cqc_location_id"],
        "provider_id": home["cqc_provider_id"],
        "provider_name": f"{home['business_name']} Limited",
        "name": home["business_name"],
        "registration": str(Registration.REGISTERED),
        "registered_on": world.today - timedelta(days=world.chance.randint(800, 5000)),
        "deregistered_on": None,
        "is_dormant": False,
        "is_care_home": services != [SERVICES["homecare agencies"]],
        "number_of_beds": home["number_of_beds"],
        "phone": home["phone"],
        "website": home["website"],
        "address_line_1": home["address_line_1"],
        "city": home["city"],
        "county": home["county"],
        "postcode": home["postcode"],
        "local_authority": home["county"],
        "overall_rating": str(world.chance.choice(RATINGS)),
        "rated_on": world.today - timedelta(days=world.chance.randint(60, 900)),
        "service_types": services,
        "specialisms": sorted(kinds - set(SERVICES.values())),
        # a later import of the real directory adds to this, and leaves it alone
        # the file that says least: reading the real directory or the API begins where it would
        "source": str(RegisterSource.WEEKLY),
        "seen_at": world.now,
    }


def news(world: World, known: Sequence[Values]) -> list[Change]:
    """Change what the register says of some homes, in place; return what people should hear."""
    found: list[Change] = []
    for become, said in zip(NEWS, known, strict=False):
        before = {"rating_note": None} | said
        said |= become(world, said)
        found += changes(before, {"rating_note": None} | said)
    return found

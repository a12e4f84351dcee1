import pytest

from vicarity.core import clock
from vicarity.register import matching, service
from vicarity.register.enums import RegisterSource
from vicarity.register.models import CqcLocation

CLAIM = {
    "business_name": "Elm House", "cqc_location_id": "1-1000000001",
    "cqc_provider_id": "1-2000000001", "address_line_1": "1 Elm Road", "address_line_2": None,
    "city": "Leeds", "postcode": "LS6 3AB", "phone": "+441134960123", "number_of_beds": 42,
    "care_home_type": "residential",
}  # fmt: skip
LOCATION = {
    "name": "Elm House", "also_known_as": None, "location_id": "1-1000000001",
    "provider_id": "1-2000000001", "address_line_1": "1 Elm Road", "address_line_2": None,
    "city": "Leeds", "postcode": "LS6 3AB", "phone": "+441134960123", "number_of_beds": 42,
    "service_types": ["Care home service without nursing"], "specialisms": ["Dementia"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("member", "claimed", "registered", "agreement"),
    [
        ("name", "ELM  house", None, "same"), ("name", "The Elm-House", None, "same"),
        ("name", "St. Mary's", "Saint Marys", "same"), ("name", "Elm Ltd", "Elm Limited", "same"),
        ("name", "Elm Hosue", None, "similar"), ("name", "House, Elm", None, "similar"),
        ("name", "Oak Lodge", None, "differs"), ("name", None, None, "missing"),
        ("location_id", "1-1000000002", None, "differs"), ("location_id", None, None, "missing"),
        ("provider_id", "1-1000000001", None, "differs"), ("postcode", "LS6 3AC", None, "similar"),
        ("postcode", "M1 1AA", None, "differs"), ("phone", "+441134960124", None, "differs"),
        ("phone", "+441134960123", "0113 496 0123", "same"),
        ("phone", "+441134960123", "1134960123", "same"), ("beds", 43, None, "similar"),
        ("beds", 60, None, "differs"), ("beds", None, None, "missing"), ("beds", 5, 0, "differs"),
        ("kind", "nursing", None, "differs"), ("kind", "dementia", None, "same"),
        ("kind", None, None, "missing"),
    ],
)  # fmt: skip
def test_compares_each_fact(member, claimed, registered, agreement):
    mine = {"name": "business_name", "location_id": "cqc_location_id", "kind": "care_home_type",
            "provider_id": "cqc_provider_id", "beds": "number_of_beds"}  # fmt: skip
    theirs = {"beds": "number_of_beds"}
    known = {} if registered is None else {theirs.get(member, member): registered}

    facts = matching.compare(CLAIM | {mine.get(member, member): claimed}, LOCATION | known)

    found = {fact.member: fact.agreement for fact in facts}
    assert found.pop(member) == agreement
    assert set(found.values()) == {"same"}


@pytest.mark.parametrize(
    ("changed", "agreement"),
    [
        ({"address_line_1": "1 Elm Rd."}, "same"), ({"address_line_2": "Headingley"}, "similar"),
        ({"address_line_1": "1 Elm Raod"}, "similar"),
        ({"address_line_1": "Oak Lane 99", "city": "York"}, "differs"),
        ({"address_line_1": None, "city": None}, "missing"),
    ],
)  # fmt: skip
def test_compares_addresses_as_a_whole(changed, agreement):
    facts = {fact.member: fact for fact in matching.compare(CLAIM | changed, LOCATION)}

    assert facts["address"].agreement == agreement


def test_takes_the_name_a_home_is_also_known_by():
    known = LOCATION | {"name": "Elm Care Centre", "also_known_as": "Elm House"}

    (fact,) = (fact for fact in matching.compare(CLAIM, known) if fact.member == "name")

    assert (fact.agreement, fact.registered) == ("same", "Elm House")


HOMES = (
    ("Elm House", "LS6 3AB"), ("Elm Lodge", "LS6 3AB"), ("Saint Mary's Nursing Home", "LS6 1AA"),
    ("The Old Rectory", "LS6 2BB"), ("Beckdale House", "LS7 1AA"), ("Ann Ellis", "M33 5PD"),
    ("Ashlands Manor Care Home", "M33 5PA"), ("10 Oak Road", "M33 5PB"),
)  # fmt: skip


@pytest.fixture
def register(session):
    for number, (name, postcode) in enumerate(HOMES):
        session.add(
            CqcLocation(
                location_id=f"1-10000000{number}", name=name, postcode=postcode,
                is_care_home=True, source=RegisterSource.DIRECTORY, seen_at=clock.now(),
            )
        )  # fmt: skip
    session.commit()


@pytest.mark.parametrize(
    ("name", "postcode", "first"),
    [
        ("Elm House", "LS6 3AB", "Elm House"), ("elm hosue", "LS6 3AB", "Elm House"),
        ("Elm Lodge Limited", "LS6 3AB", "Elm Lodge"), ("St Marys", "LS6 1AA",
         "Saint Mary's Nursing Home"), ("Old Rectroy", "LS6 9ZZ", "The Old Rectory"),
        ("Beckdale House", None, "Beckdale House"), ("Anne Ellis", "M33 5PD", "Ann Ellis"),
        ("Ashlands Manor", "M33 9ZZ", "Ashlands Manor Care Home"), (None, "M33 5PB", "10 Oak Road"),
        ("Ashland Manor Care Home", None, "Ashlands Manor Care Home"),
    ],
)  # fmt: skip
def test_suggests_the_likeliest_location_first(register, name, postcode, first):
    assert service.suggestions(name, postcode)[0]["name"] == first


@pytest.mark.parametrize(
    ("name", "postcode"),
    [(None, None), ("", None), ("Quite Another", "B1 1AA"), ("' | !", None), ("%", "LS6 9ZZ")],
)
def test_suggests_nothing_without_a_likely_one(register, name, postcode):
    assert service.suggestions(name, postcode) == []


def test_suggests_no_more_than_people_look_at(register, session):
    assert len(service.suggestions("House", "LS6 3AB")) <= service.MOST_SUGGESTED

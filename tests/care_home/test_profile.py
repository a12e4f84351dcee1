import pytest

from tests.care_home.conftest import refused
from tests.care_home.profiles import EVERYTHING
from tests.factories import CARE_HOME
from tests.letters import wide


def test_starts_empty(get, home):
    body = get().json

    assert (body["id"], body["user_id"]) == (str(home.id), str(home.user_id))
    assert (body["verification_status"], body["verified_at"]) == ("pending", None)
    assert body["profile_completion_percentage"] == 0
    assert all(body[member] is None for member in EVERYTHING)


def test_keeps_every_member(put, get):
    body = put(**EVERYTHING).json

    assert body == get().json
    assert {member: body[member] for member in EVERYTHING} == EVERYTHING
    assert body["profile_completion_percentage"] == 100


def test_answers_with_these_members_and_no_others(get):
    assert set(get().json) == {
        *EVERYTHING, "id", "user_id", "verification_status", "verification_notes", "verified_at",
        "profile_completion_percentage", "cqc_rating", "submitted_at", "asked_at", "missing",
    }  # fmt: skip


def test_keeps_what_is_left_out_and_clears_what_is_null(put, get):
    before = put(**EVERYTHING).json

    after = put(county=None, city="York").json

    assert after == before | {"county": None, "city": "York"} == get().json


def test_names_what_is_missing(get, put):
    needed = get().json["missing"]

    after = put(phone="020 7946 0123", city="Leeds").json

    assert set(needed) == set(CARE_HOME)
    assert after["missing"] == [name for name in needed if name not in {"phone", "city"}]


@pytest.mark.parametrize("member", CARE_HOME)
def test_counts_each_of_the_eight_members(put, member):
    put(**CARE_HOME)

    response = put(**{member: None})

    assert response.json["profile_completion_percentage"] == 87


@pytest.mark.parametrize("count", range(9))
def test_counts_in_whole_per_cent(put, count):
    some = dict(list(CARE_HOME.items())[:count])

    response = put(**some)

    expected = [0, 12, 25, 37, 50, 62, 75, 87, 100][count]
    assert response.json["profile_completion_percentage"] == expected


@pytest.mark.parametrize(
    "member",
    [
        "cqc_rating", "verification_status", "verification_notes", "verified_at", "id", "user_id",
        "profile_completion_percentage", "submitted_at", "easting", "first_name", "nonsense",
    ],
)  # fmt: skip
def test_refuses_members_nobody_may_send(put, get, member):
    before = get().json

    response = put(business_name="Elm House", **{member: "verified"})

    assert refused(response) == [f"#/{member}"]
    assert get().json == before


@pytest.mark.parametrize(
    ("member", "typed", "kept"),
    [
        ("cqc_provider_id", " 1-101612345 ", "1-101612345"), ("postcode", "ls63ab", "LS6 3AB"),
        ("business_registration_number", "sc 123456", "SC123456"),
        ("phone", "020 7946 0123", "+442079460123"), ("business_name", " Elm & Oak ", "Elm & Oak"),
    ],
)  # fmt: skip
def test_keeps_one_form_of_what_people_write(put, get, member, typed, kept):
    put(**{member: typed})

    assert get().json[member] == kept


@pytest.mark.parametrize(
    ("member", "typed"),
    [
        *[("cqc_provider_id", wrong) for wrong in (
            "", "1-12345", "2-101612345", "1-1234567890123", "101612345",
             "1-10161234x", wide("1") + "-101612345", 1101612345)],
        *[("cqc_location_id", wrong) for wrong in ("1-12345", "RXX01")],
        *[("business_registration_number", wrong) for wrong in ("123", "x" * 21, "12/3", 1234567)],
        *[("care_home_type", wrong) for wrong in ("Residential", "hotel", "", 1)],
        *[("number_of_beds", wrong) for wrong in (0, -1, 2001, 2**31, 2**63, 1.5, "42", True)],
        *[("website", wrong) for wrong in ("elm.example", "javascript:alert(1)", "x" * 501)],
        *[("description", wrong) for wrong in ("", "x" * 4001, "\x00")],
        *[("postcode", wrong) for wrong in ("LS6", "12345")],
        *[("phone", wrong) for wrong in ("12", "07700")],
    ],
)  # fmt: skip
def test_refuses_what_is_not_in_form(put, get, member, typed):
    before = get().json

    response = put(**{member: typed})

    assert refused(response) in ([f"#/{member}"], ["#"])
    assert get().json == before


def test_finds_where_the_home_is(put, session, home):
    put(postcode="LS6 3AB")
    session.refresh(home)
    found = (home.easting, home.northing)
    put(postcode=None)
    session.refresh(home)

    assert found == (430000, 435000)
    assert (home.easting, home.northing) == (None, None)

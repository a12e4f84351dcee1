"""UK formats, and whatever else people may type."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.letters import wide
from tests.worker.conftest import refused
from tests.worker.profiles import EVERYTHING

CALM = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize(
    ("member", "typed", "kept"),
    [
        ("phone", "07700 900123", "+447700900123"), ("phone", "+44 7700 900123", "+447700900123"),
        ("phone", "0044 (0)7700 900-123", "+447700900123"),
        ("phone", "+33 1 23 45 67 89", "+33123456789"),
        ("phone", "(020) 7946 0123", "+442079460123"), ("phone", "01632 960123", "+441632960123"),
        ("postcode", "ls63ab", "LS6 3AB"), ("postcode", " sw1a  1aa ", "SW1A 1AA"),
        ("postcode", "M1 1AE", "M1 1AE"), ("postcode", "B33 8TH", "B33 8TH"),
        ("postcode", "CR2 6XH", "CR2 6XH"), ("postcode", "DN55 1PT", "DN55 1PT"),
        ("postcode", "EC1A-1BB", "EC1A 1BB"), ("postcode", "n1p 1aa", "N1P 1AA"),
        ("dbs_certificate_number", "0012 3456 7890", "001234567890"),
        ("dbs_certificate_number", "001-234-567-890", "001234567890"),
        ("first_name", "  Zoë-Anne  ", "Zoë-Anne"),
        ("last_name", "O\u2019Brien {{7*7}}", "O\u2019Brien {{7*7}}"),
        ("bio", "two\nlines\r\nand a\ttab", "two\nlines\r\nand a\ttab"),
        ("bio", "'; DROP TABLE users; --", "'; DROP TABLE users; --"),
        ("profile_picture_url", "/uploads/a.png", "/uploads/a.png"),
        ("city", "日本語 🐢", "日本語 🐢"),
    ],
)  # fmt: skip
def test_keeps_one_form_of_what_people_write(put, get, member, typed, kept):
    response = put(**{member: typed})

    assert response.status_code == 200, response.json
    assert get().json[member] == kept


@pytest.mark.parametrize(
    ("member", "typed"),
    [
        *[("phone", wrong) for wrong in (
            "", "0", "07700", "07700 9001234567", "phone", "07700 900123 ext 5", "٠٧٧٠٠٩٠٠١٢٣",
            "+999 123456789", "077O0 900123", 7700900123, ["07700 900123"],
        )],
        *[("postcode", wrong) for wrong in (
            "", "LS6", "LS6 3A", "LS6 3ABC", "QQ1 1AA", "LS6 3CI", "1LS 6AB", "12345", "LS63 AB1",
            wide("LS6") + " " + wide("3AB"), "LS6 3AB; x", 63,
        )],
        *[("dbs_certificate_number", wrong) for wrong in (
            "", "12345678901", "1234567890123", "12345678901a", wide("123456789012"), 123456789012,
        )],
        *[("dbs_status", wrong) for wrong in ("", "ENHANCED", "none", 1, [], True)],
        *[("years_experience", wrong) for wrong in ("", "2", "10", 3)],
        *[("travel_radius_miles", wrong) for wrong in (
            0, -1, 101, 2**31, 2**63, 10**400, 1.5, 15.0, "15", True, "1_0", wide("15"), [15],
        )],
        *[("current_step", wrong) for wrong in (0, 5, -1, 2**63, "1", True, 1.0)],
        *[("hourly_rate_min", wrong) for wrong in (0, -1, 100_001, 2**31, 10**400, 12.71, "1400")],
        *[("available_days", wrong) for wrong in (
            "monday", ["Monday"], ["monday", "monday"], [1], ["funday"], {"monday": True}, [None],
        )],
        *[("shift_types", wrong) for wrong in (["evening"], ["day", "day"], "day", [["day"]])],
        *[("specializations", wrong) for wrong in (
            ["dementia", "dementia"], [""], ["x" * 61], ["x"] * 31, [7], "dementia", ["a\nb"],
            [f"s{n}" for n in range(31)],
        )],
        *[("first_name", wrong) for wrong in ("", "   ", "x" * 101, "A\nda", "A\x07da", 7, [])],
        *[("bio", wrong) for wrong in ("", " \n ", "x" * 4001, "a\x1bb", 7)],
        *[("profile_picture_url", wrong) for wrong in (
            "", "javascript:alert(1)", "data:text/html,x", "ftp://example.com/a", "example.com",
            "//evil.example/a", "/\\evil.example", "https://", "https:// x", "x" * 501,
            " https://example.com", "https://example.com/\nx", 7,
        )],
        *[("date_of_birth", wrong) for wrong in (
            "", "17/05/1990", "1990-5-7", "1990-02-30", "1990-05-17T00:00:00", 19900517,
            "1800-01-01", "2999-01-01", True, "0000-00-00",
        )],
        *[("dbs_issue_date", wrong) for wrong in ("2999-01-01", "x", 1, "2026-13-01")],
        *[("willing_to_travel", wrong) for wrong in (1, 0, "true", "yes", [])],
        *[("qualifications", wrong) for wrong in ("CARE_CERTIFICATE", {}, 7)],
    ],
)  # fmt: skip
def test_refuses_what_is_not_in_form(put, get, member, typed):
    before = get().json

    response = put(**{member: typed})

    pointers = refused(response)
    assert pointers
    assert all(pointer.startswith(f"#/{member}") for pointer in pointers)
    assert get().json == before


def test_takes_any_text_people_write_or_refuses_it(put, get):
    @given(text=st.text(min_size=1, max_size=200))
    @CALM
    def check(text):
        response = put(bio=text)

        assert response.status_code in {200, 400, 422}
        if response.status_code == 200:
            assert get().json["bio"] == text.strip()

    check()


def test_never_breaks_on_any_json(put, get):
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
    nested = partial(st.dictionaries, st.text(max_size=9), max_size=3)
    anything = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | nested(inner), max_leaves=6
    )

    @given(st.dictionaries(st.sampled_from([*EVERYTHING, "x"]), anything, max_size=4))
    @CALM
    def check(body):
        assert put(**body).status_code in {200, 400, 422}
        assert get().status_code == 200

    check()


@pytest.mark.parametrize(
    ("member", "typed", "said"),
    [
        ("dbs_certificate_number", "12345", "Enter the 12 digits of your certificate number."),
        ("travel_radius_miles", 101, "Enter 100 or less."),
        ("travel_radius_miles", 0, "Enter 1 or more."),
        ("city", "x" * 101, "Use 100 characters or fewer."),
        ("city", "", "Fill this in."),
        ("languages", [str(n) for n in range(31)], "Choose 30 or fewer."),
    ],
)
def test_says_in_plain_words_what_to_type(put, member, typed, said):
    problem = put(**{member: typed}).json

    assert problem["errors"] == [
        {"pointer": f"#/{member}", "code": problem["errors"][0]["code"], "detail": said}
    ]

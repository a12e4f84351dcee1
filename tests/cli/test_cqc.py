import re

import pytest
from sqlalchemy import select

from tests.register import directory
from tests.register.directory import elm, elm_weekly, ods, weekly
from vicarity.register.models import CqcLocation

NOVEMBER, OCTOBER = "01_November_2026_HSCA_Active_Locations.ods", "HSCA_October_2026.ods"
WEEK = "20_November_2026_CQC_directory.csv"


@pytest.fixture
def load(app, session, tmp_path):
    """Import a file with this name and content."""

    def run(content, name=NOVEMBER, *options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        result = app.test_cli_runner().invoke(args=["cqc", "import", str(file), *options])
        session.expire_all()
        return result

    return run


@pytest.fixture
def register(session):
    """Return the register as a dictionary of its rows."""

    def read():
        found = session.scalars(select(CqcLocation)).all()
        return {row.location_id: row for row in found}

    return read


@pytest.fixture
def elm_house(register):
    return lambda: register()["1-1000000001"]


def facts(row, *members):
    return tuple(getattr(row, member) for member in members)


def many(count, **given):
    return [elm(id=f"1-{3000000000 + number}", name=f"Home {number}") for number in range(count)]


def test_loads_the_monthly_directory(load, elm_house):
    result = load(ods(elm()))

    assert result.exit_code == 0, result.output
    assert "1 read, 1 added, 0 changed, 0 unchanged, 0 gone, 0 unreadable" in result.stdout
    found = elm_house()
    assert facts(found, "name", "provider_id", "provider_name", "number_of_beds", "postcode") == (
        "Elm House", "1-2000000001", "Elm Care Limited", 42, "LS6 3AB",
    )  # fmt: skip
    assert facts(found, "address_line_1", "address_line_2", "city", "county") == (
        "1 Elm Road", "Headingley", "Leeds", "West Yorkshire",
    )  # fmt: skip
    assert facts(found, "overall_rating", "rating_note", "registration", "is_care_home") == (
        "Good", None, "registered", True,
    )  # fmt: skip
    assert (str(found.rated_on), str(found.registered_on)) == ("2024-03-19", "2010-10-01")
    assert (found.phone, found.website) == ("+441134960123", "https://www.elm.example")
    assert (found.latitude, found.longitude) == (53.81945, -1.57649)
    assert found.service_types == ["Care home service without nursing"]
    assert found.specialisms == ["Dementia"]
    assert found.seen_at.isoformat() == "2026-11-01T00:00:00+00:00"


def test_loads_the_weekly_directory(load, elm_house):
    result = load(weekly(elm_weekly()), WEEK)

    assert result.exit_code == 0, result.output
    found = elm_house()
    assert facts(found, "name", "also_known_as", "provider_id", "postcode", "is_care_home") == (
        "Elm House", "The Elms", "1-2000000001", "LS6 3AB", True,
    )  # fmt: skip
    assert facts(found, "address_line_1", "address_line_2", "city") == (
        "1 Elm Road", "Headingley", "Leeds",
    )  # fmt: skip
    assert facts(found, "overall_rating", "number_of_beds") == (None, None)
    assert found.service_types == ["Care home service without nursing"]


def test_keeps_what_a_weekly_file_does_not_tell(load, elm_house):
    load(ods(elm()))
    moved = elm_weekly(name="Elm Lodge", services="Nursing homes", address="Odd, one line")

    load(weekly(moved), WEEK)

    found = elm_house()
    assert facts(found, "name", "also_known_as") == ("Elm Lodge", "The Elms")
    assert facts(found, "overall_rating", "number_of_beds", "latitude") == ("Good", 42, 53.81945)
    assert facts(found, "address_line_1", "county") == ("1 Elm Road", "West Yorkshire")
    assert found.service_types == ["Care home service without nursing"]


def test_takes_a_new_address_from_a_weekly_file_when_the_home_moved(load, elm_house):
    load(ods(elm()))

    load(weekly(elm_weekly(postcode="YO1 7HH", address="2 Oak Road,York")), WEEK)

    assert facts(elm_house(), "address_line_1", "city", "postcode") == (
        "2 Oak Road", "York", "YO1 7HH",
    )  # fmt: skip


def test_adds_the_ratings_of_a_month_to_what_a_later_week_said(load, elm_house):
    load(weekly(elm_weekly(name="Elm Lodge")), WEEK)

    load(ods(elm()))

    found = elm_house()
    assert facts(found, "name", "overall_rating", "number_of_beds") == ("Elm Lodge", "Good", 42)


@pytest.mark.parametrize(("rated", "kept"), [("01/10/2026", "Inadequate"), ("01/01/2020", "Good")])
def test_takes_the_rating_that_was_published_later(load, elm_house, rated, kept):
    load(ods(elm()), OCTOBER)
    load(weekly(elm_weekly(name="Elm Lodge")), WEEK)

    load(ods(elm(rating="Inadequate", rated=rated)))

    assert facts(elm_house(), "name", "overall_rating") == ("Elm Lodge", kept)


@pytest.mark.parametrize("content", [(ods(elm()), NOVEMBER), (weekly(elm_weekly()), WEEK)])
def test_changes_nothing_the_second_time(load, session, content):
    load(*content)
    before = session.execute(select(*CqcLocation.__table__.c)).all()

    result = load(*content)

    assert "0 added, 0 changed, 1 unchanged, 0 gone" in result.stdout
    assert session.execute(select(*CqcLocation.__table__.c)).all() == before


def test_does_not_let_an_older_file_undo_a_newer_one(load, elm_house, register):
    load(ods(elm(rating="Inadequate")), NOVEMBER)

    result = load(ods(elm(rating="Outstanding"), elm(id="1-1000000009", name="Closed")), OCTOBER)

    assert "2 left alone: something newer is known" in result.stdout
    assert elm_house().overall_rating == "Inadequate"
    assert set(register()) == {"1-1000000001"}


def test_takes_the_day_from_the_operator(load, elm_house):
    load(ods(elm()), NOVEMBER, "--as-of", "2026-07-15")

    assert elm_house().seen_at.isoformat() == "2026-07-14T23:00:00+00:00"


def test_refuses_a_day_to_come(load, register):
    result = load(ods(elm()), NOVEMBER, "--as-of", "2050-01-01")

    assert (result.exit_code, register()) == (1, {})
    assert result.stderr.endswith("Error: A file cannot be of a day to come.\n")


@pytest.mark.parametrize(
    ("written", "rating", "note"),
    [
        ("Outstanding", "Outstanding", None), ("GOOD", "Good", None),
        ("Requires Improvement", "Requires improvement", None),
        (" inadequate ", "Inadequate", None), ("", None, None),
        ("Inspected but not rated", None, "Inspected but not rated"),
        ("No published rating", None, "No published rating"),
        ("Insufficient evidence to rate", None, "Insufficient evidence to rate"),
        ("Not Yet Inspected", None, "Not Yet Inspected"), ("Brilliant", None, "Brilliant"),
    ],
)  # fmt: skip
def test_keeps_what_is_no_rating_as_a_note(load, elm_house, written, rating, note):
    load(ods(elm(rating=written)))

    assert facts(elm_house(), "overall_rating", "rating_note") == (rating, note)


@pytest.mark.parametrize(
    ("given", "member", "kept"),
    [
        ({"postcode": "ls63ab"}, "postcode", "LS6 3AB"), ({"postcode": "LS6"}, "postcode", None),
        ({"beds": "42.0"}, "number_of_beds", 42), ({"beds": 42}, "number_of_beds", 42),
        ({"beds": "many"}, "number_of_beds", None), ({"beds": "-1"}, "number_of_beds", None),
        ({"phone": 1134960123}, "phone", "+441134960123"),
        ({"phone": "ring the bell"}, "phone", "ring the bell"),
        ({"website": "none"}, "website", None), ({"latitude": "5381945"}, "latitude", None),
        ({"name": " Elm  \n House\u202e "}, "name", "Elm House"),
        ({"dormant": ""}, "is_dormant", False),
        ({"dormant": "y"}, "is_dormant", True), ({"home": ""}, "is_care_home", None),
        ({"provider": "?"}, "provider_id", None), ({"name": "x" * 400}, "name", "x" * 300),
    ],
)  # fmt: skip
def test_keeps_one_form_of_what_the_register_writes(load, elm_house, given, member, kept):
    result = load(ods(elm(**given)))

    assert result.exit_code == 0, result.output
    assert getattr(elm_house(), member) == kept


@pytest.mark.parametrize(
    "rated",
    ["2024-03-19", "19/03/2024", "19/Mar/2024", "2024-03-19T00:00:00", "2024-03-19 00:00:00"],
)
def test_reads_days_however_they_are_written(load, elm_house, rated):
    load(ods(elm(rated=rated)))

    assert str(elm_house().rated_on) == "2024-03-19"


#: Headings of older weekly files, by the newest ones.
OLD = {
    "CQC Location ID (for office use only)": "CQC Location (for office use only",
    "CQC Provider ID (for office use only)": "CQC Provider ID (for office use only",
    "Service's website (if available)": "Service\u2019s website (if available)",
    "Local authority": "Local Authority",
    "Name": " NAME ",
}


class TestAHeader:
    def test_may_drift_as_it_has_before(self, load, elm_house):
        headings = [OLD.get(name, name) for name in directory.WEEKLY]

        result = load(weekly(elm_weekly(), headings=headings), WEEK)

        assert result.exit_code == 0, result.output
        assert elm_house().name == "Elm House"

    @pytest.mark.parametrize("preamble", [0, 1, 4])
    def test_may_stand_below_some_lines(self, load, elm_house, preamble):
        load(weekly(elm_weekly(), preamble=preamble), WEEK)

        assert elm_house().name == "Elm House"

    def test_may_be_in_another_case_and_order(self, load, elm_house):
        headings = directory.MONTHLY[::-1]

        result = load(ods(elm(), headings=headings))

        assert result.exit_code == 0, result.output
        assert elm_house().number_of_beds == 42

    @pytest.mark.parametrize(
        "name", ["Location ID", "Location Latest Overall Rating", "Care homes beds", "Provider ID"]
    )
    def test_that_is_new_is_refused_with_its_names(self, load, register, name):
        load(ods(elm()))
        headings = ["Quite Another" if one == name else one for one in directory.MONTHLY]

        result = load(ods(elm(id="1-1000000002"), headings=headings), "22_November_2026.ods")

        assert (result.exit_code, set(register())) == (1, {"1-1000000001"})
        assert f"Expected and not found: {name}." in result.stderr
        assert re.search(r"Found and not expected: .*Quite Another", result.stderr)

    def test_of_another_file_is_refused_with_its_names(self, load, register):
        result = load("postcode,eastings,northings\nLS6,427000,436000\n", "districts.csv")

        assert (result.exit_code, register()) == (1, {})
        assert "Expected and not found: Name; Also known as; " in result.stderr
        assert "Found and not expected: eastings; northings." in result.stderr

    def test_may_lack_what_is_welcome_and_keeps_what_was_known(self, load, elm_house):
        load(ods(elm()), OCTOBER)
        without = [name for name in directory.MONTHLY if name != "Location City"]

        result = load(ods(elm(name="Elm Lodge"), headings=without))

        assert facts(elm_house(), "name", "city") == ("Elm Lodge", "Leeds")
        assert "no column for city" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_reads_what_spreadsheets_write(load, elm_house, encoding, ending):
    content = weekly(elm_weekly(name="Caf\u00e9 \u2019Elm\u2019")).replace("\r\n", ending)

    load(content.encode(encoding), WEEK)

    assert elm_house().name == "Caf\u00e9 \u2019Elm\u2019"


class TestUnreadableRows:
    def test_are_counted_and_the_first_named(self, load, register):
        bad = [elm(id="?"), elm(id="1-1000000007", name=" ")]

        result = load(ods(elm(), *bad))

        assert result.exit_code == 0, result.output
        assert "3 read, 1 added" in result.stdout
        assert "2 unreadable" in result.stdout
        assert "row 3 has no location id; row 4 has no name\n" in result.stdout

    def test_take_nothing_away(self, load, register):
        load(ods(elm()), OCTOBER)

        load(ods(elm(name=""), elm(id="1-1000000002")))

        assert register()["1-1000000001"].registration == "registered"

    def test_that_are_many_refuse_the_file(self, load, register):
        result = load(ods(elm(), *[elm(id="?")] * 11))

        assert (result.exit_code, register()) == (1, {})
        assert "11 of 12 rows cannot be read" in result.stderr

    @pytest.mark.parametrize("rows", [[], [elm(id="?")]])
    def test_alone_refuse_the_file(self, load, rows):
        result = load(ods(*rows))

        assert result.exit_code == 1
        assert "This file names no location." in result.stderr


class TestALocationThatIsGone:
    def test_is_deregistered(self, load, register):
        load(ods(elm(), elm(id="1-1000000002")), OCTOBER)

        result = load(ods(elm()))

        gone = register()["1-1000000002"]
        assert (gone.registration, str(gone.deregistered_on)) == ("deregistered", "2026-11-01")
        assert register()["1-1000000001"].registration == "registered"
        assert "1 gone" in result.stdout

    def test_comes_back_when_it_is_named_again(self, load, register):
        load(ods(elm(), elm(id="1-1000000002")), OCTOBER)
        load(ods(elm()))

        load(ods(elm(), elm(id="1-1000000002")), "22_November_2026.ods")

        back = register()["1-1000000002"]
        assert (back.registration, back.deregistered_on) == ("registered", None)

    def test_is_not_told_by_a_weekly_file(self, load, register):
        load(ods(elm(), elm(id="1-1000000002")), OCTOBER)

        load(weekly(elm_weekly()), WEEK)

        assert register()["1-1000000002"].registration == "registered"

    def test_is_not_one_that_was_seen_later(self, load, register):
        load(weekly(elm_weekly(id="1-1000000002")), WEEK)

        load(ods(elm()))

        assert register()["1-1000000002"].registration == "registered"

    def test_is_not_believed_when_they_are_many(self, load, register):
        load(ods(elm(), *many(11)), OCTOBER)

        result = load(ods(elm(rating="Inadequate")))

        assert result.exit_code == 1
        assert "does not name 11 of the 12 locations" in result.stderr
        assert "--allow-many" in result.stderr
        assert {row.registration for row in register().values()} == {"registered"}
        assert register()["1-1000000001"].overall_rating == "Good"

    def test_is_believed_when_the_operator_says_so(self, load, register):
        load(ods(elm(), *many(11)), OCTOBER)

        result = load(ods(elm()), NOVEMBER, "--allow-many")

        assert result.exit_code == 0, result.output
        assert "11 gone" in result.stdout


def cut(content):
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\0" * 100, cut(ods(elm())), b"PK\x03\x04" + b"x" * 100, b"%PDF-1.7\n",
        b"\xff\xfe" * 50,
        directory.packed("<a/>", "application/zip"), directory.packed("not XML"),
        directory.packed("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), b'"' + b"x\n" * 200_000,
    ],
)  # fmt: skip
def test_refuses_what_is_no_register_in_one_line(load, register, content):
    result = load(content)

    assert (result.exit_code, register()) == (1, {})
    assert re.fullmatch(r"(Importing.*\n)?Error: .+\n", result.stderr.replace("\r", "")), (
        result.stderr
    )
    assert "Traceback" not in result.output


def test_says_when_there_is_no_such_file(app):
    result = app.test_cli_runner().invoke(args=["cqc", "import", "nowhere.ods"])

    assert result.exit_code == 2
    assert "does not exist" in result.stderr

"""Following the register by the API: the command, the chore, and what both leave behind."""

import pytest
import time_machine
from pydantic import HttpUrl, SecretStr
from sqlalchemy import select

from tests.register.cqc_api import KEY, says
from tests.register.directory import elm, ods
from vicarity.care_home.models import RegisterChange
from vicarity.register import syncing
from vicarity.register.client import Pace
from vicarity.register.models import CqcLocation
from workers_rq import register_sync

ELM = "1-1000000001"
NOW = "2026-11-22T12:00:00Z"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def keyed(app, api, settings, monkeypatch):
    """Give the application a key for the server of this test."""

    def change(url=api.url, key=KEY):
        given = {"cqc_api_url": HttpUrl(url), "cqc_api_key": SecretStr(key)}
        monkeypatch.setitem(app.extensions, "settings", settings.model_copy(update=given))

    change()
    monkeypatch.setattr(Pace, "sleep", lambda _pace, _seconds: None)
    return change


@pytest.fixture
def known(app, session, tmp_path, make):
    """Load a directory of the first of November, with a home of ours in it."""
    make.care_home(cqc_location_id=ELM)
    file = tmp_path / "01_November_2026.ods"
    file.write_bytes(ods(elm()))
    result = app.test_cli_runner().invoke(args=["cqc", "import", str(file)])
    assert result.exit_code == 0, result.output


@pytest.fixture
def run(app, keyed, session):
    def sync(*options):
        result = app.test_cli_runner().invoke(args=["cqc", "sync", *options])
        session.expire_all()
        return result

    return sync


@pytest.fixture
def locations(session):
    return lambda: {row.location_id: row for row in session.scalars(select(CqcLocation))}


def rating(said):
    return {"overall": {"rating": said, "reportDate": "2026-11-10"}}


def test_applies_what_changed_since_the_directory(api, known, run, locations, session):
    api.knows(currentRatings=rating("Inadequate"))
    api.knows(locationId="1-1000000002", name="Oak House")
    api.changed = {ELM: "2026-11-10T09:00:00Z", "1-1000000002": "2026-11-11T09:00:00Z"}

    result = run()

    found = locations()
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 added, 1 changed\n1 changes about homes of ours")
    assert (found[ELM].overall_rating, found["1-1000000002"].name) == ("Inadequate", "Oak House")
    assert session.scalars(select(RegisterChange)).one().kind == "rating"


def test_keeps_what_the_service_leaves_out(api, known, run, locations):
    api.locations[ELM] = {"locationId": ELM, "name": "Elm Lodge"}
    api.changed = {ELM: "2026-11-10T09:00:00Z"}

    run()

    found = locations()[ELM]
    assert (found.name, found.postcode, found.number_of_beds) == ("Elm Lodge", "LS6 3AB", 42)
    assert (found.overall_rating, found.service_types) == (
        "Good", ["Care home service without nursing"],
    )  # fmt: skip


def test_takes_a_rating_away_with_what_is_said_in_its_place(api, known, run, locations):
    api.knows(currentRatings=rating("Inspected but not rated"))
    api.changed = {ELM: "2026-11-10T09:00:00Z"}

    run()

    found = locations()[ELM]
    assert (found.overall_rating, found.rating_note) == (None, "Inspected but not rated")


def test_goes_on_where_it_stopped(api, known, run):
    api.knows(numberOfBeds=50)
    api.changed = {ELM: "2026-11-10T09:00:00Z"}
    run()
    api.asked.clear()

    with time_machine.travel("2026-11-22T13:00:00Z", tick=False):
        run()

    assert [asked for asked in api.asked if asked.startswith("locations")] == []


def test_takes_a_busy_span_in_parts(api, known, run, locations, monkeypatch):
    monkeypatch.setattr(syncing, "MOST_CHANGES", 2)
    for number in range(9):
        api.knows(locationId=f"1-300000000{number}", name=f"Home {number}")
        api.changed[f"1-300000000{number}"] = f"2026-11-1{number}T09:00:00Z"

    result = run()

    assert result.stdout.startswith("9 added, 0 changed")
    assert result.stderr.count("Followed until") > 4


def test_keeps_the_spans_it_finished_when_the_service_goes_away(api, known, run, locations):
    api.knows(numberOfBeds=50)
    api.changed = {ELM: "2026-11-02T09:00:00Z"}
    the_list, the_home = None, None
    api.moods = [the_list, the_home] + [503] * 20

    result = run()

    assert result.exit_code == 1
    assert "CQC's service does not answer." in result.stderr
    assert locations()[ELM].number_of_beds == 50


def test_passes_over_an_answer_without_sense(api, known, run, locations):
    api.knows(numberOfBeds=50)
    api.locations["1-1000000008"] = {"nonsense": True}
    api.changed = {"1-1000000008": "2026-11-10T09:00:00Z", ELM: "2026-11-10T09:00:00Z"}

    result = run()

    assert "1-1000000008: the answer makes no sense" in result.stderr
    assert locations()[ELM].number_of_beds == 50


def test_follows_a_deregistration(api, known, run, locations, session):
    api.knows(registrationStatus="Deregistered", deregistrationDate="2026-11-10")
    api.changed = {ELM: "2026-11-10T09:00:00Z"}

    run()

    found = locations()[ELM]
    assert (found.registration, str(found.deregistered_on)) == ("deregistered", "2026-11-10")
    assert session.scalars(select(RegisterChange)).one().kind == "deregistered"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"key": ""}, "Set CQC_API_KEY."),
        ({"key": "another"}, "does not accept our key"),
        ({"url": "http://127.0.0.1:9"}, "does not answer"),
    ],
)
def test_says_what_is_wrong_in_one_line(known, keyed, run, given, said):
    keyed(**given)

    result = run()

    assert result.exit_code == 1
    assert said in result.stderr
    assert KEY not in result.output


def test_needs_a_register_to_begin_with(run):
    result = run()

    assert (result.exit_code, "Import a monthly directory first." in result.stderr) == (1, True)


def test_may_be_told_where_to_begin(api, run, locations):
    api.knows()
    api.changed = {ELM: "2026-11-10T09:00:00Z"}

    run("--since", "2026-11-09")

    assert set(locations()) == {ELM}


class TestTheChore:
    def test_follows_the_register(self, api, keyed, known, locations):
        api.knows(numberOfBeds=50)
        api.changed = {ELM: "2026-11-10T09:00:00Z"}

        register_sync.follow()

        assert locations()[ELM].number_of_beds == 50

    def test_asks_nothing_without_a_key(self, api, keyed, known):
        keyed(key="")

        register_sync.follow()

        assert api.asked == []

    def test_asks_nothing_twice_a_day(self, api, keyed, known):
        api.knows(numberOfBeds=50)
        api.changed = {ELM: "2026-11-22T09:00:00Z"}
        register_sync.follow()
        api.asked.clear()

        with time_machine.travel("2026-11-23T07:00:00Z", tick=False):
            register_sync.follow()
        assert api.asked == []

        with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
            register_sync.follow()
        assert api.asked == ["changes/location"]

    @pytest.mark.parametrize("mood", [403, 503, says(b"<html>")])
    def test_waits_for_the_next_hour_when_it_cannot(self, api, keyed, known, locations, mood):
        api.moods = [mood] * 20

        register_sync.follow()

        assert locations()[ELM].number_of_beds == 42

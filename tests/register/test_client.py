from datetime import UTC, datetime

import pytest

from tests.register.cqc_api import KEY, drips, goes_on, hangs_up, says
from vicarity.register import client as module
from vicarity.register.client import Pace, RegisterClient
from vicarity.register.errors import RegisterAway, RegisterKeyRefused, RegisterUnclear

ELM = "1-1000000001"
SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)


def test_reads_a_location(api, ask):
    api.knows()

    found = ask.location(ELM)

    assert (found.name, found.overall_rating, found.number_of_beds) == ("Elm House", "Good", 42)
    assert found.service_types == ["Care home service without nursing"]
    assert (found.latitude, found.phone) == (53.81945, "+441134960123")


def test_knows_when_there_is_no_such_location(ask):
    assert ask.location("1-1000000002") is None


def test_reads_every_page_of_changes(api, ask):
    api.per_page = 2
    api.changed = {f"1-100000000{number}": "2026-11-01T12:00:00Z" for number in range(5)}

    assert ask.changes(SINCE, UNTIL) == list(api.changed)
    assert len(api.asked) == 3


def test_asks_for_a_span_without_its_end(api, ask):
    api.changed = {"1-1000000001": "2026-11-01T00:00:00Z", "1-1000000002": "2026-11-02T00:00:00Z"}

    assert ask.changes(SINCE, UNTIL) == ["1-1000000001"]


def test_finds_no_changes(ask):
    assert ask.changes(SINCE, UNTIL) == []


@pytest.mark.parametrize("mood", [500, 502, 503, 429, hangs_up])
def test_tries_again_when_the_service_is_busy(api, ask, waits, mood):
    api.knows()
    api.moods = [mood, mood]

    assert ask.location(ELM).name == "Elm House"
    assert [wait for wait in waits if wait] == [1.0, 2.0]


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("7", 7.0), ("0", 0.0), ("9999", 60.0), ("soon", 1.0), ("-5", 1.0), ("9" * 400, 1.0)],
)
def test_waits_as_long_as_it_is_asked_to(api, ask, waits, asked, waited):
    api.knows()
    api.moods = [(429, {"Retry-After": asked})]

    ask.location(ELM)

    assert waits == [0.0, waited, 0.0]


def test_gives_up_after_some_tries(api, ask):
    api.moods = [503] * 10

    with pytest.raises(RegisterAway):
        ask.location(ELM)

    assert len(api.asked) == module.TRIES


def test_gives_up_when_nobody_listens(api):
    pace = Pace(sleep=lambda _: None)

    with RegisterClient("http://127.0.0.1:9", KEY, pace) as client, pytest.raises(RegisterAway):
        client.location(ELM)


def test_does_not_wait_longer_than_it_has(api, waits):
    api.moods = [(503, {"Retry-After": "50"})]

    pace = Pace(seconds=40, sleep=waits.append)

    with RegisterClient(api.url, KEY, pace) as client, pytest.raises(RegisterAway):
        client.location(ELM)

    assert waits == [0.0]


@pytest.mark.parametrize(("mood", "refusal"), [(drips, RegisterAway), (goes_on, RegisterUnclear)])
def test_does_not_listen_for_ever(api, ask, monkeypatch, mood, refusal):
    monkeypatch.setattr(module, "WHOLE", 0.5)
    api.moods = [mood] * 10

    with pytest.raises(refusal):
        ask.location(ELM)


@pytest.mark.parametrize("status", [401, 403])
def test_says_when_the_key_is_refused_and_does_not_try_again(api, ask, status):
    api.moods = [status]

    with pytest.raises(RegisterKeyRefused):
        ask.location(ELM)

    assert len(api.asked) == 1


def test_is_refused_with_another_key(api):
    with RegisterClient(api.url, "another", Pace()) as client, pytest.raises(RegisterKeyRefused):
        client.location(ELM)


@pytest.mark.parametrize(
    "mood",
    [
        says(b""), says(b"<html>"), says(b"[]"), says(b"null"), says(b"\xff\xfe"), says(b"{}"),
        says(b'{"locationId": "1-1000000009", "name": "Oak"}'), says(b"[" * 100_000), 400, 302,
        says(b'{"locationId": "1-1000000001", "name": "  "}'),
    ],
)  # fmt: skip
def test_says_when_it_does_not_understand_a_location(api, ask, mood):
    api.moods = [mood]

    with pytest.raises(RegisterUnclear):
        ask.location(ELM)

    assert len(api.asked) == 1


@pytest.mark.parametrize(
    "mood",
    [
        says(b"{}"), says(b'{"changes": "1-1000000001"}'), says(b"[]"), 404,
        says(b'{"changes": [], "totalPages": "many"}'),
        says(b'{"changes": [], "totalPages": 9999}'),
    ],
)  # fmt: skip
def test_says_when_it_does_not_understand_the_changes(api, ask, mood):
    api.moods = [mood]

    with pytest.raises(RegisterUnclear):
        ask.changes(SINCE, UNTIL)


def test_passes_over_changes_that_name_nothing(api, ask):
    api.moods = [says(b'{"changes": [7, null, "../../x", {"locationId": "1-1000000001"}, {}]}')]

    assert ask.changes(SINCE, UNTIL) == ["1-1000000001"]


class TestPace:
    @pytest.fixture
    def now(self):
        return [0.0]

    @pytest.fixture
    def pace(self, now, waits):
        def sleep(seconds):
            waits.append(seconds)
            now[0] += seconds

        return Pace(3, 100, clock=lambda: now[0], sleep=sleep)

    def test_lets_some_calls_pass_and_then_waits(self, pace, waits, now):
        for second in (0.0, 1.0, 2.0):
            now[0] = second
            pace.wait()

        pace.wait()

        assert waits == [0.0, 0.0, 0.0, 58.0]

    def test_ends(self, pace, now):
        now[0] = 100.0

        with pytest.raises(RegisterAway):
            pace.wait()

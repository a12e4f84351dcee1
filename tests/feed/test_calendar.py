"""What stands in a calendar, read as RFC 5545 has it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.clock import LONDON
from vicarity.feed.rules import SHOWN, sequence
from vicarity.shift.enums import BookingMode, BookingStatus

S = BookingStatus


def one(events):
    (event,) = events.values()
    return event


def test_has_all_there_is_to_know_of_a_booked_shift(make, shift, worker, subscribed, fetch):
    booking = make.booking(shift=shift, worker=worker)

    event = one(fetch(subscribed))

    assert str(event["summary"]) == "Care assistant, Elm House"
    assert event["status"] == "CONFIRMED"
    assert event["transp"] == "OPAQUE"
    assert event.decoded("dtstart") == shift.starts_at
    assert event.decoded("dtend") == shift.ends_at
    assert str(event["location"]) == "Elm House, 1 Elm Road, Leeds, LS6 3AB"
    assert str(event["url"]) == f"https://vicarity.test/my-shifts/{booking.id}"
    said = str(event["description"])
    assert "Break: 30 minutes, unpaid." in said
    assert "020 7946 0123" in said
    assert str(event["url"]) in said


def test_keeps_pay_and_people_from_whoever_keeps_the_calendar(
    make, home, worker, subscribed, client
):
    shift = make.shift(home=home, hourly_rate=1733)
    make.booking(shift=shift, worker=worker, message="I know the way.")

    text = client.get(subscribed).text

    assert not re.search(r"£|1733|17\.33|Jo Marsh|Finch|know the way", text)


def test_holds_an_application_lightly_and_without_the_way(make, shift, worker, subscribed, fetch):
    make.booking(shift=shift, worker=worker, status=S.APPLIED)

    event = one(fetch(subscribed))

    assert event["status"] == "TENTATIVE"
    assert event["transp"] == "TRANSPARENT"
    assert str(event["summary"]) == "Applied: Care assistant, Elm House"
    assert "location" not in event
    assert "telephone" not in str(event["description"])


def test_raises_the_sequence_and_keeps_the_uid_with_every_step(
    shift, apply, as_home, as_worker, subscribed, fetch
):
    booking = apply(shift).json["id"]
    applied = fetch(subscribed)[booking]
    as_home("POST", f"/care-home/bookings/{booking}/confirm")
    confirmed = fetch(subscribed)[booking]

    as_worker("POST", f"/worker/bookings/{booking}/cancel", reason="I am ill.")

    events = fetch(subscribed)
    assert list(events) == [booking]
    cancelled = events[booking]
    assert [e["status"] for e in (applied, confirmed, cancelled)] == [
        "TENTATIVE", "CONFIRMED", "CANCELLED",
    ]  # fmt: skip
    assert applied["sequence"] < confirmed["sequence"] < cancelled["sequence"]
    assert str(cancelled["summary"]).startswith("Cancelled: ")
    assert "location" not in cancelled
    assert "ill" not in str(cancelled["description"])


def test_hears_of_a_home_that_moves(make, shift, home, worker, session, subscribed, fetch):
    make.booking(shift=shift, worker=worker)
    before = one(fetch(subscribed))
    home.address_line_1, home.updated_at = "2 Oak Road", clock.now() + timedelta(seconds=5)
    session.commit()

    after = one(fetch(subscribed))

    assert "2 Oak Road" in after["location"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("last-modified") > before.decoded("last-modified")


def test_forgets_what_came_to_nothing_and_what_is_long_past(
    make, home, worker, subscribed, fetch, later
):
    soon = make.shift(home=home, starts_at=clock.now() + timedelta(days=40))
    gone = make.booking(shift=soon, worker=worker, status=S.CANCELLED_BY_HOME)
    past = make.shift(home=home, starts_at=clock.now() - timedelta(days=20))
    worked = make.booking(shift=past, worker=worker, status=S.COMPLETED)
    assert fetch(subscribed).keys() == {str(gone.id), str(worked.id)}

    later(days=15)

    assert fetch(subscribed) == {}


def test_is_the_same_byte_for_byte_until_something_changes(
    make, shift, worker, subscribed, client, later
):
    booking = make.booking(shift=shift, worker=worker)
    first = client.get(subscribed)

    later(hours=2)
    unchanged = client.get(subscribed)
    booking.status, booking.ended_at = S.CANCELLED_BY_HOME, clock.now()
    booking.updated_at = clock.now()
    make._session.commit()
    changed = client.get(subscribed, headers={"If-None-Match": first.headers["ETag"]})

    assert unchanged.data == first.data
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_keeps_to_the_form(make, worker, subscribed, client, home):
    """Required properties, folded lines of 75 octets, CRLF, and nobody's text as structure."""
    home.business_name = "Élise, Oak & Sons; \\n House " + "é" * 60
    home.address_line_1 = "1; END:VCALENDAR, Road"
    make._session.commit()
    for hours in (24, 48):
        shift = make.shift(home=home, starts_at=clock.now() + timedelta(hours=hours))
        make.booking(shift=shift, worker=worker)

    raw = client.get(subscribed).data

    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    calendar = Calendar.from_ical(raw)
    assert (calendar["version"], str(calendar["prodid"])) == ("2.0", "-//Vicarity//Shifts//EN")
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in raw
    events = calendar.walk("VEVENT")
    assert len(events) == 2
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY"} <= set(event)
        assert event.decoded("dtstamp") == event.decoded("last-modified")
        assert event.decoded("dtstart").utcoffset() == timedelta(0)
        assert str(event["summary"]) == f"Care assistant, {home.business_name}"
        assert "1; END:VCALENDAR, Road" in str(event["location"])
    assert re.search(rb"DTSTART:\d{8}T\d{6}Z\r\n", raw)
    assert raw.isascii() is False


def test_says_when_by_the_instant_on_the_nights_the_clocks_change(
    make, home, worker, subscribed, fetch, later
):
    """From 22:00 to 06:00 on the wall is nine hours in October 2027."""
    starts = datetime(2027, 10, 30, 21, tzinfo=UTC)
    shift = make.shift(home=home, starts_at=starts, hours=9)
    make.booking(shift=shift, worker=worker)

    event = one(fetch(subscribed))

    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=9)
    assert event.decoded("dtend") == datetime(2027, 10, 31, 6, tzinfo=UTC)


def test_says_nothing_of_a_shift_that_was_never_applied_for(make, home, subscribed, fetch):
    make.shift(home=home, booking_mode=BookingMode.INSTANT)

    assert fetch(subscribed) == {}


def test_has_londons_clocks_and_so_a_part_even_without_shifts(subscribed, client):
    calendar = Calendar.from_ical(client.get(subscribed).data)

    (zone,) = calendar.walk("VTIMEZONE")
    london = zone.to_tz(lookup_tzid=False)
    for moment in ("2027-03-28 00:59", "2027-03-28 02:01", "2027-10-31 00:30", "2027-10-31 02:30"):
        wall = datetime.fromisoformat(moment)
        assert wall.replace(tzinfo=london).utcoffset() == wall.replace(tzinfo=LONDON).utcoffset()


@pytest.mark.parametrize("status", S)
def test_has_a_word_and_a_number_for_every_state(status):
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert SHOWN[status].status in {"CONFIRMED", "TENTATIVE", "CANCELLED"}
    assert 0 < sequence(at, status) < 2**31
    assert sequence(at, status) < sequence(at + timedelta(seconds=3), status)
    assert sequence(datetime(2093, 12, 31, tzinfo=UTC), status) < 2**31


def test_is_a_workers_alone(make, client, signed_in):
    home = make.care_home(status=Verification.VERIFIED)
    headers = signed_in(make._session.get(User, home.user_id))

    assert client.post("/api/worker/calendar-feed", headers=headers).status_code == 403

"""The calendar's link: told once, worth nothing once it is revoked or its owner is gone."""

import io
import json
import logging

import pytest
from sqlalchemy import select

from vicarity.auth import sessions
from vicarity.auth.enums import Ending
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.feed import service
from vicarity.feed.models import CalendarFeed


def test_is_off_until_somebody_makes_it(as_worker):
    answer = as_worker("GET", "/worker/calendar-feed")

    assert answer.json == {"active": False, "made_at": None}


def test_is_told_once_and_kept_as_a_hash(as_worker, session):
    made = as_worker("POST", "/worker/calendar-feed")

    assert made.status_code == 201
    secret = made.json["url"].removeprefix("https://vicarity.test/calendar/").removesuffix(".ics")
    assert len(secret) == 43
    seen = as_worker("GET", "/worker/calendar-feed").json
    assert seen == {"active": True, "made_at": made.json["made_at"]}
    kept = session.scalars(select(CalendarFeed.secret_hash)).one()
    assert secret not in kept
    trail = session.scalars(select(AuditEvent).where(AuditEvent.action == "calendar.link")).one()
    assert secret not in json.dumps([trail.before, trail.after])


def test_gives_way_to_a_new_one(as_worker, client, subscribed):
    renewed = as_worker("POST", "/worker/calendar-feed").json["url"]

    assert client.get(subscribed).status_code == 404
    assert client.get(renewed).status_code == 200


def test_can_be_turned_off_more_than_once(as_worker, client, subscribed, session):
    for _ in range(2):
        assert as_worker("DELETE", "/worker/calendar-feed").status_code == 204

    assert client.get(subscribed).status_code == 404
    assert as_worker("GET", "/worker/calendar-feed").json["active"] is False
    acts = session.scalars(select(AuditEvent.action).where(AuditEvent.subject == "account"))
    assert list(acts).count("calendar.unlink") == 1


def suspended(worker):
    worker.is_active = False


def unproven(worker):
    worker.email_verified_at = None


def signed_out_everywhere(worker):
    worker.sessions_ended_at = clock.now()


@pytest.mark.parametrize("fate", [suspended, unproven, signed_out_everywhere])
def test_answers_as_if_it_had_never_been(client, subscribed, worker, session, fate):
    fate(worker)
    session.commit()

    answer, never = client.get(subscribed), client.get(f"/calendar/{'x' * 43}.ics")

    assert answer.status_code == never.status_code == 404
    assert answer.content_type == never.content_type == "application/problem+json"
    told = [{**one.json, "request_id": ""} for one in (answer, never)]
    assert told[0] == told[1]
    assert told[0]["code"] == "calendar_not_found"


def test_ends_when_the_password_was_forgotten_and_not_when_one_device_signs_out(
    client, subscribed, worker
):
    sessions.end_all(worker.id, Ending.SIGNED_OUT, keep=worker.id)
    assert client.get(subscribed).status_code == 200

    sessions.end_all(worker.id, Ending.PASSWORD_CHANGED)

    assert client.get(subscribed).status_code == 404


@pytest.fixture
def written(app, session):
    """Return what was logged since the test began."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.root.addHandler(handler)
    yield stream.getvalue
    logging.root.removeHandler(handler)


def test_appears_in_no_log(client, subscribed, written, monkeypatch):
    secret = subscribed.removeprefix("/calendar/").removesuffix(".ics")

    client.get(subscribed)
    client.post(subscribed)
    client.get(f"{subscribed}?x={secret}")
    monkeypatch.setattr(service, "calendar", lambda *_: 1 / 0)
    assert client.get(subscribed).status_code == 500

    assert written().count("/calendar/<secret>.ics") >= 2
    assert "ZeroDivisionError" in written()
    assert secret not in written()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_is_for_programs_that_ask_again(client, subscribed, method):
    first = client.open(subscribed, method=method)

    assert first.status_code == 200
    assert first.content_type == "text/calendar; charset=utf-8"
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["X-Robots-Tag"] == "noindex"
    assert "RateLimit-Remaining" in first.headers
    again = client.open(subscribed, method=method, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_has_an_owner_each(as_worker, asking, make, subscribed, fetch, shift):
    other = make.eligible()
    make.booking(shift=shift, worker=other)

    assert fetch(subscribed) == {}
    theirs = asking(other)("POST", "/worker/calendar-feed").json["url"]
    assert len(fetch(theirs)) == 1

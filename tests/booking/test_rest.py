from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.booking.conftest import told
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.shift.enums import BookingStatus
from vicarity.shift.models import RestException


@pytest.fixture
def near(make, shift, worker):
    """Book the worker eight hours after the shift."""
    after = make.shift(starts_at=shift.ends_at + timedelta(hours=8))
    return make.booking(shift=after, worker=worker)


@pytest.fixture
def met(make, home, worker):
    """Let the worker have applied to the home once."""
    past = make.shift(home=home, starts_at=clock.now() - timedelta(days=3))
    return make.booking(shift=past, worker=worker, status=BookingStatus.DECLINED)


@pytest.fixture
def excuse(as_home, shift, worker):
    def ask(shift=shift, worker=worker, reason="A free day on Sunday."):
        path = f"/care-home/shifts/{shift.id}/rest-exceptions"
        return as_home("POST", path, worker_id=str(worker.id), reason=reason)

    return ask


@pytest.mark.usefixtures("near", "met")
def test_lets_somebody_work_whom_the_home_gives_rest_instead(apply, shift, excuse, session):
    before = apply(shift)

    answer = excuse()

    assert [reason["code"] for reason in before.json["reasons"]] == ["too_little_rest"]
    assert (answer.status_code, answer.json["reason"]) == (201, "A free day on Sunday.")
    assert apply(shift).status_code == 201
    (act,) = session.scalars(select(AuditEvent).where(AuditEvent.action == "shift.rest_excused"))
    assert act.after["reason"] == "A free day on Sunday."


@pytest.mark.usefixtures("met")
def test_keeps_the_last_word(excuse, session):
    excuse()
    excuse(reason="Two free days.")

    (row,) = session.scalars(select(RestException))
    assert row.reason == "Two free days."


def test_is_for_people_the_home_has_met(excuse, make):
    assert told(excuse()) == (404, "worker_not_known")
    assert told(excuse(worker=make.user())) == (404, "worker_not_known")


@pytest.mark.usefixtures("met")
def test_is_for_shifts_of_the_home_that_are_to_come(excuse, make, later, shift):
    assert told(excuse(shift=make.shift())) == (404, "shift_not_found")
    later(days=2)
    assert told(excuse()) == (409, "shift_started")


@pytest.mark.usefixtures("met")
def test_wants_a_reason(excuse):
    assert excuse(reason=" ").status_code == 422

"""What a change in the CQC register means for homes of ours."""

import pytest
from sqlalchemy import select

from tests.register.directory import elm, ods
from vicarity.account.enums import Role
from vicarity.care_home import service
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import (
    AlreadyResolved,
    OwnReview,
    ReasonMissing,
    ReasonTooLong,
    RegisterChangeNotFound,
)
from vicarity.care_home.models import RegisterChange
from vicarity.core.audit import AuditEvent
from vicarity.core.database import give_back
from vicarity.core.outbox import OutboxMessage

ELM = "1-1000000001"


@pytest.fixture
def load(app, session, tmp_path):
    """Import one month after the other."""
    months = iter(("August", "September", "October", "November"))

    def run(*rows):
        file = tmp_path / f"1_{next(months)}_2026.ods"
        file.write_bytes(ods(*rows))
        result = app.test_cli_runner().invoke(args=["cqc", "import", str(file)])
        assert result.exit_code == 0, result.output
        session.expire_all()
        return result

    return run


@pytest.fixture
def claimed(make, load):
    """Return a verified home of ours whose location the register knows."""
    home = make.care_home(status=Verification.VERIFIED, cqc_location_id=ELM)
    load(elm())
    return home


@pytest.fixture
def tasks(session):
    return lambda: session.scalars(select(RegisterChange).order_by(RegisterChange.kind)).all()


@pytest.mark.parametrize(
    ("now", "kind", "before", "after"),
    [
        ([elm(rating="Inadequate")], "rating",
         {"overall_rating": "Good", "rating_note": None},
         {"overall_rating": "Inadequate", "rating_note": None}),
        ([elm(rating="Inspected but not rated")], "rating",
         {"overall_rating": "Good", "rating_note": None},
         {"overall_rating": None, "rating_note": "Inspected but not rated"}),
        ([elm(name="Oak House")], "renamed", {"name": "Elm House"}, {"name": "Oak House"}),
        ([elm(dormant="Y")], "dormant", {"is_dormant": False}, {"is_dormant": True}),
        ([elm(id="1-1000000002")], "deregistered", {"registration": "registered"},
         {"registration": "deregistered"}),
    ],
)  # fmt: skip
def test_opens_a_task_for_each_change(claimed, load, tasks, session, now, kind, before, after):
    result = load(*now)

    (task,) = tasks()
    trail = session.scalars(select(AuditEvent)).one()
    assert (task.care_home_id, task.location_id, task.kind) == (claimed.id, ELM, kind)
    assert (task.before, task.after, task.resolved_at) == (before, after, None)
    assert (trail.action, trail.actor_id) == ("care_home.register_changed", None)
    assert (trail.subject_id, trail.before, trail.after) == (claimed.id, before, after)
    assert "1 changes about homes of ours wait for staff." in result.stdout


def test_decides_nothing_and_writes_to_nobody(claimed, load, session):
    load(elm(id="1-1000000002"))

    assert claimed.verification_status is Verification.VERIFIED
    assert session.scalars(select(OutboxMessage)).all() == []


def test_opens_no_task_for_homes_that_are_not_ours_or_new_or_the_same(make, load, tasks):
    make.care_home(status=Verification.VERIFIED, cqc_location_id="1-1000000009")

    load(elm())
    load(elm(name="ELM-House", rating="Inadequate"))

    assert tasks() == []


def test_opens_no_task_for_another_spelling(claimed, load, tasks):
    load(elm(name="ELM  HOUSE."))

    assert tasks() == []


def test_opens_tasks_for_each_home_that_claims_it(claimed, make, load, tasks):
    other = make.care_home(cqc_location_id=ELM)

    load(elm(name="Oak House", dormant="Y"))

    assert [(task.care_home_id, task.kind) for task in tasks()] == [
        (claimed.id, "dormant"), (other.id, "dormant"),
        (claimed.id, "renamed"), (other.id, "renamed"),
    ]  # fmt: skip


class TestTheRating:
    def test_is_shown_as_soon_as_the_register_has_it(self, claimed, load):
        assert claimed.cqc_rating == "Good"

        load(elm(rating="Outstanding"))

        assert claimed.cqc_rating == "Outstanding"

    def test_is_taken_away_with_the_register(self, claimed, load):
        load(elm(rating="No published rating"))

        assert claimed.cqc_rating is None

    def test_comes_with_the_location(self, claimed, put):
        assert put(cqc_location_id=ELM).json["cqc_rating"] == "Good"
        assert put(city="York").json["cqc_rating"] == "Good"
        assert put(cqc_location_id="1-999999").json["cqc_rating"] is None
        put(cqc_location_id=ELM)
        assert put(cqc_location_id=None).json["cqc_rating"] is None


class TestResolving:
    @pytest.fixture
    def task(self, claimed, load, tasks):
        load(elm(rating="Inadequate"))
        return tasks()[0]

    @pytest.fixture
    def staff(self, make):
        return make.user(role=Role.VERIFIER)

    def test_notes_what_was_done_and_by_whom(self, task, staff, session, claimed):
        answer = service.resolve_register_change(task.id, by=staff.id, resolution=" Called them. ")
        give_back()

        session.refresh(task)
        trail = session.scalars(
            select(AuditEvent).where(AuditEvent.action == "care_home.register_resolved")
        ).one()
        assert answer["care_home_id"] == claimed.id
        assert (task.resolution, task.resolved_by) == ("Called them.", staff.id)
        assert task.resolved_at is not None
        assert (trail.actor_id, trail.subject_id) == (staff.id, claimed.id)

    @pytest.mark.parametrize(
        ("said", "refusal"), [(" ", ReasonMissing), ("x" * 1001, ReasonTooLong)]
    )
    def test_needs_a_word_and_no_more_than_fits(self, task, staff, said, refusal):
        with pytest.raises(refusal):
            service.resolve_register_change(task.id, by=staff.id, resolution=said)

    def test_is_done_once(self, task, staff):
        service.resolve_register_change(task.id, by=staff.id, resolution="Called them.")

        with pytest.raises(AlreadyResolved):
            service.resolve_register_change(task.id, by=staff.id, resolution="Again.")

    def test_is_about_a_change_there_is(self, staff):
        with pytest.raises(RegisterChangeNotFound):
            service.resolve_register_change(staff.id, by=staff.id, resolution="Done.")

    def test_is_for_a_colleague_of_the_home_s_own_person(self, task, claimed):
        with pytest.raises(OwnReview):
            service.resolve_register_change(task.id, by=claimed.user_id, resolution="Mine.")

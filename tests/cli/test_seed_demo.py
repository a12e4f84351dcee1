from collections import Counter
from datetime import timedelta
from functools import cache

import pytest
from pydantic import TypeAdapter
from sqlalchemy import delete, func, select

from tests.document.conftest import keep_at
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.models import User
from vicarity.account.rules import check_password
from vicarity.admin.rules import late_before
from vicarity.care_home import rules as home_rules
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile, RegisterChange
from vicarity.care_home.schemas import CareHomeProfileAnswer, CareHomeProfileChange
from vicarity.cli.demo import evidence
from vicarity.cli.demo.named import PLANS
from vicarity.cli.demo.sign_ins import BESIDE, PASSWORD, SIGN_INS
from vicarity.core import clock, passwords
from vicarity.core.fields import Email
from vicarity.eligibility import service as eligibility
from vicarity.place.queries import points_of
from vicarity.qualification.enums import CHECKED
from vicarity.qualification.models import Credential, Qualification
from vicarity.register.enums import ChangeKind
from vicarity.register.matching import Agreement, compare
from vicarity.register.models import CqcLocation
from vicarity.shift import rules as shift_rules
from vicarity.shift.enums import PLACED, BookingStatus, ShiftStatus
from vicarity.shift.models import Booking, Shift
from vicarity.worker import queries, rules
from vicarity.worker import service as workers
from vicarity.worker.models import WorkerProfile
from vicarity.worker.schemas import WorkerProfileAnswer, WorkerProfileChange
from vicarity.worker.service import FULL_RATE_AGE

DRAWN = cache(evidence._drawn)

#: Evidence takes long to draw, and has tests of its own in ``test_demo_reviews.py``.
SIZES = ("--workers", 60, "--care-homes", 40, "--reviews", 0)


def count(session, *conditions):
    return session.scalar(select(func.count()).select_from(User).where(*conditions))


def rows(session, model):
    return [*session.scalars(select(model).order_by(model.id))]


def sent_back(schema, answer):
    """Send members back as a person would: every format is checked again."""
    members = {name: answer[name] for name in schema.model_fields if name in answer}
    return schema.model_validate(members, strict=False)


@pytest.fixture(autouse=True)
def uploads(app, monkeypatch, tmp_path):
    """Keep the files of these tests away from those of others, and draw each once."""
    keep_at(app, monkeypatch, storage_url=f"file://{tmp_path}")
    monkeypatch.setattr(evidence, "_drawn", DRAWN)


@pytest.fixture
def seeded(run):
    result = run("seed", "demo", *SIZES)
    assert result.exit_code == 0, result.output
    return result


def test_adds_as_many_as_were_asked_for(seeded, session):
    assert count(session, User.role == Role.WORKER) == 60 + 1 + BESIDE
    assert count(session, User.role == Role.CARE_HOME_ADMIN) == 40 + 2
    assert count(session, User.role.in_(STAFF_ROLES)) == 3
    assert "Added 60 care workers, 40 care homes and 300 shifts." in seeded.stderr


def test_makes_workers_whose_every_member_the_api_would_take(seeded, session):
    for profile in rows(session, WorkerProfile):
        answer = workers.profile(profile.user_id)
        shown = WorkerProfileAnswer.model_validate(answer)

        assert shown.profile_completion_percentage == sum(step.percentage for step in shown.steps)
        assert shown.profile_completion_status == profile.profile_completion_status
        assert sent_back(WorkerProfileChange, answer | {"qualifications": None})


def test_makes_homes_whose_every_member_the_api_would_take(seeded, session):
    for home in rows(session, CareHomeProfile):
        answer = {column.name: getattr(home, column.name) for column in home.__table__.columns}

        assert CareHomeProfileAnswer.model_validate(answer | {"missing": []})
        assert sent_back(CareHomeProfileChange, answer)
        assert home.profile_completion_percentage == home_rules.percentage(answer)


def test_lets_only_complete_homes_into_review(seeded, session):
    submitted = [home for home in rows(session, CareHomeProfile) if home.submitted_at]

    assert {home.profile_completion_percentage for home in submitted} == {100}


def test_leaves_ten_homes_waiting_for_different_times(seeded, session):
    homes = rows(session, CareHomeProfile)
    waiting = [home.submitted_at for home in homes if home.verification_status == "in_review"]

    assert len(set(waiting)) == 10
    assert min(waiting) < late_before(clock.now()) < max(waiting) < clock.now()


def test_makes_homes_and_certificates_in_every_state(seeded, session):
    homes = {home.verification_status for home in rows(session, CareHomeProfile)}
    held = {credential.verification_status for credential in rows(session, Credential)}

    assert homes >= {"pending", "in_review", "verified"}
    assert held == {"pending", "verified", "rejected", "expired"}


def test_gives_only_rejected_certificates_a_reason(seeded, session):
    for held in rows(session, Credential):
        assert (held.rejection_reason is not None) == (held.verification_status == "rejected")
        assert (held.decided_at is None) == (held.verification_status == "pending")


def test_makes_credentials_of_what_each_profile_says(seeded, session):
    for profile in rows(session, WorkerProfile):
        said = rules.credentials({c.name: getattr(profile, c.name) for c in profile.__table__.c})
        derived = {
            code: held
            for held, code in session.execute(
                select(Credential, Qualification.code)
                .join(Qualification, Qualification.id == Credential.qualification_id)
                .where(Credential.user_id == profile.user_id, ~Credential.declared)
            )
        }

        assert set(derived) <= set(said)
        for code, held in derived.items():
            stated = {name: getattr(held, name) for name in CHECKED}
            assert stated == said[code] | {"document_id": held.document_id}


def test_has_sent_the_reminders_that_are_due(seeded, session):
    soon = clock.today() + timedelta(days=60)

    for held in rows(session, Credential):
        if held.verification_status == "verified" and held.expiry_date:
            assert (held.reminded_days is not None) == (held.expiry_date <= soon)


def test_lets_the_register_know_the_homes(seeded, session):
    register = {known.location_id: known for known in rows_by(session, CqcLocation.location_id)}
    homes = rows(session, CareHomeProfile)

    assert all(known.startswith("1-999") for known in register)
    for home in homes:
        known = register.get(home.cqc_location_id)
        assert home.cqc_rating == (known.overall_rating if known else None)
    agree = [compared(home, register) for home in homes if home.verification_status == "in_review"]
    assert [] in agree
    assert None in agree
    assert sum(bool(differs) for differs in agree) >= 3


def compared(home, register):
    """Return what of a home differs from the register; nothing when it is not there."""
    known = register.get(home.cqc_location_id)
    if known is None:
        return None
    row, said = ({c.name: getattr(one, c.name) for c in one.__table__.c} for one in (known, home))
    differing = {Agreement.DIFFERS, Agreement.SIMILAR}
    return [fact.member for fact in compare(said, row) if fact.agreement in differing] + (
        ["registration"] if known.registration == "deregistered" else []
    )


def rows_by(session, column):
    return [*session.scalars(select(column.class_).order_by(column))]


def test_opens_a_task_for_each_kind_of_change_in_the_register(seeded, session):
    changes = session.scalars(select(RegisterChange)).all()

    assert {change.kind for change in changes} == set(ChangeKind)
    assert {change.resolved_at for change in changes} == {None}


def test_puts_everybody_where_their_postcode_is(seeded, session):
    people = [row for row in rows(session, WorkerProfile) if row.postcode]
    points = points_of({row.postcode for row in people})

    assert people
    for row in people:
        assert (row.easting, row.northing) == (
            points[row.postcode].easting,
            points[row.postcode].northing,
        )


def test_asks_for_no_less_than_the_minimum_wage(seeded, session):
    least = workers.queries.minimum_wage(clock.today(), FULL_RATE_AGE)
    rates = [row.hourly_rate_min for row in rows(session, WorkerProfile) if row.hourly_rate_min]

    assert min(rates) >= least


def test_uses_only_addresses_and_numbers_that_reach_nobody(seeded, session):
    people, homes = rows(session, WorkerProfile), rows(session, CareHomeProfile)
    emails = TypeAdapter(Email)

    for user in rows(session, User):
        assert user.email == emails.validate_python(user.email)
        assert user.email.endswith("@demo.vicarity.example")
    assert all(row.phone.startswith("+447700900") for row in people if row.phone)
    assert all(row.phone.startswith("+442079460") for row in homes if row.phone)


def test_adds_as_many_again_without_clashing(run, seeded, session):
    before = count(session)

    result = run("seed", "demo", "--workers", 5, "--care-homes", 2)

    assert result.exit_code == 0, result.output
    assert count(session) == before + 7


def test_makes_the_same_people_from_the_same_seed(run, session):
    made = [emails_of(run, session, seed) for seed in (7, 7, 8)]

    assert made[0] == made[1] != made[2]


def emails_of(run, session, seed):
    """Make five people, look, and take them away again."""
    run("seed", "demo", "--workers", 5, "--care-homes", 0, "--seed", seed)
    people = rows(session, User)
    session.execute(delete(Shift))
    for user in people:
        session.delete(user)
    session.commit()
    return {user.email for user in people}


def test_adds_nothing_when_somebody_is_there(run, make, session):
    make.user()

    result = run("seed", "demo", "--if-empty")

    assert (result.exit_code, result.stdout, count(session)) == (0, "", 1)


def test_tells_the_sign_ins_even_when_it_adds_nothing(run, seeded):
    result = run("seed", "demo", "--if-empty")

    told = [line.split() for line in result.stdout.splitlines()]
    assert told == [[role, email, PASSWORD] for email, role in SIGN_INS.items()]


def test_does_not_tell_a_password_that_was_changed(run, seeded, session):
    admin = session.scalars(select(User).where(User.email.startswith("admin@"))).one()
    admin.password_hash = passwords.hash_password("something else entirely")
    session.commit()

    result = run("seed", "demo", "--if-empty")

    assert result.stdout.splitlines()[-1].endswith("(the password was changed)")
    assert result.stdout.count(PASSWORD) == 5


def test_gives_staff_a_password_that_staff_may_have():
    for email, role in SIGN_INS.items():
        check_password(PASSWORD, email, role)


def test_lets_the_fixed_accounts_in(seeded, client):
    for email, role in SIGN_INS.items():
        answer = client.post("/api/auth/login", json={"email": email, "password": PASSWORD})

        assert (answer.status_code, answer.json["user_type"]) == (200, role)
        if role is Role.WORKER:
            bearer = {"Authorization": f"Bearer {answer.json['access_token']}"}
            profile = client.get("/api/worker/profile", headers=bearer)
            assert profile.json["job_board_access"] is True


def test_refuses_in_production(run, app, session, monkeypatch, settings):
    production = settings.model_copy(update={"vicarity_env": "production"})
    monkeypatch.setitem(app.extensions, "settings", production)

    result = run("seed", "demo", "--if-empty")

    assert (result.exit_code, count(session)) == (1, 0)
    assert result.stderr == "Error: Demo data does not belong in production.\n"


def test_asks_for_the_reference_data_first(run, session):
    for qualification in rows(session, Qualification):
        session.delete(qualification)
    session.commit()

    result = run("seed", "demo")

    assert (result.exit_code, count(session)) == (1, 0)
    assert "Run `flask seed reference` first." in result.stderr


@pytest.mark.parametrize("number", ["-1", "many", "6000000"])
def test_refuses_a_number_that_is_none(run, number):
    assert run("seed", "demo", "--workers", number).exit_code == 2


def test_makes_shifts_that_the_api_would_take(seeded, session):
    made = rows(session, Shift)
    verified = {
        home.id
        for home in rows(session, CareHomeProfile)
        if home.verification_status is Verification.VERIFIED
    }
    now, today = clock.now(), clock.today()

    assert len(made) == 300 + len(PLANS)
    assert {shift.care_home_id for shift in made} == verified
    assert {shift.status for shift in made} == set(ShiftStatus)
    assert sum(shift.status is ShiftStatus.OPEN and shift.starts_at > now for shift in made) > 120
    for shift in made:
        days = (shift_rules.day_of(shift.starts_at) - today).days
        length = shift.ends_at - shift.starts_at
        assert -10 <= days <= 21
        assert shift_rules.SHORTEST <= length <= shift_rules.LONGEST
        assert shift.hourly_rate >= queries.minimum_wage(today, FULL_RATE_AGE)
        assert shift.starts_at.astimezone(clock.LONDON).minute in {0, 30}
        assert shift.cell is not None


def test_books_some_shifts_and_nobody_twice(seeded, session):
    bookings = rows(session, Booking)

    assert {booking.status for booking in bookings} >= {
        BookingStatus.APPLIED,
        BookingStatus.COMPLETED,
    }
    taken = [booking for booking in bookings if booking.status in PLACED]
    session.expire_all()
    assert sum(shift.confirmed for shift in rows(session, Shift)) == len(taken) > 0
    for one in bookings:
        others = [b for b in bookings if b.worker_id == one.worker_id and b is not one]
        assert not any(
            one.starts_at < other.ends_at and other.starts_at < one.ends_at for other in others
        )


def test_books_those_whom_everybody_may_sign_in_as(seeded, session):
    worker = session.scalar(select(User).where(User.email.startswith("worker@")))
    manager = session.scalar(select(User).where(User.email.startswith("manager@")))
    home = session.scalar(select(CareHomeProfile).where(CareHomeProfile.user_id == manager.id))
    shifts = {shift.id: shift for shift in rows(session, Shift) if shift.care_home_id == home.id}
    theirs = [one for one in rows(session, Booking) if one.worker_id == worker.id]

    assert {one.shift_id for one in theirs} <= shifts.keys()
    now = clock.now()
    assert {(one.status, one.starts_at > now) for one in theirs} == {
        (BookingStatus.COMPLETED, False),
        (BookingStatus.CONFIRMED, True),
        (BookingStatus.APPLIED, True),
    }
    booked = next(one for one in theirs if one.status is BookingStatus.CONFIRMED)
    assert all(finding["passed"] for finding in booked.evidence["findings"])
    assert len(booked.evidence["credentials"]) == 13
    verdict = eligibility.verdict(worker.id, booked.shift_id)
    assert verdict.eligible
    waiting = [one for one in rows(session, Booking) if one.status is BookingStatus.APPLIED]
    asked = Counter(one.shift_id for one in waiting if one.shift_id in shifts)
    ((busiest, applicants),) = asked.most_common(1)
    assert applicants == 3
    for one in waiting:
        if one.shift_id == busiest:
            assert eligibility.verdict(one.worker_id, one.shift_id).eligible


def test_leaves_the_bookings_of_a_first_run_alone(seeded, run, session):
    worker = session.scalar(select(User.id).where(User.email.startswith("worker@")))
    mine = select(func.count()).where(Booking.worker_id == worker)
    before = session.scalar(mine)

    assert run("seed", "demo", *SIZES).exit_code == 0

    assert session.scalar(mine) == before


@pytest.mark.parametrize(
    ("asked", "homes"), [(("--shifts", 0), 40), (("--shifts", 2500), 50), ((), 40)]
)
def test_makes_homes_enough_for_the_shifts(run, session, asked, homes):
    run("seed", "demo", "--workers", 0, "--reviews", 0, *asked)

    assert len(rows(session, CareHomeProfile)) == homes + 1

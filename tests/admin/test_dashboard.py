from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from vicarity.account.enums import Role
from vicarity.admin import rules
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.outbox import OutboxMessage

#: A Friday in winter, when London is on UTC.
FRIDAY = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("later", "state", "words"),
    [
        (timedelta(hours=1), "ok", "47 h left"),
        (timedelta(days=1), "ok", "40 h left"),  # Saturday: Friday's last eight hours are over
        (timedelta(days=3), "ok", "24 h left"),  # Monday, the same time
        (timedelta(days=3, hours=17), "soon", "7 h left"),
        (timedelta(days=4), "soon", "0 min left"),
        (timedelta(days=4, minutes=30), "late", "30 min late"),
        (timedelta(days=7), "late", "3 days late"),
        (timedelta(days=8), "late", "3 days late"),  # the Saturday of the week after
        (timedelta(days=10), "late", "4 days late"),
    ],
)
def test_counts_working_days_alone(later, state, words):
    left = rules.time_left(FRIDAY, FRIDAY + later)

    assert (left.state, left.words) == (state, words)


@pytest.mark.parametrize("hours", range(0, 24 * 15, 5))
def test_agrees_with_itself_about_what_is_late(hours):
    now = FRIDAY + timedelta(hours=hours)
    cut = rules.late_before(now)

    assert rules.time_left(cut - timedelta(minutes=1), now).state == "late"
    assert rules.time_left(cut + timedelta(minutes=1), now).state != "late"


def test_gives_a_home_sent_on_a_weekend_monday_and_tuesday():
    saturday = FRIDAY + timedelta(days=1)
    wednesday = datetime(2026, 11, 25, 0, 1, tzinfo=UTC)

    assert rules.time_left(saturday, wednesday - timedelta(minutes=2)).state == "soon"
    assert rules.time_left(saturday, wednesday + timedelta(minutes=1)).state == "late"


def figure(page, label):
    return page.partition(f"<p>{label}</p><strong>")[2].partition("<")[0]


def test_shows_what_waits_oldest_first(console, make):
    with time_machine.travel(FRIDAY, tick=False):
        browser = console(Role.SUPPORT)
        for name, days in (("Late Lodge", 9), ("Soon House", 0), ("Gone Grange", 3)):
            status = Verification.VERIFIED if name == "Gone Grange" else Verification.IN_REVIEW
            sent_at = clock.now() - timedelta(days=days)
            make.care_home(business_name=name, status=status, submitted_at=sent_at)

        page = browser.get("/admin/").text

    assert figure(page, "Late") == "1"
    assert figure(page, "Waiting") == "2"
    assert page.index("Late Lodge") < page.index("Soon House")
    assert "Gone Grange" not in page


def test_counts_new_accounts_of_seven_days(console, make):
    now = clock.now()
    make.user(created_at=now - timedelta(days=2))
    make.user(created_at=now - timedelta(days=3), role=Role.CARE_HOME_ADMIN)
    make.user(created_at=now - timedelta(days=8))

    page = console(Role.SUPPORT).get("/admin/").text

    assert figure(page, "New accounts") == "2"


def test_says_when_mail_is_not_well(console, session):
    old = clock.now() - timedelta(minutes=20)
    session.add(OutboxMessage(topic="auth.PasswordChanged", payload={}, created_at=old))
    session.add(OutboxMessage(topic="auth.PasswordChanged", payload={}, dead_at=old))
    session.commit()

    page = console(Role.SUPPORT).get("/admin/").text

    assert figure(page, "Mail waiting") == "1"
    assert "oldest 20 min, 1 given up" in page
    assert "Needs attention" in page


def test_is_calm_when_nothing_waits(console):
    page = console(Role.SUPPORT).get("/admin/").text

    assert "No care home waits for a decision." in page
    assert figure(page, "Late") == "0"

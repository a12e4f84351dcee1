import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.admin.lists import statements
from vicarity.account.enums import Role
from vicarity.admin import job_queue, rules
from vicarity.admin.errors import QueueAway
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.core.audit import AuditEvent
from vicarity.core.outbox import OutboxMessage
from vicarity.qualification.enums import CredentialStatus

TAKE_NEXT = 'action="/admin/take-next"'

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


def test_shows_what_waits_in_both_queues_oldest_first(console, make, claims):
    with time_machine.travel(FRIDAY, tick=False):
        browser = console(Role.SUPPORT)
        for name, days in (("Late Lodge", 9), ("Soon House", 0), ("Gone Grange", 3)):
            status = Verification.VERIFIED if name == "Gone Grange" else Verification.IN_REVIEW
            sent_at = clock.now() - timedelta(days=days)
            make.care_home(business_name=name, status=status, submitted_at=sent_at)
        claims("FIRE_SAFETY", submitted_at=clock.now() - timedelta(days=1))

        page = browser.get("/admin/").text

    assert figure(page, "Late") == "1"
    assert figure(page, "Waiting") == "3"
    assert page.index("Late Lodge") < page.index("Fire safety") < page.index("Soon House")
    assert "Gone Grange" not in page


def decided(make, claims, session, *, sent_at, at, action="credential.verified", before=None):
    """Make a credential and the trail of its decision."""
    (credential,) = claims("FIRE_SAFETY", submitted_at=sent_at)
    credential.verification_status = CredentialStatus.VERIFIED
    session.add(AuditEvent(at=at, action=action, subject="credential", subject_id=credential.id))
    session.commit()


def test_counts_decisions_on_time_and_late_for_each_day(console, make, claims, session):
    with time_machine.travel(FRIDAY, tick=False):
        browser, now = console(Role.SUPPORT), clock.now()
        for sent, done in ((2, 1), (8, 1), (9, 0), (40, 20)):
            sent_at, at = now - timedelta(days=sent), now - timedelta(days=done)
            decided(make, claims, session, sent_at=sent_at, at=at)

        page = browser.get("/admin/").text

    table = page.partition("Show as a table")[2].partition("</table>")[0]
    rows = dict(
        re.findall(r'row">(\w+ \d+ \w+)</th><td class="num">(\d+</td><td class="num">\d+)', table)
    )
    assert rows["Thu 19 Nov"] == '1</td><td class="num">1'
    assert rows["Fri 20 Nov"] == '0</td><td class="num">1'
    assert rows["Wed 18 Nov"] == '0</td><td class="num">0'
    assert len(rows) == 14


@pytest.mark.parametrize("hours", range(3, 24 * 14, 31))
def test_counts_working_time_in_the_database_as_the_rules_do(console, make, claims, session, hours):
    with time_machine.travel(FRIDAY, tick=False):
        browser, now = console(Role.SUPPORT), clock.now()
        sent_at = now - timedelta(hours=hours)
        decided(make, claims, session, sent_at=sent_at, at=now)

        page = browser.get("/admin/").text

    worked = rules._worked(now) - rules._worked(sent_at)
    assert figure(page, "Typical time to decide") == rules.duration(worked)


def test_counts_only_decisions_of_homes_that_were_in_review(console, make, session):
    home = make.care_home(status=Verification.SUSPENDED)
    for status in ("verified", "in_review"):
        session.add(
            AuditEvent(
                action="care_home.suspended",
                subject="care_home",
                subject_id=home.id,
                before={"verification_status": status},
            )
        )
    session.commit()

    page = console(Role.SUPPORT).get("/admin/").text

    assert ": 1 on time and 0 late." in page


def test_counts_new_accounts_of_seven_days(console, make):
    now = clock.now()
    make.user(created_at=now - timedelta(days=2))
    opened = make.user(created_at=now - timedelta(days=3), role=Role.CARE_HOME_ADMIN)
    home = make.care_home(user=opened)
    make.member(home, created_at=now - timedelta(days=3))  # a colleague is not another home
    make.user(created_at=now - timedelta(days=8))

    page = console(Role.SUPPORT).get("/admin/").text

    assert page.count(": 1 care workers and 0 care homes.") == 1
    assert page.count(": 0 care workers and 1 care homes.") == 1


def test_says_when_mail_is_not_well(console, session):
    old = clock.now() - timedelta(minutes=20)
    session.add(OutboxMessage(topic="auth.PasswordChanged", payload={}, created_at=old))
    session.add(OutboxMessage(topic="auth.PasswordChanged", payload={}, dead_at=old))
    session.commit()

    page = console(Role.SUPPORT).get("/admin/").text

    assert figure(page, "Mail waiting") == "1"
    assert "oldest 20 min, 1 given up" in page
    assert "Needs attention" in page


def test_says_when_the_job_queue_does_not_answer(console, monkeypatch):
    browser = console(Role.SUPPORT)

    def away():
        raise QueueAway

    monkeypatch.setattr(job_queue, "overview", away)
    page = browser.get("/admin/")

    assert page.status_code == 200
    assert "The queue does not answer" in page.text


def test_is_calm_when_nothing_waits(console):
    page = console().get("/admin/").text

    assert "No review waits for a decision." in page
    assert figure(page, "Late") == "0"
    assert TAKE_NEXT not in page


def test_offers_the_next_review_to_who_may_decide(console, claims):
    claims("FIRE_SAFETY")

    assert TAKE_NEXT in console().get("/admin/").text
    assert TAKE_NEXT not in console(Role.SUPPORT).get("/admin/").text


def test_asks_the_database_as_often_for_much_as_for_little(console, claims, waiting):
    browser = console()
    browser.get("/admin/")
    with statements() as of_little:
        browser.get("/admin/")
    claims("FIRE_SAFETY", "EDI", "GDPR")
    waiting("Elm House", "Oak House")

    with statements() as of_much:
        browser.get("/admin/")

    assert len(of_much) == len(of_little) < 20

"""Shifts and bookings in the console: found, explained as everywhere else, and cancelled."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from markupsafe import escape
from sqlalchemy import select, text

from tests.admin.lists import NASTY, names, statements
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import ConsoleSession
from vicarity.admin.queries import emails
from vicarity.booking import handling
from vicarity.booking.schemas import BookingRequest
from vicarity.booking.service import apply
from vicarity.care_home.enums import Verification
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work
from vicarity.eligibility import service as eligibility
from vicarity.qualification.models import Credential
from vicarity.shift.enums import BookingMode, BookingStatus, ShiftStatus
from vicarity.shift.models import Booking

S = BookingStatus


@pytest.fixture
def home(make):
    return make.care_home(business_name="Elm House", status=Verification.VERIFIED)


@pytest.fixture
def shift(make, home):
    return make.shift(home=home)


@pytest.fixture
def worker(make):
    return make.eligible(user=make.user(email="bea@example.com"))


@pytest.fixture
def booked(session, shift, worker, home):
    """Book somebody as people do, so that history, evidence and e-mails are real."""
    with unit_of_work():
        made = apply(worker.id, shift.id, BookingRequest(message="I know the house."))
    with unit_of_work():
        handling.confirm(home.user_id, made["id"])
    return session.get(Booking, made["id"])


def whens(page):
    return re.findall(r'rowheader"><a href="[^"]+">([^<]+)</a><small>', page.text)


class TestShiftList:
    def found(self, browser, **query):
        page = browser.get("/admin/shifts/", query_string=query)
        assert page.status_code == 200
        return re.findall(r"/admin/shifts/([0-9a-f-]{36})\"", page.text)

    def test_narrows_by_state_role_home_and_time(self, make, home, console):
        now = clock.now()
        other = make.care_home(business_name="Oak Lodge", status=Verification.VERIFIED)
        soon = make.shift(home=home, starts_at=now + timedelta(days=1))
        late = make.shift(home=other, starts_at=now + timedelta(days=9), role="kitchen_assistant")
        draft = make.shift(home=home, starts_at=now + timedelta(days=5), status=ShiftStatus.DRAFT)
        over = make.shift(home=home, starts_at=now - timedelta(days=2))
        older = make.shift(home=home, starts_at=now - timedelta(days=4))
        ids = {str(one.id): name for name, one in locals().items() if hasattr(one, "positions")}
        browser = console(Role.SUPPORT)

        def found(**query):
            return [ids[one] for one in self.found(browser, **query)]

        assert found() == ["soon", "draft", "late"]
        assert found(when="past") == ["over", "older"]
        assert found(status="draft") == ["draft"]
        assert found(role="kitchen_assistant") == ["late"]
        assert found(q="oak") == found(home=str(other.id)) == ["late"]
        assert found(q="nowhere") == []
        day = (now - timedelta(days=2)).date().isoformat()
        assert found(since=day, until=day) == ["over"]
        assert found(role="nonsense", status="x", when="y", since="z") == ["soon", "draft", "late"]

    @pytest.mark.parametrize("when", ["coming", "past"])
    def test_turns_pages_without_losing_any(self, make, home, console, when):
        now, sign = clock.now().replace(microsecond=0), 1 if when == "coming" else -1
        made = [
            str(make.shift(home=home, starts_at=now + sign * timedelta(hours=1 + n // 3)).id)
            for n in range(103)
        ]
        browser, address, seen = console(Role.SUPPORT), f"/admin/shifts/?when={when}", []
        while address:
            page = browser.get(address).text
            seen += re.findall(r'rowheader"><a href="/admin/shifts/([0-9a-f-]{36})"', page)
            following = re.search(r'href="([^"]+)">Next page', page)
            address = following and following[1].replace("&amp;", "&")

        assert (len(seen), sorted(seen)) == (103, sorted(made))

    def test_finds_its_rows_by_indexes_alone(self, make, home, console, session):
        """What matches nothing is known from an index, however many shifts there are."""
        for _ in range(3):
            make.shift(home=home)
        session.execute(text("SET LOCAL enable_seqscan = off"))
        browser = console(Role.SUPPORT)
        with statements() as ran:
            browser.get("/admin/shifts/?status=cancelled&role=registered_nurse")
        (part,) = [one for one in ran if "FROM shifts" in one and "LIMIT" in one]

        assert "JOIN" not in part.partition("LIMIT")[0].rpartition("FROM shifts")[2]

    def test_shows_who_may_work_each_of_them(self, shift, worker, console):
        page = console(Role.SUPPORT).get(f"/admin/shifts/?worker={worker.id}").text

        assert f"/admin/shifts/{shift.id}/workers/{worker.id}" in page
        assert "whether Bea Finch may work it" in page


class TestExplanation:
    def test_says_what_the_engine_says(self, make, session, shift, console, acts):
        worker = make.eligible(but=("FIRE_SAFETY",), user=make.user(email="cy@example.com"))
        page = console(Role.SUPPORT).get(f"/admin/shifts/{shift.id}/workers/{worker.id}").text

        verdict = eligibility.verdict(worker.id, shift.id)
        assert len(verdict.reasons) == 1
        assert "No, 1 rule stands in the way" in page
        for reason in verdict.reasons:
            assert str(escape(f"{reason.message} {reason.mend}")) in page
        assert page.count(">Yes</span></td>") == len(verdict.findings) - 1
        assert page.count(">No</span></td>") == 1
        assert [act.subject_id for act in acts("worker.view")] == [worker.id]

    def test_shows_the_facts_it_looked_at(self, make, shift, worker, home, console, session):
        other = make.shift(starts_at=shift.ends_at + timedelta(hours=5), hours=6)
        make.booking(shift=other, worker=worker)
        browser = console(Role.VERIFIER)

        page = browser.get(f"/admin/shifts/{shift.id}/workers/{worker.id}").text

        assert "5 h 00 min away" in page
        assert "It leaves less than 11 hours of rest" in page
        assert re.search(r"At most \d\.\d hours a week with this shift", page)
        credential = session.scalar(select(Credential).where(Credential.user_id == worker.id))
        assert f"/admin/credentials/{credential.id}" in page
        assert "Verified, without an end" in page

    def test_is_found_from_either_side(self, shift, worker, console):
        browser, answer = console(Role.SUPPORT), f"/admin/shifts/{shift.id}/workers/{worker.id}"

        for who in ("bea f", "bea@ex", str(worker.id)):
            page = browser.get(f"/admin/shifts/{shift.id}", query_string={"who": who}).text
            assert answer in page, who
        nobody = browser.get(f"/admin/shifts/{shift.id}?who=zz").text
        assert "Nobody&#39;s name" in nobody or "Nobody's name" in nobody
        assert (
            f"/admin/shifts/?worker={worker.id}" in browser.get(f"/admin/workers/{worker.id}").text
        )

    def test_has_no_answer_for_nobody(self, shift, worker, console):
        browser = console(Role.SUPPORT)

        assert browser.get(f"/admin/shifts/{shift.id}/workers/{uuid4()}").status_code == 404
        assert browser.get(f"/admin/shifts/{uuid4()}/workers/{worker.id}").status_code == 404
        assert browser.get(f"/admin/shifts/{uuid4()}").status_code == 404
        assert browser.get(f"/admin/bookings/{uuid4()}").status_code == 404


class TestBooking:
    def test_shows_what_it_rests_on_beside_what_is_so_today(
        self, booked, worker, session, console, acts
    ):
        held = session.scalars(select(Credential).where(Credential.user_id == worker.id)).first()
        held.verification_status, held.rejection_reason = "rejected", "Not yours."
        held.updated_at = clock.now() + timedelta(hours=1)
        session.commit()

        page = console(Role.SUPPORT).get(f"/admin/bookings/{booked.id}").text

        assert "The home chose them" in page
        assert "I know the house." in page
        rows = re.findall(r'data-label="Then">(.*?)</td>.*?data-label="Today">(.*?)</td>', page)
        states = {("Yes" in then, "Yes" in now) for then, now in rows}
        assert states == {(True, True), (True, False)}
        assert [(then, now) for then, now in rows if "No<" in now] != []
        assert page.count(">Changed</span>") == 1
        assert [act.subject_id for act in acts("worker.view")] == [worker.id]

    def test_tells_who_did_what_and_who_was_written_to(self, booked, home, session, console):
        page = console(Role.SUPPORT).get(f"/admin/bookings/{booked.id}").text

        owner = session.get(User, home.user_id).email
        story = page.partition("What has happened")[2].partition("Emails</h2>")[0]
        assert story.index(f"<b>{owner}</b> made it a booking") < story.index(
            "<b>bea@example.com</b> applied"
        )
        sent = page.partition("Emails</h2>")[2]
        assert "A booking is confirmed" in sent
        assert "Somebody has applied for a shift" in sent

    def test_reads_the_mails_of_one_booking_by_their_index(self, booked, session):
        session.execute(text("SET LOCAL enable_seqscan = off"))
        with statements() as ran:
            assert len(emails.of_booking(booked.id)) == 2
        plan = session.connection().exec_driver_sql(
            "EXPLAIN SELECT id FROM outbox_messages"
            f" WHERE (outbox_messages.payload ->> 'booking_id') = '{booked.id}'"
        )

        assert "(outbox_messages.payload ->> 'booking_id') =" in ran[0]
        assert "ix_outbox_messages_booking" in str(plan.all())

    def test_narrows_the_list(self, make, booked, shift, worker, home, console):
        other = make.eligible(first_name="Cy", last_name="Moor")
        elsewhere = make.shift(home=make.care_home(business_name="Oak Lodge"))
        make.booking(shift=elsewhere, worker=other, status=S.APPLIED)
        past = make.shift(home=home, starts_at=clock.now() - timedelta(days=3))
        make.booking(shift=past, worker=other, status=S.COMPLETED)
        browser = console(Role.SUPPORT)

        def found(**query):
            return names(browser.get("/admin/bookings/", query_string=query))

        assert sorted(found()) == ["Bea Finch", "Cy Moor"]
        assert found(status="applied") == found(at="oak") == ["Cy Moor"]
        assert found(q="bea") == found(worker=str(worker.id)) == ["Bea Finch"]
        assert found(home=str(home.id)) == ["Bea Finch"]
        assert found(home=str(home.id), when="past") == ["Cy Moor"]
        assert found(q="nobody") == found(at="nowhere") == []

    @pytest.mark.parametrize("evidence", [{}, {"how": "instant"}, None])
    def test_makes_sense_of_little_evidence(self, make, shift, worker, console, evidence):
        status = S.APPLIED if evidence is None else S.CONFIRMED
        booking = make.booking(shift=shift, worker=worker, status=status, evidence=evidence)

        assert console(Role.SUPPORT).get(f"/admin/bookings/{booking.id}").status_code == 200

    def test_shows_the_doubts_of_the_night_before(self, booked, session, console):
        audit.record(
            "booking.in_doubt",
            actor_id=None,
            subject="booking",
            subject_id=booked.id,
            after={"reasons": ["under_age"]},
        )
        session.commit()

        page = console(Role.SUPPORT).get(f"/admin/bookings/{booked.id}").text

        assert "<b>Vicarity</b> found somebody booked who may not work" in page


class TestCancelling:
    def test_ends_a_booking_for_the_worker(self, booked, session, console, published):
        browser = console(Role.VERIFIER)
        address = f"/admin/bookings/{booked.id}/cancel"
        form = {"side": "worker", "reason": "She telephoned: ill."}

        answer = browser.post(address, form, on=address)

        session.refresh(booked)
        assert answer.location == f"/admin/bookings/{booked.id}"
        assert (booked.status, booked.ended_by) == (S.CANCELLED_BY_WORKER, browser.staff.id)
        page = browser.get(answer.location).text
        assert "The booking is ended" in page
        assert "She telephoned: ill." in page
        assert f"<b>{browser.staff.email}</b> ended a booking for one side" in page
        assert "End it for one side" not in page

    def test_cancels_a_shift_for_the_home(self, booked, shift, session, console):
        browser = console(Role.ADMIN)
        address = f"/admin/shifts/{shift.id}/cancel"
        assert "1 person who applied or is booked loses it" in browser.get(address).text

        answer = browser.post(address, {"reason": "The boiler broke."}, on=address)

        session.refresh(shift)
        session.refresh(booked)
        assert (shift.status, booked.status) == (ShiftStatus.CANCELLED, S.CANCELLED_BY_HOME)
        page = browser.get(answer.location).text
        assert "The shift is cancelled, and 1 booking with it" in page
        assert "The boiler broke." in page
        assert "Cancel it for the home" not in page

    @pytest.mark.parametrize("reason", ["", "   ", "\u200b", "x" * 1001])
    def test_wants_a_reason(self, booked, shift, session, console, reason):
        browser = console(Role.ADMIN)
        for address, form in (
            (f"/admin/shifts/{shift.id}/cancel", {}),
            (f"/admin/bookings/{booked.id}/cancel", {"side": "care_home"}),
        ):
            answer = browser.post(address, form | {"reason": reason}, on=address)

            assert answer.status_code == 422
            assert "Write a reason" in answer.text
        session.refresh(booked)
        assert booked.status is S.CONFIRMED

    def test_says_when_it_is_too_late(self, make, home, worker, console):
        browser = console(Role.ADMIN)
        begun = make.shift(home=home, starts_at=clock.now() - timedelta(minutes=1))
        booking = make.booking(shift=begun, worker=worker)
        for address in (f"/admin/shifts/{begun.id}", f"/admin/bookings/{booking.id}"):
            form = {"side": "worker", "reason": "<b>Ill</b>"}
            answer = browser.post(f"{address}/cancel", form, on=f"{address}/cancel")

            assert answer.status_code == 409
            assert "has begun" in answer.text
            assert "&lt;b&gt;Ill" in answer.text

    def test_takes_no_side_that_there_is_not(self, booked, console):
        address = f"/admin/bookings/{booked.id}/cancel"
        form = {"side": "nobody", "reason": "x"}

        assert console(Role.ADMIN).post(address, form, on=address).status_code == 400

    def test_is_not_for_support(self, booked, shift, console):
        browser = console(Role.SUPPORT)
        for address in (f"/admin/bookings/{booked.id}", f"/admin/shifts/{shift.id}"):
            assert "/cancel" not in browser.get(address).text
            assert browser.get(f"{address}/cancel").status_code == 403
            assert browser.post(f"{address}/cancel", on=address).status_code in {400, 403}

    def test_asks_again_who_is_there(self, booked, console, session):
        browser = console(Role.ADMIN)
        session.query(ConsoleSession).update({"confirmed_at": None})
        session.commit()

        answer = browser.get(f"/admin/bookings/{booked.id}/cancel")

        assert answer.location.startswith("/admin/confirm/?next=")


@pytest.mark.parametrize("nasty", NASTY)
def test_shows_text_as_text(make, console, session, nasty):
    home = make.care_home(business_name=nasty, city=nasty, status=Verification.VERIFIED)
    shift = make.shift(home=home, description=nasty)
    worker = make.eligible(first_name=nasty, last_name=nasty)
    booking = make.booking(shift=shift, worker=worker, message=nasty, reason=nasty)
    browser = console(Role.ADMIN)

    for place in (
        "shifts/",
        "bookings/",
        f"shifts/{shift.id}",
        f"bookings/{booking.id}",
        f"shifts/{shift.id}/workers/{worker.id}",
        f"shifts/{shift.id}/cancel",
        f"bookings/{booking.id}/cancel",
        f"search/?q={shift.id}",
        f"search/?q={booking.id}",
    ):
        page = browser.get(f"/admin/{place}")
        assert page.status_code == 200, place
        assert "<script>alert" not in page.text
        assert "<svg onload" not in page.text
        assert str(escape(nasty)) in page.text, place


def test_asks_the_database_as_often_for_fifty_as_for_one(make, home, console):
    browser = console(Role.SUPPORT)
    shift = make.shift(home=home, positions=100)
    make.booking(shift=shift, worker=make.eligible())

    def asked(address):
        with statements() as ran:
            assert browser.get(address).status_code == 200
        return len(ran)

    places = "/admin/shifts/", "/admin/bookings/", f"/admin/shifts/{shift.id}"
    browser.get(places[0])
    few = [asked(place) for place in places]
    for _ in range(10):
        make.booking(shift=shift, worker=make.eligible())
        make.shift(home=home)

    assert [asked(place) for place in places] == few
    assert max(few) < 15


def test_says_times_by_the_clocks_of_london(make, home, console):
    starts = datetime(2027, 6, 1, 19, tzinfo=UTC)
    make.shift(home=home, starts_at=starts, hours=12, booking_mode=BookingMode.INSTANT)

    page = console(Role.SUPPORT).get("/admin/shifts/")

    assert whens(page) == ["Tue 1 Jun 2027"]
    assert "20:00 to 08:00" in page.text

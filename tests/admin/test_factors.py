from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from tests.admin.authenticator import app_on, enrol, give
from tests.admin.conftest import Browser
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.admin import factors
from vicarity.admin.errors import NoFactor
from vicarity.admin.events import StaffFactorSet, StaffFactorTakenAway, StaffRecoveryCodeUsed
from vicarity.admin.models import ConsoleSession, StaffFactor
from vicarity.auth.errors import NotYourself
from vicarity.core import clock

INSIDE = "/admin/security/"


@pytest.fixture
def required(app, settings, monkeypatch):
    """Production's rule: nobody is in without a second factor."""
    strict = settings.model_copy(update={"staff_mfa": "required"})
    monkeypatch.setitem(app.extensions, "settings", strict)


@pytest.fixture
def still():
    """Hold the clock in the middle of a code's half minute."""
    now = clock.now()
    middle = now.replace(second=15 if now.second < 30 else 45, microsecond=0)
    with time_machine.travel(middle, tick=False) as held:
        yield held


@pytest.fixture
def newcomer(app, make):
    """Return the browser of a colleague who gave the password and has no app yet."""

    def halfway(role=Role.ADMIN):
        staff = make.user(password=PASSWORD, role=role)
        browser = Browser(app)
        browser.staff = staff
        browser.sign_in(staff.email)
        return browser

    return halfway


@pytest.fixture
def enrolled(required, still, newcomer):
    """Return the browser of a colleague who has just signed in again, and their app and codes."""

    def halfway(role=Role.ADMIN):
        browser = newcomer(role)
        browser.app, browser.codes = enrol(browser)
        browser.post("/admin/logout", on=INSIDE)
        still.shift(60)
        browser.sign_in(browser.staff.email)
        return browser

    return halfway


def is_in(browser):
    return browser.get(INSIDE).status_code == 200


def test_asks_nobody_for_an_app_where_it_is_optional(newcomer):
    assert is_in(newcomer())


@pytest.mark.usefixtures("required", "still")
class TestSettingUp:
    def test_comes_before_everything_else(self, newcomer):
        browser = newcomer()

        for address in (INSIDE, "/admin/", "/admin/users/", "/admin/nothing"):
            answer = browser.get(address)
            assert (answer.status_code, answer.location[:17]) == (302, "/admin/enrol?next"), address

    def test_lets_nothing_be_changed_before(self, newcomer, make, session):
        worker, browser = make.user(), newcomer()

        answer = browser.post(f"/admin/users/{worker.id}/suspend", on="/admin/enrol")

        session.refresh(worker)
        assert answer.status_code == 401
        assert worker.is_active

    def test_opens_the_console_and_shows_ten_codes_once(self, newcomer, acts, published, session):
        browser = newcomer()
        before = browser.cookie

        _, codes = enrol(browser)

        assert is_in(browser)
        assert len(set(codes)) == 10
        assert browser.cookie != before
        assert codes[0] not in browser.get(INSIDE).text
        assert len(acts("console.enrol")) == len(acts("console.sign_in")) == 1
        assert [event.user_id for event in published(StaffFactorSet)] == [browser.staff.id]

    def test_shows_the_key_as_a_picture_without_anything_inline(self, newcomer):
        page = newcomer().get("/admin/enrol")

        assert '<svg viewBox="0 0' in page.text
        assert "style=" not in page.text
        assert "<script>" not in page.text
        assert page.headers["Cache-Control"] == "no-store"

    def test_shows_the_same_key_again_after_a_wrong_code(self, newcomer):
        browser = newcomer()
        app = app_on(browser.get("/admin/enrol"))

        answer = browser.post("/admin/enrol", {"code": app.wrong()}, on="/admin/enrol")

        assert answer.status_code == 401
        assert "This code is wrong" in answer.text
        assert app_on(answer).code() == app.code()
        assert not is_in(browser)

    def test_keeps_no_secret_that_can_be_read(self, newcomer, session):
        browser = newcomer()
        app = app_on(browser.get("/admin/enrol"))
        waiting = str(session.scalars(select(ConsoleSession.data)).all())
        _, codes = enrol(browser)

        kept = session.scalars(select(StaffFactor)).one()

        for text in (waiting, str(kept.secret), str(kept.recovery_hashes)):
            assert app._totp.secret not in text
            assert codes[0] not in text

    def test_is_no_way_around_an_app_that_is_there(self, enrolled):
        browser = enrolled()

        answer = browser.get("/admin/enrol")
        posted = browser.post("/admin/enrol", {"code": "123456"}, on="/admin/code")

        assert answer.location.startswith("/admin/code")
        assert posted.location.startswith("/admin/code")
        assert not is_in(browser)

    def test_takes_the_first_of_two_sessions(self, newcomer, app):
        one = newcomer()
        other = Browser(app)
        other.sign_in(one.staff.email)
        late = app_on(other.get("/admin/enrol"))
        token_page = other.get("/admin/enrol")

        enrol(one)
        answer = other.post("/admin/enrol", {"code": late.code()}, on="/admin/code")

        assert token_page.status_code == 200
        assert answer.location.startswith("/admin/code")
        assert not is_in(other)


class TestCode:
    def test_opens_the_console_under_a_new_token(self, enrolled, acts):
        browser = enrolled()
        before = browser.cookie
        assert not is_in(browser)

        answer = give(browser, browser.app.code())

        assert (answer.status_code, answer.location) == (302, "/admin/")
        assert is_in(browser)
        browser.cookie = before
        assert not is_in(browser)
        assert len(acts("console.sign_in")) == 2

    def test_leads_to_the_page_that_was_asked_for(self, enrolled):
        browser = enrolled()
        asked = browser.get("/admin/users/?role=worker").location

        answer = browser.post(asked, {"code": browser.app.code()}, on=asked)

        assert answer.location == "/admin/users/?role=worker"

    @pytest.mark.parametrize("later", [-1, 0, 1])
    def test_counts_half_a_minute_early_and_late(self, enrolled, later):
        browser = enrolled()

        assert give(browser, browser.app.code(later)).status_code == 302

    @pytest.mark.parametrize("later", [-2, 2, 2880])
    def test_counts_no_longer_than_that(self, enrolled, later):
        browser = enrolled()

        assert give(browser, browser.app.code(later)).status_code == 401

    def test_may_have_spaces(self, enrolled):
        browser = enrolled()
        code = browser.app.code()

        assert give(browser, f" {code[:3]} {code[3:]} ").status_code == 302

    @pytest.mark.parametrize(
        "code", ["", "abcdef", "12345", "1234567", "١٢٣٤٥٦", "x" * 5000, "0e1234", "nul\0"]
    )
    def test_is_refused_when_it_is_none(self, enrolled, code):
        answer = give(enrolled(), code)

        assert answer.status_code == 401
        assert "This code is wrong" in answer.text

    def test_counts_once(self, enrolled, app):
        browser = enrolled()
        code = browser.app.code()
        give(browser, code)
        again = Browser(app)
        again.sign_in(browser.staff.email)

        assert give(again, code).status_code == 401
        assert give(again, browser.app.code(-1)).status_code == 401  # older than one that counted
        assert give(again, browser.app.code(1)).status_code == 302

    def test_of_the_setting_up_counts_for_nothing_else(self, required, still, newcomer):
        browser = newcomer()
        app, _ = enrol(browser)
        browser.post("/admin/logout", on=INSIDE)

        browser.sign_in(browser.staff.email)

        assert give(browser, app.code()).status_code == 401

    def test_of_another_person_opens_nothing(self, enrolled):
        one, other = enrolled(), enrolled()

        assert give(one, other.app.code()).status_code == 401
        assert give(other, other.app.code()).status_code == 302

    def test_ends_the_session_when_the_fifth_was_wrong(self, enrolled, acts):
        browser = enrolled()
        first = [give(browser, browser.app.wrong()).status_code for _ in range(4)]

        fifth = give(browser, browser.app.wrong())

        assert first == [401] * 4
        assert fifth.status_code == 401
        assert "your session has ended" in fifth.text
        assert browser.get(INSIDE).location.startswith("/admin/login")
        assert len(acts("console.code_failed")) == 5

    def test_stops_the_account_after_five_whatever_the_session(self, enrolled, app, still):
        browser = enrolled()
        for _ in range(5):
            give(browser, browser.app.wrong())
        browser.sign_in(browser.staff.email)

        sixth = give(browser, browser.app.code())
        recovery = give(browser, browser.codes[0], recovery="yes")

        for answer in (sixth, recovery):
            assert answer.status_code == 429
            assert 0 < int(answer.headers["Retry-After"]) <= 300
        still.shift(301)
        assert give(browser, browser.app.code()).status_code == 302

    def test_stops_nobody_else(self, enrolled):
        one, other = enrolled(), enrolled()
        for _ in range(5):
            give(one, one.app.wrong())

        assert give(other, other.app.code()).status_code == 302

    def test_gives_a_session_five_tries_however_slow(self, enrolled, still):
        browser = enrolled()
        for _ in range(4):
            give(browser, browser.app.wrong())
            still.shift(301)

        assert "your session has ended" in give(browser, browser.app.wrong()).text

    def test_is_due_on_sessions_from_before_there_was_an_app(self, console, still, app):
        early = console(Role.SUPPORT)
        later = Browser(app)
        later.staff = early.staff
        later.sign_in(early.staff.email)

        enrol(later)

        assert is_in(later)
        assert early.get(INSIDE).location.startswith("/admin/code")

    def test_says_plainly_when_the_key_was_changed(self, enrolled, app, monkeypatch):
        browser = enrolled()
        page = browser.get("/admin/code")
        assert page.status_code == 200
        kept = factors.factor_keys._key
        monkeypatch.setattr(factors.factor_keys, "_key", lambda purpose: kept(purpose + b"2"))

        answer = give(browser, browser.app.code())

        assert answer.status_code == 409
        assert "can no longer be read" in answer.text


class TestRecoveryCode:
    def test_opens_the_console_once(self, enrolled, acts, published, app):
        browser = enrolled()

        answer = give(browser, browser.codes[3], recovery="yes")

        assert answer.status_code == 302
        assert is_in(browser)
        assert [act.after for act in acts("console.recovery_used")] == [{"left": 9}]
        assert published(StaffRecoveryCodeUsed)[0].left == 9
        again = Browser(app)
        again.sign_in(browser.staff.email)
        assert give(again, browser.codes[3], recovery="yes").status_code == 401

    def test_may_be_typed_as_people_type(self, enrolled):
        browser = enrolled()
        typed = browser.codes[0].upper().replace("-", " ")

        assert give(browser, typed, recovery="yes").status_code == 302

    def test_of_another_person_opens_nothing(self, enrolled):
        one, other = enrolled(), enrolled()

        assert give(one, other.codes[0], recovery="yes").status_code == 401

    def test_counts_with_the_codes(self, enrolled):
        browser = enrolled()
        for _ in range(2):
            give(browser, browser.app.wrong())
        for _ in range(2):
            give(browser, "aaaa-bbbb-cccc", recovery="yes")

        assert "your session has ended" in give(browser, "x", recovery="yes").text

    def test_is_void_after_new_ones_were_made(self, enrolled, app, acts):
        browser = enrolled()
        give(browser, browser.app.code())

        answer = browser.post("/admin/security/recovery-codes", on=INSIDE)

        assert answer.status_code == 200
        assert browser.codes[0] not in answer.text
        assert len(acts("console.recovery_renewed")) == 1
        again = Browser(app)
        again.sign_in(browser.staff.email)
        assert give(again, browser.codes[0], recovery="yes").status_code == 401


class TestAnotherApp:
    def test_takes_the_place_of_the_first(self, enrolled, app, still):
        browser = enrolled()
        give(browser, browser.app.code())
        still.shift(60)

        new, _ = enrol(browser)

        still.shift(60)
        again = Browser(app)
        again.sign_in(browser.staff.email)
        assert give(again, browser.app.code()).status_code == 401
        assert give(again, new.code()).status_code == 302

    def test_asks_first_who_is_there(self, enrolled, still):
        browser = enrolled()
        give(browser, browser.app.code())
        still.shift(timedelta(minutes=11).total_seconds())

        answer = browser.get("/admin/enrol")

        assert answer.location == "/admin/confirm/?next=/admin/enrol"


class TestTakingAway:
    def test_signs_the_colleague_out_and_lets_them_set_up_another(
        self, enrolled, acts, published, make, still
    ):
        browser = enrolled()
        give(browser, browser.app.code())
        admin = make.user(role=Role.ADMIN)

        factors.reset(browser.staff.id, by=admin.id)

        assert not is_in(browser)
        assert acts("account.reset_factor")[0].actor_id == admin.id
        assert published(StaffFactorTakenAway)[0].user_id == browser.staff.id
        still.shift(1)
        browser.sign_in(browser.staff.email)
        assert browser.get(INSIDE).location.startswith("/admin/enrol")

    def test_is_never_done_to_oneself(self, enrolled):
        browser = enrolled()

        with pytest.raises(NotYourself):
            factors.reset(browser.staff.id, by=browser.staff.id)

    def test_needs_something_to_take(self, make, acts):
        colleague = make.user(role=Role.SUPPORT)

        with pytest.raises(NoFactor):
            factors.reset(colleague.id, by=None)

        assert acts("account.end_sessions") == []


def test_writes_to_the_colleague(enrolled, handle, mailbox, make):
    browser = enrolled()
    give(browser, browser.codes[0], recovery="yes")
    factors.reset(browser.staff.id, by=make.user(role=Role.ADMIN).id)

    handle()

    assert {mail.to for mail in mailbox.received} == {browser.staff.email}
    assert {mail.subject for mail in mailbox.received} == {
        "An authenticator app was set up for your account",
        "A recovery code was used for your account",
        "Your second factor was taken away",
    }
    used = next(mail for mail in mailbox.received if "recovery" in mail.subject)
    assert "9 codes are left." in used.text
    assert "9 codes are left." in used.html
    assert all(browser.codes[0] not in mail.text for mail in mailbox.received)

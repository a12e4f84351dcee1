import re
from uuid import uuid4

import pytest

from vicarity.account import queries as accounts
from vicarity.account.enums import Role
from vicarity.auth import links
from vicarity.auth.events import (
    EmailVerified,
    PasswordChanged,
    PasswordResetWanted,
    RefreshTokenReused,
    RegistrationRepeated,
    SignInBlocked,
    VerificationLinkWanted,
)
from vicarity.care_home import service as care_homes
from vicarity.care_home.enums import Verification
from vicarity.care_home.events import CareHomeRejected, CareHomeSuspended, CareHomeVerified
from vicarity.core.database import unit_of_work

#: Each event with the subject of its mail and the page its link leads to.
ABOUT_ACCOUNTS = (
    (EmailVerified, "Welcome to Vicarity", "/login"),
    (RegistrationRepeated, "You already have a Vicarity account", "/login"),
    (PasswordChanged, "Your password was changed", "/forgot-password"),
    (RefreshTokenReused, "We signed you out to keep your account safe", "/forgot-password"),
)
ABOUT_HOMES = (
    (CareHomeVerified, Verification.VERIFIED, "Elm & <b>Sons</b> is verified"),
    (CareHomeRejected, Verification.REJECTED, "We could not verify Elm & <b>Sons</b>"),
    (CareHomeSuspended, Verification.SUSPENDED, "Elm & <b>Sons</b> is suspended"),
)
ADDRESSED = (
    (VerificationLinkWanted, "Confirm your email address", "/verify-email?token="),
    (PasswordResetWanted, "Set a new password", "/reset-password?token="),
    (SignInBlocked, "Somebody tried to sign in to your account", "/forgot-password"),
)


@pytest.fixture
def mail_about(tell, handle, mailbox):
    """Publish an event, do all that follows, and return the one mail that came."""

    def about(event):
        tell(event)
        handle()
        (mail,) = mailbox.received
        check(mail)
        return mail

    return about


def check(mail):
    """Hold what is true of every mail of ours."""
    kinds = [part.get_content_type() for part in mail.message.walk()]
    assert kinds[-3:] == ["multipart/alternative", "text/plain", "text/html"]
    assert mail.message["From"] == "Vicarity <no-reply@vicarity.example>"
    assert mail.message["To"] == mail.to
    for part in (mail.text, mail.html):
        assert "{{" not in part
        assert "{%" not in part
        assert "None" not in part
        links = re.findall(r"https?://[^\s\"<]+", part)
        assert links
        assert all(link.startswith("https://vicarity.test/") for link in links)
    assert mail.html.startswith("<!doctype html>")
    assert not mail.text.startswith(mail.subject)


@pytest.mark.parametrize(("event", "subject", "page"), ABOUT_ACCOUNTS)
def test_writes_to_the_owner_of_an_account(mail_about, make, event, subject, page):
    user = make.user()

    mail = mail_about(event(user_id=user.id))

    assert (mail.to, mail.subject) == (user.email, subject)
    assert f"https://vicarity.test{page}" in mail.text
    assert f'href="https://vicarity.test{page}"' in mail.html


@pytest.mark.parametrize(("event", "subject", "page"), ADDRESSED)
def test_writes_to_an_address_that_has_an_account(mail_about, make, event, subject, page):
    user = make.user(verified=event is not VerificationLinkWanted)

    mail = mail_about(event(email=user.email))

    assert (mail.to, mail.subject) == (user.email, subject)
    assert f"https://vicarity.test{page}" in mail.text
    assert f"https://vicarity.test{page}" in mail.html


@pytest.mark.parametrize("event", [event for event, *_ in ADDRESSED])
def test_writes_nothing_to_an_address_without_an_account(tell, handle, mailbox, event):
    tell(event(email="nobody@example.com"))

    handle()

    assert mailbox.received == []


@pytest.mark.parametrize(
    ("role", "says"), [(Role.WORKER, "profile"), (Role.CARE_HOME_ADMIN, "home")]
)
def test_welcomes_each_side_with_its_own_next_step(mail_about, make, role, says):
    user = make.user(role=role)

    assert says in mail_about(EmailVerified(user_id=user.id)).text


@pytest.mark.parametrize(("event", "status", "subject"), ABOUT_HOMES)
def test_tells_a_home_what_was_decided(mail_about, make, event, status, subject):
    notes = None if status is Verification.VERIFIED else "Is the <address> a shop & a café?"
    home = make.care_home(
        status=status, business_name="Elm & <b>Sons</b>", verification_notes=notes
    )

    mail = mail_about(event(care_home_id=home.id))

    assert mail.subject == subject
    assert "Elm & <b>Sons</b>" in mail.text
    assert "<b>Sons" not in mail.html
    assert "Elm &amp; &lt;b&gt;Sons" in mail.html
    if notes:
        assert notes in mail.text
        assert "Is the &lt;address&gt; a shop &amp; a café?" in mail.html


def test_tells_every_manager_of_a_home_and_nobody_else(make, handle, mailbox):
    home = make.care_home(status=Verification.IN_REVIEW)
    second = make.member(home, role=Role.CARE_HOME_ADMIN)
    make.member(home, role=Role.CARE_HOME_STAFF)
    make.member(home, role=Role.CARE_HOME_ADMIN, is_active=False)
    make.member(make.care_home(), role=Role.CARE_HOME_ADMIN)

    with unit_of_work():
        care_homes.decide(home.id, Verification.VERIFIED, by=make.user(role=Role.VERIFIER).id)
    handle()

    opened = accounts.user(home.user_id)
    assert sorted(mail.to for mail in mailbox.received) == sorted([opened.email, second.email])
    assert len({mail.id for mail in mailbox.received}) == 2


def test_tells_nobody_who_has_left_the_home_meanwhile(make, tell, handle, mailbox, session):
    home = make.care_home(status=Verification.VERIFIED)
    gone = make.user(role=Role.CARE_HOME_ADMIN)

    tell(CareHomeVerified(care_home_id=home.id, user_id=gone.id))
    handle()

    assert mailbox.received == []


@pytest.mark.parametrize("event", [event for event, *_ in ABOUT_ACCOUNTS])
def test_writes_nothing_about_an_account_that_is_gone(tell, handle, mailbox, event):
    tell(event(user_id=uuid4()))

    handle()

    assert mailbox.received == []


def test_gives_each_message_an_id_of_our_domain(mail_about, make):
    user = make.user()

    mail = mail_about(PasswordChanged(user_id=user.id))

    assert re.fullmatch(r"<[0-9a-f-]{36}@vicarity\.example>", mail.id)


def test_sends_a_link_that_works(mail_about, make, session):
    user = make.user(verified=False)

    mail = mail_about(VerificationLinkWanted(email=user.email))

    (token,) = set(re.findall(r"token=([\w.\-]+)", mail.text + mail.html))
    assert links.verify_email(token).message == "Email verified"

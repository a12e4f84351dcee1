import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.events import (
    CredentialExpired,
    CredentialExpiring,
    CredentialQuestioned,
    CredentialRejected,
    CredentialVerified,
)

#: Later than the database's clock, by which messages become due.
NOW = datetime(2096, 11, 22, 12, tzinfo=UTC)
VERIFIED, REJECTED = CredentialStatus.VERIFIED, CredentialStatus.REJECTED
EXPIRED = CredentialStatus.EXPIRED
#: Each fact about one decision, with the credential it leaves and the subject of its mail.
DECISIONS = (
    (CredentialVerified, {"verification_status": VERIFIED, "decided_at": NOW},
     "We have verified: Fire safety"),
    (CredentialRejected, {"verification_status": REJECTED, "decided_at": NOW,
     "rejection_reason": "Is it <b>cut</b> off & dark?"}, "We could not verify: Fire safety"),
    (CredentialQuestioned, {"asked_at": NOW, "question": "Is it <b>cut</b> off & dark?"},
     "We need something more: Fire safety"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com")


@pytest.fixture
def credential(make, ada):
    def add(code="FIRE_SAFETY", **given):
        return make.credential(
            user=ada, code=code, certificate_number="SECRET-7", issue_date="2095-11-01", **given
        )

    return add


@pytest.fixture
def mails(tell, handle, mailbox):
    """Publish an event, do what follows, and return the mails that came."""

    def about(event):
        tell(event)
        handle()
        for mail in mailbox.received:
            check(mail)
        return mailbox.received

    return about


def check(mail):
    """Hold what is true of every mail about a credential."""
    assert mail.to == "ada@example.com"
    for part in (mail.text, mail.html):
        assert "SECRET-7" not in part
        assert not re.search(r"\{\{|\{%|None", part)
        assert "https://vicarity.test/passport" in part
        assert "What to do next" in part
    assert "\n\n\n" not in mail.text.replace("\r", "")


@pytest.mark.parametrize(("event", "given", "subject"), DECISIONS)
def test_tells_what_was_decided_and_what_to_do(mails, credential, event, given, subject):
    row = credential(**given)

    (mail,) = mails(event(credential_id=row.id, at=NOW))

    assert mail.subject == subject
    if event is not CredentialVerified:
        assert "Is it <b>cut</b> off & dark?" in mail.text
        assert "Is it &lt;b&gt;cut&lt;/b&gt; off &amp; dark?" in mail.html


def test_tells_until_when_something_holds(mails, credential):
    row = credential(verification_status=VERIFIED, decided_at=NOW, expiry_date=date(2097, 3, 1))

    (mail,) = mails(CredentialVerified(credential_id=row.id, at=NOW))

    assert "1 March 2097" in mail.text
    assert "1 March 2097" in mail.html


@pytest.mark.parametrize(("event", "given", "_"), DECISIONS)
@pytest.mark.parametrize(
    "since",
    [
        {"verification_status": CredentialStatus.PENDING, "rejection_reason": None,
         "decided_at": None, "question": None, "asked_at": None},
        {"decided_at": NOW + timedelta(hours=1), "asked_at": NOW + timedelta(hours=1)},
    ],
)  # fmt: skip
def test_says_nothing_that_is_no_longer_so(mails, credential, session, event, given, _, since):
    row = credential(**given)
    for name, value in since.items():
        if name in given or name == "verification_status":
            setattr(row, name, value)
    session.commit()

    assert mails(event(credential_id=row.id, at=NOW)) == []


@pytest.mark.parametrize(("event", "_given", "_subject"), DECISIONS)
def test_says_nothing_of_what_is_gone(mails, session, event, _given, _subject):
    assert mails(event(credential_id=uuid4(), at=NOW)) == []


def test_says_nothing_to_an_address_nobody_has_proven(mails, credential, ada, session):
    row = credential(verification_status=VERIFIED, decided_at=NOW)
    ada.email_verified_at = None
    session.commit()

    assert mails(CredentialVerified(credential_id=row.id, at=NOW)) == []


def test_reminds_of_one(mails, credential, ada):
    row = credential(verification_status=VERIFIED, expiry_date=date(2096, 12, 1))

    event = CredentialExpiring(user_id=ada.id, credential_ids=[row.id], days=30)
    (mail,) = mails(event)

    assert mail.subject == "It runs out soon: Fire safety"
    assert "- Fire safety: 1 December 2096" in mail.text


@pytest.mark.parametrize(
    ("event", "status", "ends", "subject"),
    [
        (CredentialExpiring, VERIFIED, date(2096, 12, 1), "2 of your qualifications run out soon"),
        (CredentialExpired, EXPIRED, date(2096, 11, 1), "2 of your qualifications have run out"),
    ],
)
def test_tells_of_several_in_one_mail_and_leaves_out_what_is_settled(
    mails, credential, ada, event, status, ends, subject
):
    meant = [credential(code, verification_status=status, expiry_date=ends)
             for code in ("MOVING_HANDLING", "FIRE_SAFETY")]  # fmt: skip
    settled = credential("EDI", verification_status=CredentialStatus.PENDING, expiry_date=ends)
    renewed = credential("GDPR", verification_status=VERIFIED, expiry_date=date(2099, 1, 1))
    ids = [row.id for row in (*meant, settled, renewed)]
    more = {"days": 30} if event is CredentialExpiring else {}

    (mail,) = mails(event(user_id=ada.id, credential_ids=ids, **more))

    assert mail.subject == subject
    listed = re.findall(r"^- (.*):", mail.text, re.MULTILINE)
    assert listed == ["Assisting and moving people", "Fire safety"]
    assert "<strong>Fire safety</strong>" in mail.html


def test_says_nothing_when_everything_is_settled(mails, credential, ada):
    row = credential(verification_status=VERIFIED, expiry_date=date(2099, 1, 1))

    for event in (
        CredentialExpired(user_id=ada.id, credential_ids=[row.id]),
        CredentialExpiring(user_id=ada.id, credential_ids=[row.id], days=7),
    ):
        assert mails(event) == []

from datetime import date, timedelta
from uuid import uuid4

import pytest
from markupsafe import escape
from sqlalchemy import select

from tests.admin.conftest import csrf_of
from tests.admin.lists import NASTY, document, names, statements
from vicarity.account.enums import Role
from vicarity.core import clock
from vicarity.core.outbox import OutboxMessage
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.qualification.enums import CredentialStatus

CREDENTIALS = "/admin/credentials/"
COURSES = ("FIRE_SAFETY", "EDI", "GDPR", "HEALTH_SAFETY", "BASIC_LIFE_SUPPORT")


@pytest.fixture
def topics(session):
    return lambda: session.scalars(select(OutboxMessage.topic)).all()


def address_of(credential):
    return f"{CREDENTIALS}{credential.id}"


def ticked(*credentials):
    return [f"{one.updated_at.isoformat()}~{one.id}" for one in credentials]


def test_approves_tells_the_worker_and_leaves_a_trail(console, claims, judge, topics, acts):
    browser = console()
    (credential,) = claims("FIRE_SAFETY")

    answer = judge(browser, credential, "verified")

    assert answer.status_code == 302
    assert credential.verification_status is CredentialStatus.VERIFIED
    assert credential.decided_by == browser.staff.id
    assert topics() == ["qualification.CredentialVerified"]
    assert [act.actor_id for act in acts("credential.verified")] == [browser.staff.id]


def test_keeps_the_date_the_reviewer_read(console, claims, judge):
    (credential,) = claims("FIRE_SAFETY", expiry_date=None)

    judge(console(), credential, "verified", expiry_day="27", expiry_month="3", expiry_year="2031")

    assert credential.expiry_date == date(2031, 3, 27)


@pytest.mark.parametrize("sent", [("31", "2", "2031"), ("x", "3", "2031"), ("²", "3", "2031")])
def test_refuses_a_day_there_is_not_and_shows_it_again(console, claims, judge, sent):
    (credential,) = claims("FIRE_SAFETY")
    boxes = dict(zip(("expiry_day", "expiry_month", "expiry_year"), sent, strict=True))

    answer = judge(console(), credential, "verified", **boxes)

    assert answer.status_code == 422
    assert "There is no such date." in answer.text
    assert f'autocomplete="off" value="{sent[0]}"' in answer.text
    assert credential.verification_status is CredentialStatus.PENDING


def test_rejects_with_a_template_as_it_is(console, claims, judge, topics):
    (credential,) = claims("FIRE_SAFETY")

    judge(console(), credential, "rejected", template="unreadable")

    assert credential.verification_status is CredentialStatus.REJECTED
    assert credential.rejection_reason.startswith("We cannot read the document")
    assert topics() == ["qualification.CredentialRejected"]


@pytest.mark.parametrize("decision", ["rejected", "asked"])
def test_does_not_say_no_without_a_reason(console, claims, judge, topics, decision):
    (credential,) = claims("FIRE_SAFETY")

    answer = judge(console(), credential, decision, reason=" \u200b\n")

    assert answer.status_code == 422
    assert "Say why" in answer.text
    assert credential.verification_status is CredentialStatus.PENDING
    assert credential.asked_at is None
    assert topics() == []


def test_asks_for_more_and_takes_it_out_of_the_queue(console, claims, judge, topics):
    browser = console()
    (credential,) = claims("FIRE_SAFETY")

    judge(browser, credential, "asked", reason="Please send page two.")

    assert credential.question == "Please send page two."
    assert topics() == ["qualification.CredentialQuestioned"]
    assert names(browser.get(CREDENTIALS)) == []
    assert names(browser.get(f"{CREDENTIALS}?show=asked")) == ["Fire safety"]
    assert "Please send page two." in browser.get(address_of(credential)).text


def test_does_not_approve_what_nobody_can_see(console, claims, judge):
    (credential,) = claims("FIRE_SAFETY", evidence=False)

    answer = judge(console(), credential, "verified")

    assert answer.status_code == 409
    assert "There is no document to check this by." in answer.text
    assert "No document came with this." in answer.text


def test_does_not_decide_on_facts_that_changed_since_they_were_seen(console, claims, session):
    browser = console()
    (credential,) = claims("FIRE_SAFETY")
    page = browser.get(address_of(credential))
    seen = credential.updated_at.isoformat()
    credential.certificate_number, credential.updated_at = "NEW-1", clock.now()
    session.commit()

    form = {"decision": "verified", "seen": seen, "csrf_token": csrf_of(page)}
    answer = browser.post(address_of(credential), form)

    assert answer.status_code == 409
    assert "has changed since you opened the page" in answer.text
    assert "NEW-1" in answer.text


def test_tells_who_comes_second_that_it_was_decided(console, claims, judge, topics):
    (credential,) = claims("FIRE_SAFETY")
    second = console()
    page = second.get(address_of(credential))
    judge(console(), credential, "verified")

    form = {"decision": "rejected", "reason": "Late.", "csrf_token": csrf_of(page)}
    answer = second.post(address_of(credential), form)

    assert answer.status_code == 409
    assert "Someone has decided on this credential already" in answer.text
    assert topics() == ["qualification.CredentialVerified"]


@pytest.mark.parametrize("decision", ["", "pending", "expired", "suspended", "\0"])
def test_knows_three_answers(console, claims, judge, decision):
    (credential,) = claims("FIRE_SAFETY")

    assert judge(console(), credential, decision).status_code == 400
    assert credential.verification_status is CredentialStatus.PENDING


@pytest.mark.parametrize("email", ["sam@example.com", "sam+work@example.com"])
def test_does_not_let_somebody_decide_on_their_own(console, make, claims, email):
    browser = console(email="sam+staff@example.com")
    (credential,) = claims("FIRE_SAFETY", user=make.user(email=email))

    page = browser.get(address_of(credential))
    form = {"decision": "verified", "seen": credential.updated_at.isoformat()}
    answer = browser.post(address_of(credential), form, on="/admin/")

    assert "A colleague has to decide on it." in page.text
    assert 'name="decision"' not in page.text
    assert answer.status_code == 403
    assert credential.verification_status is CredentialStatus.PENDING


def test_offers_nothing_to_who_may_only_look(console, claims):
    (credential,) = claims("FIRE_SAFETY")

    page = console(Role.SUPPORT).get(address_of(credential)).text

    assert "Your role can look, and not decide." in page
    assert "Your role does not include looking at documents." in page
    assert 'name="decision"' not in page
    assert "/evidence/" not in page


def test_marks_what_to_look_at_twice(console, make, claims):
    make.credential(user=make.user(), code="DBS_ENHANCED", certificate_number="00123456789")
    (credential,) = claims(
        "DBS_ENHANCED",
        certificate_number="00123456789",
        issue_date=clock.today() + timedelta(days=1),
        details={"level": "basic"},
    )
    (other,) = claims("FIRE_SAFETY", expiry_date=clock.today() - timedelta(days=1))
    browser = console()

    page = browser.get(address_of(credential)).text

    for words in ("Used by somebody else too", "In the future", "Too low"):
        assert f'<span class="pill bad">{words}</span>' in page
    assert '<span class="pill bad">Has run out</span>' in browser.get(address_of(other)).text


def test_shows_the_whole_number_on_the_review_alone(console, claims):
    browser = console()
    (credential,) = claims("DBS_ENHANCED", certificate_number="001234567890")

    assert "001234567890" in browser.get(address_of(credential)).text
    assert "001234567890" not in browser.get(CREDENTIALS).text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"scan_status": ScanStatus.PENDING}, "Still being scanned for viruses."),
        ({"scan_status": ScanStatus.INFECTED}, "A virus was found in it."),
        ({"purged_at": clock.now()}, "The file was deleted"),
    ],
)
def test_says_why_a_document_cannot_be_seen(console, make, claims, session, given, told):
    user = make.user()
    file = document(session, user, **given)
    (credential,) = claims("FIRE_SAFETY", user=user, document_id=file.id)

    page = console().get(address_of(credential)).text

    assert told in page
    assert "<img" not in page


def test_opens_another_document_of_the_worker_only_when_asked(console, make, claims, session):
    user = make.user()
    file = document(session, user)
    passport = document(session, user, kind=DocumentKind.RIGHT_TO_WORK, pages=3)
    (credential,) = claims("FIRE_SAFETY", user=user, document_id=file.id)
    browser = console()

    first = browser.get(address_of(credential)).text
    second = browser.get(f"{address_of(credential)}?document={passport.id}&page=2").text

    assert f"/evidence/{file.id}/1.png" in first
    assert f"/evidence/{passport.id}/" not in first
    assert f"/evidence/{passport.id}/2.png" in second


def test_has_no_picture_of_somebody_elses_document(console, make, claims, session, acts):
    stranger = document(session, make.user())
    (credential,) = claims("FIRE_SAFETY")

    answer = console().get(f"{address_of(credential)}/evidence/{stranger.id}/1.png")

    assert answer.status_code == 404
    assert acts("document.view") == []


def test_opens_the_credential_that_waits_longest_next(console, claims, judge):
    first, second, third = claims(*COURSES[:3])
    browser = console()

    assert judge(browser, second, "verified").location.endswith(str(first.id))
    assert judge(browser, first, "verified").location.endswith(str(third.id))
    assert judge(browser, third, "verified").location == CREDENTIALS
    assert "is approved." in browser.get(CREDENTIALS).text


def test_has_no_page_for_a_credential_there_is_not(console):
    assert console().get(f"{CREDENTIALS}{uuid4()}").status_code == 404


def test_notes_who_looked(console, claims, acts):
    (credential,) = claims("FIRE_SAFETY")
    browser = console(Role.SUPPORT)

    browser.get(address_of(credential))

    assert [(act.actor_id, act.subject_id) for act in acts("credential.view")] == [
        (browser.staff.id, credential.id)
    ]


@pytest.mark.parametrize("nasty", NASTY)
def test_shows_text_from_people_and_never_runs_it(console, make, claims, session, nasty):
    user = make.user()
    make.worker(user=user, first_name=nasty, last_name=nasty, city=nasty)
    file = document(session, user, filename=nasty)
    (credential,) = claims(
        "FIRE_SAFETY",
        user=user,
        document_id=file.id,
        certificate_number=nasty,
        details={nasty: nasty, "list": [nasty]},
        question=nasty,
        asked_at=clock.now(),
    )
    browser = console(Role.ADMIN)

    for address in (address_of(credential), f"{CREDENTIALS}?show=asked", "/admin/"):
        page = browser.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<svg onload" not in page.text
        assert escape(nasty) in page.text or address == "/admin/"


def test_approves_together_what_the_rules_allow_and_tells_about_the_rest(
    console, claims, session, topics
):
    browser = console()
    short, other = claims("FIRE_SAFETY", "EDI")
    (dbs,) = claims("DBS_ENHANCED")
    (bare,) = claims("GDPR", evidence=False)

    form = {"item": ticked(short, other, dbs, bare), "act": "verified"}
    answer = browser.post(f"{CREDENTIALS}selected?show=waiting", form, on=CREDENTIALS)
    page = browser.get(answer.location).text

    session.expire_all()
    assert answer.location == f"{CREDENTIALS}?show=waiting"
    assert short.verification_status is other.verification_status is CredentialStatus.VERIFIED
    assert dbs.verification_status is bare.verification_status is CredentialStatus.PENDING
    assert topics() == ["qualification.CredentialVerified"] * 2
    assert "2 credentials approved." in page
    assert "2 credentials not changed: This one has to be looked at by itself." in page


@pytest.mark.parametrize("act", ["rejected", "asked"])
def test_says_no_to_many_only_with_a_reason(console, claims, session, act):
    browser = console()
    credentials = claims("FIRE_SAFETY", "EDI")

    form = {"item": ticked(*credentials), "act": act, "reason": " "}
    browser.post(f"{CREDENTIALS}selected", form, on=CREDENTIALS)
    page = browser.get(CREDENTIALS).text

    session.expire_all()
    assert "2 credentials not changed: Say why" in page
    assert {one.verification_status for one in credentials} == {CredentialStatus.PENDING}
    assert {one.asked_at for one in credentials} == {None}


def test_asks_many_for_one_reason(console, claims, session, topics):
    browser = console()
    credentials = claims("FIRE_SAFETY", "EDI")

    form = {"item": ticked(*credentials), "act": "asked", "template": "unreadable"}
    browser.post(f"{CREDENTIALS}selected", form, on=CREDENTIALS)

    session.expire_all()
    assert all(one.question.startswith("We cannot read") for one in credentials)
    assert topics() == ["qualification.CredentialQuestioned"] * 2


@pytest.mark.parametrize(
    "items", [[], ["x"], ["~"], ["2026-01-01~" + str(uuid4())], [f"2026-01-01T00:00Z~{uuid4()}"]]
)
@pytest.mark.parametrize("act", ["verified", "rejected", "take", "give_back", "nonsense", ""])
def test_does_nothing_to_rows_there_are_not(console, claims, session, items, act):
    browser = console()
    (credential,) = claims("FIRE_SAFETY")
    before = credential.updated_at

    form = {"item": items, "act": act, "reason": "Why."}
    answer = browser.post(f"{CREDENTIALS}selected", form, on=CREDENTIALS)

    session.refresh(credential)
    assert answer.status_code == 302
    assert credential.updated_at == before


def test_lists_the_parts_of_the_queue(console, make, claims, session):
    browser = console()
    claims("FIRE_SAFETY")
    fresh, asked = claims("EDI", "GDPR")
    fresh.submitted_at = clock.now()
    asked.question, asked.asked_at = "Which?", clock.now()
    session.commit()
    make.credential(user=make.user(), verification_status=CredentialStatus.VERIFIED)
    browser.post(f"{CREDENTIALS}selected", {"item": ticked(fresh), "act": "take"}, on=CREDENTIALS)

    def part(name):
        return len(names(browser.get(f"{CREDENTIALS}?show={name}")))

    parts = ("waiting", "mine", "unassigned", "late", "asked", "verified", "rejected")
    assert [part(name) for name in parts] == [2, 1, 1, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=fin", 2),
        ("q=ada+finch", 2),
        ("q=ADA@EXAMPLE", 2),
        ("q=inch", 0),
        ("q=%25", 0),
        ("town=lee", 2),
        ("town=%25", 0),
        ("qualification=EDI", 1),
        ("category=mandatory", 2),
        ("category=clinical", 0),
        ("qualification=EDI&q=finch&town=Leeds&show=waiting", 1),
        ("show=rejected", 0),
    ],
)
def test_finds_credentials(console, make, claims, query, found):
    user = make.user(email="ada@example.com")
    make.worker(user=user, first_name="Ada", last_name="Finch", city="Leeds")
    claims("FIRE_SAFETY", "EDI", user=user)

    assert len(names(console().get(f"{CREDENTIALS}?{query}"))) == found


@pytest.mark.parametrize("address", [CREDENTIALS, CREDENTIALS + "{id}"])
def test_asks_the_database_as_often_for_many_as_for_one(console, claims, address):
    (credential,) = claims("FIRE_SAFETY", certificate_number="1")
    browser, address = console(), address.format(id=credential.id)
    browser.get(address)
    with statements() as of_one:
        browser.get(address)
    for _ in range(4):
        claims(*COURSES, certificate_number="1")

    with statements() as of_many:
        browser.get(address)

    assert len(of_many) == len(of_one) < 25

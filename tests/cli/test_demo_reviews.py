"""The made-up queue: papers the real check takes, differences to find, and a trail behind it."""

import hashlib
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import pypdf
import pytest
from sqlalchemy import select, text

from tests.document.conftest import keep_at
from vicarity.account.enums import STAFF_ROLES
from vicarity.account.models import User
from vicarity.admin.models import ReviewAssignment
from vicarity.admin.rules import late_before
from vicarity.cli.demo import claims, evidence, people
from vicarity.cli.demo.cases import QUEUE, Case, Fate, Twist
from vicarity.cli.demo.papers.drawing import draw, portrait
from vicarity.cli.demo.papers.facts import Facts, Form, Layout
from vicarity.cli.demo.papers.sheet import FOOT
from vicarity.cli.demo.sign_ins import BESIDE
from vicarity.cli.demo.world import make_world
from vicarity.core import audit_chain, clock, storage
from vicarity.core.audit import AuditEvent
from vicarity.core.outbox import OutboxMessage
from vicarity.document import inspection
from vicarity.document.models import Document
from vicarity.qualification.compliance import compliance
from vicarity.qualification.enums import Standing
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.models import WorkerProfile

SAID = (("Level", "Enhanced"), ("Position", "Care worker"), ("Status", "Settled status"))
FACTS = Facts(
    "Fire safety", "Amara", "Okafor", date(1992, 3, 27), "001234567890", date(2026, 3, 12),
    date(2027, 3, 12), "Kettle Lane Training", SAID,
)  # fmt: skip
DRAWN = cache(evidence._drawn)
TYPES = {
    Form.PDF: "application/pdf",
    Form.SCAN: "image/png",
    Form.PHOTO: "image/jpeg",
    Form.BLURRED: "image/jpeg",
}


@pytest.fixture(autouse=True)
def uploads(app, monkeypatch, tmp_path):
    """Keep the files of these tests away from those of others, and draw each once."""
    keep_at(app, monkeypatch, storage_url=f"file://{tmp_path}")
    monkeypatch.setattr(evidence, "_drawn", DRAWN)


@pytest.fixture
def seeded(run, session):
    result = run("seed", "demo", "--workers", 96, "--care-homes", 0)
    assert result.exit_code == 0, result.output
    session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))  # as a commit would
    return result


def waiting(session):
    return session.scalars(
        select(Credential).where(Credential.verification_status == "pending")
    ).all()


def content_of(document):
    with storage.get(document.storage_key) as file:
        return file.read()


def worker(session):
    return session.scalars(select(User).where(User.email.startswith("worker@"))).one()


@pytest.mark.parametrize("layout", Layout)
def test_draws_papers_that_an_upload_could_be(layout):
    drawn = draw(layout, Form.PDF, FACTS)

    checked = inspection.check(BytesIO(drawn))

    with checked.content as kept:
        assert (checked.content_type, kept.read()) == (TYPES[Form.PDF], drawn)
    for page in pypdf.PdfReader(BytesIO(drawn)).pages:
        assert FOOT in page.extract_text()
        assert {"Okafor", "OKAFOR"} & set(page.extract_text().replace(",", "").split())


@pytest.mark.parametrize("form", [Form.SCAN, Form.PHOTO, Form.BLURRED])
def test_makes_pictures_that_an_upload_could_be(form):
    checked = inspection.check(BytesIO(draw(Layout.DBS, form, FACTS)))

    checked.content.close()
    assert checked.content_type == TYPES[form]


def test_makes_a_portrait_that_an_upload_could_be():
    checked = inspection.check(BytesIO(portrait(FACTS)))

    checked.content.close()
    assert checked.content_type == "image/jpeg"


def test_draws_the_same_paper_from_the_same_facts():
    assert draw(Layout.DBS, Form.PHOTO, FACTS) == draw(Layout.DBS, Form.PHOTO, FACTS)


def test_leaves_a_queue_with_its_evidence(seeded, session):
    queue = [held for held in waiting(session) if held.asked_at is None]
    kept = {document.id: document for document in session.scalars(select(Document))}

    assert len(queue) >= sum(case.fate in {Fate.WAITS, Fate.AGAIN} for case in QUEUE)
    assert len(set(kept) & {held.document_id for held in queue}) >= 30
    for held in queue:
        if held.document_id:
            assert kept[held.document_id].user_id == held.user_id
            assert kept[held.document_id].uploaded_at < held.submitted_at


def test_stores_every_file_as_its_row_says(seeded, session):
    for document in session.scalars(select(Document)):
        content = content_of(document)

        assert (document.size, document.sha256) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        if document.content_type == TYPES[Form.PDF]:
            assert document.pages == len(pypdf.PdfReader(BytesIO(content)).pages)


def test_writes_the_name_and_number_of_the_claim_on_a_paper_without_a_twist(seeded, session):
    twisted = {case.code for case in QUEUE if case.twist is not Twist.NONE}
    right = {case.code for case in QUEUE} - twisted
    found = session.execute(
        select(Credential, Document, WorkerProfile, Qualification.code)
        .join(Document, Document.id == Credential.document_id)
        .join(WorkerProfile, WorkerProfile.user_id == Credential.user_id)
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Document.content_type == TYPES[Form.PDF], Qualification.code.in_(right))
    ).all()

    assert len(found) >= 10
    for held, document, person, _ in found:
        words = pypdf.PdfReader(BytesIO(content_of(document))).pages[0].extract_text()
        assert f"{person.first_name} {person.last_name}" in words
        assert held.certificate_number in words


@pytest.mark.parametrize(
    ("twist", "wrong"),
    [
        (Twist.NONE, []),
        (Twist.SURNAME, ["last_name"]),
        (Twist.NUMBER, ["number"]),
        (Twist.DATES, ["issued_on"]),
        (Twist.RUN_OUT, ["issued_on", "until"]),
    ],
)
def test_hides_one_difference_in_a_paper_with_a_twist(session, twist, wrong):
    world = make_world(1, 1, "not a hash")
    case, held = Case("BASIC_LIFE_SUPPORT", twist=twist), world.known["BASIC_LIFE_SUPPORT"]
    person = people.worker(world, 1, world.since(0.5), depth=4).profile

    said = claims.claim(world, case, held, person)
    paper = claims.paper(world, case, held, person, said)

    true = {
        "last_name": person["last_name"],
        "number": said["certificate_number"],
        "issued_on": said["issue_date"],
        "until": said["expiry_date"],
    }
    assert [name for name, value in true.items() if getattr(paper, name) != value] == wrong
    assert twist is not Twist.RUN_OUT or paper.until < world.today < said["expiry_date"]


def test_has_some_of_the_queue_late_and_more_of_it_on_time(seeded, session):
    sent = [held.submitted_at for held in waiting(session) if held.asked_at is None]
    late = [at for at in sent if at < late_before(clock.now())]

    assert 2 <= len(late) <= len(sent) / 3
    assert max(sent) > clock.now() - timedelta(hours=6)


def test_decides_by_staff_alone_and_tells_all_of_it_in_the_trail(seeded, session):
    staff = {user.id for user in session.scalars(select(User)) if user.role in STAFF_ROLES}
    acts = ("credential.verified", "credential.rejected")
    decided = session.scalars(select(AuditEvent).where(AuditEvent.action.in_(acts))).all()
    fortnight = clock.now() - timedelta(days=14)

    assert {event.actor_id for event in decided} <= staff
    assert len({event.at.date() for event in decided if event.at > fortnight}) >= 7
    for event in decided:
        held = session.get(Credential, event.subject_id)
        assert held.submitted_at <= event.at or held.verification_status == "pending"


def test_keeps_the_trail_whole(seeded, session):
    events = session.scalars(select(AuditEvent.id)).all()

    assert len(events) > 100
    assert set(session.scalars(select(audit_chain.AuditLink.event_id))) == set(events)


def test_says_what_was_wrong_before_somebody_sent_it_again(seeded, session):
    again = [held.id for held in waiting(session)]
    rejected = session.scalars(
        select(AuditEvent).where(
            AuditEvent.action == "credential.rejected", AuditEvent.subject_id.in_(again)
        )
    ).all()

    assert len(rejected) == sum(case.fate is Fate.AGAIN for case in QUEUE)
    assert all(event.after["rejection_reason"] for event in rejected)


def test_has_taken_some_of_the_queue(seeded, session):
    taken = {one.subject_id for one in session.scalars(select(ReviewAssignment))}

    assert len(taken) == 3
    assert taken <= {held.id for held in waiting(session) if held.asked_at is None}


def test_has_sent_every_email_but_two(seeded, session):
    messages = session.scalars(select(OutboxMessage)).all()

    assert sum(message.dead_at is not None for message in messages) == 2
    assert all(message.done_at or message.dead_at for message in messages)


def test_shows_the_demo_worker_every_standing_of_what_one_holds(seeded, session):
    told = compliance(worker(session).id)

    assert {item["status"] for item in told["items"]} == set(Standing) - {Standing.MISSING}
    assert {item["days_left"] for item in told["items"] if item["status"] == "expiring"} == {25}
    assert all(item["reason"] for item in told["items"] if item["status"] in {"rejected", "asked"})


def test_goes_on_without_documents_where_nothing_can_draw_them(run, session, monkeypatch):
    monkeypatch.setattr(evidence, "find_spec", lambda _name: None)

    result = run("seed", "demo", "--workers", 20, "--care-homes", 0)

    assert result.exit_code == 0, result.output
    assert "reportlab is not installed" in result.stderr
    assert session.scalars(select(Document)).all() == []
    assert waiting(session)


def test_makes_no_more_reviews_than_every_other_worker(run, session):
    run("seed", "demo", "--workers", 4, "--care-homes", 0, "--reviews", 40)

    assert (
        len([user for user in session.scalars(select(User)) if user.role == "worker"])
        == 4 + 1 + BESIDE
    )

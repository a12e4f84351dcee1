"""The virus scanner: found, down, frozen, mad."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from tests.core.problem_check import assert_problem
from tests.document.conftest import DOCUMENTS, keep_at
from tests.document.files import EICAR, changed_pdf, stream, with_object
from tests.document.scanner import Scanner
from vicarity.core import clock, scanner
from vicarity.core.audit import AuditEvent
from vicarity.core.outbox import OutboxMessage
from vicarity.document.enums import ScanStatus
from workers_rq.documents import scan_again


@pytest.fixture
def clamd(app, monkeypatch, folder):
    monkeypatch.setattr(scanner._Pause, "until", float("-inf"))
    with Scanner() as server:
        keep_at(app, monkeypatch, clamav_url=server.url)
        yield server


@pytest.fixture
def infected():
    """Return a PDF with the EICAR test file inside, which nothing but a scanner notices."""
    return changed_pdf(with_object(stream(EICAR)))


@pytest.fixture
def later(monkeypatch):
    """Go on after a while, when the scanner may be asked again."""

    def go(**time):
        monkeypatch.setattr(scanner._Pause, "until", float("-inf"))
        return time_machine.travel(clock.now() + timedelta(**time), tick=False)

    return go


def status(session, document):
    session.expire_all()
    return document.scan_status


def test_is_not_needed(stored, session):
    document = stored()

    assert (document.scan_status, document.scanned_at) == (ScanStatus.CLEAN, None)


def test_keeps_a_document_from_everybody_until_it_has_looked(
    clamd, stored, client, signed_in, worker
):
    document = stored()
    path, headers = f"{DOCUMENTS}/{document.id}", signed_in(worker)

    assert document.scan_status is ScanStatus.PENDING
    assert_problem(client.get(path, headers=headers), 409, "document_being_scanned")
    (listed,) = client.get(DOCUMENTS, headers=headers).json["items"]
    assert listed["scan_status"] == "pending"


def test_lets_a_clean_document_through(clamd, stored, session, handle, folder):
    document = stored()

    handle()

    assert status(session, document) is ScanStatus.CLEAN
    assert document.scanned_at is not None
    assert clamd.seen == [(folder / document.storage_key).read_bytes()]


def test_has_an_infected_document_deleted_and_its_owner_told(
    clamd, stored, infected, session, handle, mailbox, files, worker, client, signed_in
):
    document = stored(infected, kind="dbs_certificate", name="<b>cert</b>.pdf")

    handle()
    handle()

    assert status(session, document) is ScanStatus.INFECTED
    assert files() == []
    response = client.get(f"{DOCUMENTS}/{document.id}", headers=signed_in(worker))
    assert_problem(response, 404, "document_not_found")
    (mail,) = mailbox.received
    assert mail.to == worker.email
    assert "DBS certificate" in mail.text
    assert "cert</b>" not in mail.html
    (event,) = session.scalars(select(AuditEvent).where(AuditEvent.subject_id == document.id))
    assert (event.action, event.actor_id) == ("document.infected", None)


def test_is_asked_again_after_it_was_down(app, monkeypatch, clamd, stored, session, handle, later):
    document = stored()
    keep_at(app, monkeypatch, clamav_url="tcp://127.0.0.1:1")
    handle()
    assert status(session, document) is ScanStatus.PENDING

    keep_at(app, monkeypatch, clamav_url=clamd.url)
    with later(seconds=6):
        handle()

    assert status(session, document) is ScanStatus.CLEAN


def test_is_asked_again_after_it_was_frozen(clamd, stored, session, handle, later, monkeypatch):
    monkeypatch.setattr(scanner, "SCAN_SECONDS", 0.2)
    document = stored()
    clamd.frozen.set()
    handle()
    assert status(session, document) is ScanStatus.PENDING

    clamd.frozen.clear()
    with later(seconds=6):
        handle()

    assert status(session, document) is ScanStatus.CLEAN


def test_is_left_alone_for_a_while_when_it_was_frozen(clamd, stored, handle, monkeypatch):
    monkeypatch.setattr(scanner, "SCAN_SECONDS", 0.2)
    clamd.frozen.set()
    stored(), stored(), stored()
    asked = []
    monkeypatch.setattr(scanner, "_asked", lambda content: asked.append(1) or frozen())

    handle()

    assert len(asked) == 1


def frozen():
    raise TimeoutError


@pytest.mark.parametrize(
    "answer",
    [b"INSTREAM size limit exceeded. ERROR", b"stream: ERROR", b"PONG", b"x" * 5000, b"stream: ok"],
)
def test_is_believed_only_when_it_says_yes_or_no(clamd, stored, session, handle, answer):
    document = stored()
    clamd.answer = answer

    handle()

    assert status(session, document) is ScanStatus.PENDING


def test_is_asked_again_when_its_message_was_given_up(clamd, stored, session, handle):
    document = stored()
    session.execute(update(OutboxMessage).values(dead_at=clock.now()))
    session.commit()
    handle()
    assert status(session, document) is ScanStatus.PENDING

    with time_machine.travel(clock.now() + timedelta(hours=7), tick=False):
        scan_again()
        scan_again()
        handle()

    assert status(session, document) is ScanStatus.CLEAN
    assert len(clamd.seen) == 1


def test_is_not_asked_again_while_its_message_waits(clamd, stored, session):
    stored()

    with time_machine.travel(clock.now() + timedelta(hours=7), tick=False):
        scan_again()

    assert session.query(OutboxMessage).count() == 1


def test_lets_what_waits_through_when_it_is_taken_away(
    app, monkeypatch, clamd, stored, session, handle
):
    document = stored()
    keep_at(app, monkeypatch, clamav_url="")

    handle()

    assert status(session, document) is ScanStatus.CLEAN


def test_does_not_mind_a_document_that_was_deleted_meanwhile(clamd, stored, session, handle):
    document = stored()
    session.delete(document)
    session.commit()

    handle()

    assert session.query(OutboxMessage).filter(OutboxMessage.done_at.is_(None)).count() == 0

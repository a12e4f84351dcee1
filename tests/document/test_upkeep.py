"""Files that no row needs, and files that may not be kept."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from sqlalchemy import select, update

from tests.document.files import png
from vicarity.core import clock, storage
from vicarity.core.audit import AuditEvent
from vicarity.document.enums import ScanStatus
from vicarity.document.models import Document
from vicarity.qualification.enums import CredentialStatus
from workers_rq import documents


def after(**time):
    return time_machine.travel(clock.now() + timedelta(**time), tick=False)


@pytest.fixture
def orphan(folder, app):
    """Keep a file without a row, as a process that was killed in between leaves it."""

    def leave(key=None):
        key = key or storage.new_key()
        place = folder / key
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(png())
        return key

    return leave


@pytest.mark.parametrize(("minutes", "left"), [(55, 1), (65, 0)])
def test_deletes_files_without_a_row_after_an_hour(session, orphan, files, minutes, left):
    orphan()

    with after(minutes=minutes):
        documents.sweep()

    assert len(files()) == left


def test_leaves_files_that_have_a_row(stored, files):
    stored()

    with after(days=400):
        documents.sweep()

    assert len(files()) == 1


@pytest.mark.parametrize(
    "change", [{"purged_at": clock.now()}, {"scan_status": ScanStatus.INFECTED}]
)
def test_deletes_files_that_could_not_be_deleted_in_time(stored, orphan, session, files, change):
    document = stored()
    session.execute(update(Document).where(Document.id == document.id).values(change))
    session.commit()

    with after(hours=2):
        documents.sweep()

    assert files() == []


def test_deletes_what_was_half_written(session, orphan, files):
    orphan(f"{storage.new_key()}#1")

    with after(minutes=55):
        documents.sweep()
        assert len(files()) == 1
    with after(hours=2):
        documents.sweep()

    assert files() == []


def test_begins_elsewhere_each_hour_so_that_a_day_is_enough(session, monkeypatch):
    begun = []
    monkeypatch.setattr(documents, "SWEEP_SECONDS", -1)
    monkeypatch.setattr(
        documents.service, "drop_orphans", lambda folder, _: begun.append(folder) or 0
    )

    for hour in range(24):
        with time_machine.travel(datetime(2026, 11, 22, hour, tzinfo=UTC), tick=False):
            documents.sweep()

    places = [storage.FOLDERS.index(folder) for folder in begun]
    steps = {(later - earlier) % 256 for earlier, later in pairwise(places)}
    assert steps == {documents.FOLDERS_AN_HOUR}
    assert documents.FOLDERS_AN_HOUR * 24 >= 256


DECIDED = datetime(2026, 8, 31, 12, tzinfo=UTC)


@pytest.fixture
def decided(stored, make, worker, session):
    """Store a DBS certificate and a decision on what it backs."""

    def store(status=CredentialStatus.VERIFIED, *, at=DECIDED, kind="dbs_certificate"):
        with time_machine.travel(DECIDED - timedelta(days=3), tick=False):
            document = stored(kind=kind)
            session.execute(update(Document).values(uploaded_at=clock.now()))
            session.commit()
        make.credential(
            user=worker,
            code="DBS_ENHANCED",
            document_id=document.id,
            verification_status=status,
            submitted_at=DECIDED - timedelta(days=3),
            decided_at=at,
        )
        return document

    return store


def purged(session, document, moment):
    with time_machine.travel(moment, tick=False):
        documents.purge()
    session.expire_all()
    return document.purged_at is not None


@pytest.mark.parametrize("status", [one for one in CredentialStatus if one != "pending"])
def test_purges_a_dbs_certificate_six_months_after_the_decision(session, decided, files, status):
    document = decided(status)

    assert not purged(session, document, "2027-02-28T11:59:59Z")
    assert len(files()) == 1
    assert purged(session, document, "2027-02-28T12:00:00Z")
    assert files() == []


def test_notes_in_the_trail_that_a_file_was_purged(session, decided):
    document = decided()

    purged(session, document, "2027-03-01T00:00:00Z")
    purged(session, document, "2027-03-02T00:00:00Z")

    (event,) = session.scalars(select(AuditEvent).where(AuditEvent.subject_id == document.id))
    assert (event.action, event.actor_id) == ("document.purge", None)


def test_keeps_a_dbs_certificate_that_was_decided_on_anew(session, decided):
    document = decided(at=DECIDED + timedelta(days=60))

    assert not purged(session, document, "2027-03-15T00:00:00Z")


def test_purges_a_dbs_certificate_that_nobody_decides_on(session, decided):
    document = decided(CredentialStatus.PENDING, at=None)

    assert not purged(session, document, "2027-02-28T11:59:59Z")
    assert purged(session, document, "2027-03-01T00:00:00Z")


def test_purges_a_dbs_certificate_that_backs_nothing(session, stored):
    document = stored(kind="dbs_certificate")
    in_five, in_six = clock.now() + timedelta(days=150), clock.now() + timedelta(days=185)

    assert not purged(session, document, in_five)
    assert purged(session, document, in_six)


def test_purges_nothing_else(session, decided):
    document = decided(kind="qualification")

    assert not purged(session, document, "2030-01-01T00:00:00Z")


def test_hands_out_no_purged_file(session, decided, client, signed_in, worker):
    document = decided()
    purged(session, document, "2027-03-01T00:00:00Z")

    path = f"/api/worker/documents/{document.id}"

    assert client.get(path, headers=signed_in(worker)).status_code == 404

"""What happens to documents off the request path: scanning, sweeping, and deleting in time."""

from __future__ import annotations

import time
from datetime import timedelta

import structlog

from vicarity.account import queries as accounts
from vicarity.core import clock, storage
from vicarity.core.database import unit_of_work
from vicarity.document import queries, service
from vicarity.document.enums import DocumentKind
from vicarity.document.events import DocumentInfected, DocumentUploaded
from vicarity.qualification.queries.retention import dbs_files_due
from workers_rq.handlers import handles
from workers_rq.letters import send, site
from workers_rq.queues import CHORES, EMAILS

#: A file without a row is left alone this long: the row may be on its way.
GRACE = timedelta(hours=1)

#: How long a pending document waits before somebody asks whether its message is lost.
PATIENCE = timedelta(minutes=10)

#: A sweep ends after this many seconds; the next one begins further on, so that in a day every
#: folder is begun with, however many files there are.
SWEEP_SECONDS = 20.0
FOLDERS_AN_HOUR = 11

NAMES = {
    DocumentKind.DBS_CERTIFICATE: "DBS certificate",
    DocumentKind.RIGHT_TO_WORK: "right to work",
    DocumentKind.QUALIFICATION: "qualification",
    DocumentKind.PHOTO: "photo",
}

log = structlog.get_logger("vicarity.documents")


@handles(DocumentUploaded, queue=CHORES)
def scan(event: DocumentUploaded, _message_id: str) -> None:
    """Have the scanner look at a file; while it is away, the message waits and comes again."""
    service.scan(event.document_id)


@handles(DocumentInfected, queue=EMAILS)
def document_refused(event: DocumentInfected, message_id: str) -> None:
    """Tell somebody that their file had a virus, and what to do."""
    found = queries.any_document(event.document_id)
    if found is not None:
        name = NAMES[found["kind"]]
        user = accounts.user(found["user_id"])
        send(user, "document_refused", message_id, name=name, link=site("/passport"))


def scan_again() -> None:
    """Call the scanner for files whose message was given up."""
    with unit_of_work():
        called = service.scan_again(clock.now() - PATIENCE)
    log.info("scans_called_again", documents=called)


def purge() -> None:
    """Delete DBS certificates six months after the decision, each in its own transaction."""
    with unit_of_work():
        due = dbs_files_due(clock.now())
    for document_id in due:
        with unit_of_work():
            service.purge(document_id)
    log.info("purged", documents=len(due))


def sweep() -> None:
    """Delete files that no row needs, for a while, beginning elsewhere each hour."""
    before, stop_at = clock.now() - GRACE, time.monotonic() + SWEEP_SECONDS
    count = len(storage.FOLDERS)
    first = int(clock.now().timestamp()) // 3600 * FOLDERS_AN_HOUR
    dropped = 0
    for number in range(count):
        with unit_of_work():
            dropped += service.drop_orphans(storage.FOLDERS[(first + number) % count], before)
        if time.monotonic() > stop_at:
            break
    log.info("swept", files=dropped, folders=number + 1)

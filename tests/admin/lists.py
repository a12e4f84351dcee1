"""What tests of the lists share."""

import contextlib
from uuid import uuid4

from sqlalchemy import event

from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.document.models import Document
from vicarity.extensions import db

#: Text that would run, or break a page or a query, if anything took it for more than text.
NASTY = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "{{7*7}}",
    "'; DROP TABLE users; --",
    "%_\\",
    "=cmd|' /C calc'!A0",
)


def names(page):
    """Return the first cell of each row of the page's first list."""
    body = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = body.split('<th scope="row" role="rowheader"><a href="')[1:]
    return [row.partition(">")[2].partition("<")[0] for row in rows]


def rows(page):
    return page.text.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr ")


def older(page):
    """Return the address of the next page."""
    return page.text.partition("before=")[2].partition('"')[0]


@contextlib.contextmanager
def statements():
    """Collect the SQL that runs meanwhile."""
    ran = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            ran.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def document(session, user, **given):
    """Make the row of a document; nobody has to read the file."""
    defaults = {
        "kind": DocumentKind.QUALIFICATION, "filename": "certificate.pdf",
        "content_type": ContentType.PDF, "size": 1234, "pages": 1, "sha256": "0" * 64,
        "scan_status": ScanStatus.CLEAN, "storage_key": uuid4().hex,
    }  # fmt: skip
    row = Document(user_id=user.id, **defaults | given)
    session.add(row)
    session.commit()
    return row

"""Files of made-up people: drawn, and stored as an upload would be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from io import BytesIO
from uuid import UUID

from vicarity.cli.demo import claims
from vicarity.cli.demo.cases import Case
from vicarity.cli.demo.papers.facts import Facts, Form, Layout
from vicarity.cli.demo.world import Known, Values, World
from vicarity.core import storage
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.qualification.rules import KIND_OF

#: How long before a credential is sent its file is uploaded.
BEFORE = timedelta(minutes=4)

CONTENT = {
    Form.PDF: ContentType.PDF,
    Form.SCAN: ContentType.PNG,
    Form.PHOTO: ContentType.JPEG,
    Form.BLURRED: ContentType.JPEG,
}

#: What people call such files; telephones and scanners count.
NAMES = {
    Form.PDF: "{paper} {name}.pdf",
    Form.SCAN: "Scan_{number:04}.png",
    Form.PHOTO: "IMG_{number:04}.jpg",
    Form.BLURRED: "IMG_{number:04}.jpg",
}

PAPERS = {
    Layout.DBS: "DBS certificate",
    Layout.SHARE_CODE: "Right to work",
    Layout.PASSPORT: "Passport",
    Layout.COURSE: "Certificate",
    Layout.STANDARDS: "Care Certificate",
    Layout.DIPLOMA: "Diploma",
    Layout.REGISTER: "Statement of entry",
    Layout.BOOKING: "Booking",
}


def can_draw() -> bool:
    """Say whether what draws certificates is installed; production has no use for it."""
    return find_spec("reportlab") is not None


@dataclass(frozen=True)
class Claim:
    """A credential of somebody: the case, the qualification, and what they say of it."""

    case: Case
    held: Known
    user_id: UUID
    profile: Values
    said: Values


def paper(world: World, claim: Claim, sent: datetime) -> Values:
    """Draw and store the paper of a claim; return its document's row.

    Raises:
        StorageUnavailable: The storage is away or full.
    """
    form = claim.case.form or Form.PDF
    kind = claims.layout(claim.case, claim.held)
    facts = claims.paper(world, claim.case, claim.held, claim.profile, claim.said)
    content = _drawn(kind, form, facts)
    name = NAMES[form].format(
        paper=PAPERS[kind], name=claim.profile["last_name"], number=world.chance.randrange(10**4)
    )
    pages = 2 if kind is Layout.STANDARDS and form is Form.PDF else 1
    row = _row(world, claim.user_id, _kind(claim), name, sent - BEFORE)
    return row | _stored(content, CONTENT[form], pages)


def portrait(world: World, claim: Claim, at: datetime) -> Values:
    """Store a photo of somebody; return its document's row.

    Raises:
        StorageUnavailable: The storage is away or full.
    """
    from vicarity.cli.demo.papers import drawing  # needs what make run alone installs

    facts = claims.paper(world, claim.case, claim.held, claim.profile, claim.said)
    row = _row(world, claim.user_id, DocumentKind.PHOTO, "Me.jpg", at)
    return row | _stored(drawing.portrait(facts), ContentType.JPEG, 1)


def _drawn(kind: Layout, form: Form, facts: Facts) -> bytes:
    from vicarity.cli.demo.papers import drawing  # needs what make run alone installs

    return drawing.draw(kind, form, facts)


def _kind(claim: Claim) -> DocumentKind:
    """Return what the worker said the file is; a wrong paper comes as what it should be."""
    return KIND_OF.get(claim.case.code, DocumentKind.QUALIFICATION)


def _row(world: World, user_id: UUID, kind: DocumentKind, name: str, at: datetime) -> Values:
    return {
        "id": world.new_id(at),
        "user_id": user_id,
        "kind": str(kind),
        "filename": name,
        "scan_status": str(ScanStatus.CLEAN),
        "uploaded_at": at,
    }


def _stored(content: bytes, content_type: ContentType, pages: int) -> Values:
    key = storage.new_key()
    storage.put(key, BytesIO(content))
    return {
        "content_type": str(content_type),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "storage_key": key,
        "pages": pages,
    }

import io
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import select

from vicarity.core.database import unit_of_work
from vicarity.document.enums import DocumentKind
from vicarity.document.errors import DocumentNotFound
from vicarity.document.models import Document
from vicarity.qualification import evidence
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.errors import DocumentInUse
from vicarity.qualification.rules import DBS, RIGHT_TO_WORK

ASKED = {"question": "Which page?", "asked_at": datetime(2026, 1, 1, tzinfo=UTC)}
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def upload(session, ada):
    """Send a small picture as evidence and return the document's id."""

    def send(kind):
        picture = io.BytesIO()
        Image.new("RGB", (20, 20)).save(picture, "PNG")
        picture.seek(0)
        with unit_of_work():
            return evidence.add(ada.id, kind, "scan.png", picture)["id"]

    return send


@pytest.mark.parametrize(
    ("kind", "code"),
    [(DocumentKind.DBS_CERTIFICATE, DBS), (DocumentKind.RIGHT_TO_WORK, RIGHT_TO_WORK)],
)
@pytest.mark.parametrize("declared", [True, False])
def test_backs_what_its_kind_speaks_of(make, ada, credentials, upload, kind, code, declared):
    make.credential(user=ada, code=code, declared=declared, submitted_at=LONG_AGO)

    document_id = upload(kind)

    row = credentials()[code]
    assert row.document_id == document_id
    assert (row.verification_status, row.submitted_at) == (CredentialStatus.PENDING, LONG_AGO)


@pytest.mark.parametrize("kind", DocumentKind)
def test_is_kept_when_there_is_nothing_it_could_back(ada, session, credentials, upload, kind):
    document_id = upload(kind)

    assert session.scalars(select(Document.id)).one() == document_id
    assert credentials() == {}


def test_backs_nothing_else(make, ada, credentials, upload):
    make.credential(user=ada, code="CARE_CERTIFICATE")

    for kind in DocumentKind:
        upload(kind)

    assert credentials()["CARE_CERTIFICATE"].document_id is None


@pytest.mark.parametrize(
    "before",
    [
        {"verification_status": CredentialStatus.REJECTED, "rejection_reason": "Too blurred",
         "decided_at": LONG_AGO},
        ASKED,
    ],
)  # fmt: skip
def test_brings_back_into_the_queue_what_waited_for_it(make, ada, credentials, upload, before):
    make.credential(user=ada, code=DBS, submitted_at=LONG_AGO, **before)

    upload(DocumentKind.DBS_CERTIFICATE)

    row = credentials()[DBS]
    assert row.verification_status is CredentialStatus.PENDING
    assert row.submitted_at > LONG_AGO
    assert (row.question, row.asked_at) == (None, None)
    assert (row.rejection_reason, row.decided_at) == (None, None)


@pytest.mark.parametrize(
    ("status", "replaced"), [(CredentialStatus.VERIFIED, False), (CredentialStatus.EXPIRED, True)]
)
def test_leaves_decided_ones_as_they_stand(
    make, ada, document, credentials, upload, status, replaced
):
    old = document(kind=DocumentKind.DBS_CERTIFICATE).id
    make.credential(user=ada, code=DBS, document_id=old, verification_status=status)

    new = upload(DocumentKind.DBS_CERTIFICATE)

    row = credentials()[DBS]
    assert row.verification_status is status
    assert row.document_id == (new if replaced else old)


@pytest.mark.parametrize(
    "status", [status for status in CredentialStatus if status is not CredentialStatus.VERIFIED]
)
def test_can_be_deleted_while_nothing_verified_rests_on_it(
    make, ada, session, credentials, upload, status
):
    document_id = upload(DocumentKind.QUALIFICATION)
    row = make.credential(user=ada, document_id=document_id, verification_status=status)
    seen = row.updated_at

    with unit_of_work():
        evidence.discard(ada.id, document_id)

    now = credentials()["CARE_CERTIFICATE"]
    assert session.scalars(select(Document)).all() == []
    assert (now.document_id, now.verification_status) == (None, status)
    assert now.updated_at != seen


def test_cannot_be_deleted_while_something_verified_rests_on_it(make, ada, session, upload):
    document_id = upload(DocumentKind.QUALIFICATION)
    make.credential(
        user=ada, document_id=document_id, verification_status=CredentialStatus.VERIFIED
    )

    with pytest.raises(DocumentInUse), unit_of_work():
        evidence.discard(ada.id, document_id)

    assert session.scalars(select(Document.id)).one() == document_id


def test_cannot_be_deleted_by_anybody_else(make, session, upload):
    document_id, bea = upload(DocumentKind.QUALIFICATION), make.user()

    for owner, which in ((bea.id, document_id), (bea.id, uuid4())):
        with pytest.raises(DocumentNotFound), unit_of_work():
            evidence.discard(owner, which)

    assert session.scalars(select(Document.id)).one() == document_id

from uuid import uuid4

import pytest
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.document.enums import ContentType, DocumentKind, ScanStatus
from vicarity.document.models import Document
from vicarity.qualification.models import Credential, Qualification


@pytest.fixture
def staff(make):
    return make.user(role=Role.VERIFIER, email="sam@vicarity.example")


@pytest.fixture
def ada(make):
    user = make.user(email="ada@example.com")
    make.worker(user=user)
    return user


@pytest.fixture
def document(session, ada):
    """Return a file of Ada's that nobody has to read: its row alone."""

    def add(*, user=ada, kind=DocumentKind.QUALIFICATION, **given):
        defaults = {
            "filename": "certificate.pdf", "content_type": ContentType.PDF, "size": 1, "pages": 1,
            "sha256": "0" * 64, "scan_status": ScanStatus.CLEAN, "storage_key": uuid4().hex,
        }  # fmt: skip
        row = Document(user_id=user.id, kind=kind, **defaults | given)
        session.add(row)
        session.commit()
        return row

    return add


@pytest.fixture
def claim(make, ada, document):
    """Return a credential that waits for a decision, with its document."""

    def add(code="CARE_CERTIFICATE", **given):
        given.setdefault("document_id", document().id)
        return make.credential(user=ada, code=code, **given)

    return add


@pytest.fixture
def put(client, ada, signed_in):
    """Change Ada's profile: ``put(city="York")``."""

    def change(**body):
        response = client.put("/api/worker/profile", json=body, headers=signed_in(ada))
        assert response.status_code == 200, response.json
        return response.json

    return change


@pytest.fixture
def credentials(session, ada):
    """Return Ada's credentials as they are now, by code."""

    def now():
        session.expire_all()
        found = select(Qualification.code, Credential).where(Credential.user_id == ada.id)
        return dict(map(tuple, session.execute(found.join(Qualification))))

    return now

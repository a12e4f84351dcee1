"""Which files may not be kept any longer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text

from vicarity.document.enums import DocumentKind
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.models import Credential


def dbs_files_due(now: datetime) -> list[UUID]:
    """Return DBS certificates whose six months are over, oldest first.

    They count from the decision on the credential that the file backs; while that waits, from
    when it was sent to review; and for a file that backs nothing, from its upload.

    Source: https://www.gov.uk/government/publications/dbs-code-of-practice
    """
    since = func.coalesce(Credential.decided_at, Credential.submitted_at, Document.uploaded_at)
    statement = (
        select(Document.id)
        .outerjoin(Credential, Credential.document_id == Document.id)
        .where(Document.kind == DocumentKind.DBS_CERTIFICATE, Document.purged_at.is_(None))
        .group_by(Document.id)
        .having(func.max(since) + text("interval '6 months'") <= now)
        .order_by(Document.id)
    )
    return list(db.session.scalars(statement))

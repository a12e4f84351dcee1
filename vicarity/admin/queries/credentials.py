"""Reading credentials for the console: the queue, and all about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal_column, select
from sqlalchemy.orm import aliased

from vicarity.account.models import User
from vicarity.admin.enums import ReviewSubject, Segment
from vicarity.admin.queries import reviews
from vicarity.admin.queries.queue import Place, Queue, Viewer
from vicarity.admin.queries.search import found as people_found
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.enums import Category, CredentialStatus
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.models import WorkerProfile as Worker

#: How many documents and other credentials of one worker a review shows.
MOST_DOCUMENTS, MOST_OTHERS = 12, 40

#: How many people a search goes on with.
MOST_PEOPLE = 1000

QUEUE = Queue(
    subject=ReviewSubject.CREDENTIAL,
    table=Credential,
    # The word stands in the text of the query: PostgreSQL has to see that the index fits.
    in_review=Credential.verification_status == literal_column("'pending'"),
)

Decider = aliased(User, name="decider")

_NAMES = (
    User.email,
    Worker.first_name,
    Worker.last_name,
    Worker.city,
    Qualification.code,
    Qualification.name.label("qualification"),
    Qualification.category,
)
_LISTED = (
    Credential.id,
    Credential.user_id,
    Credential.verification_status,
    Credential.submitted_at,
    Credential.asked_at,
    Credential.updated_at,
    Credential.issue_date,
    Credential.expiry_date,
    Credential.document_id,
    Document.scan_status,
    Document.purged_at,
    Credential.certificate_number,
    Credential.details,
    Qualification.validity_months,
    *_NAMES,
)
_REVIEWED = (
    Credential,
    Document.scan_status,
    Document.purged_at,
    *_NAMES,
    Worker.date_of_birth,
    Qualification.issuer,
    Qualification.notes,
    Qualification.is_mandatory,
    Qualification.validity_months,
    User.is_active,
    User.email_verified_at,
    User.created_at.label("joined_at"),
    Decider.email.label("decider_email"),
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of credentials is to show.

    Attributes:
        part: A segment of the queue; everything, when somebody is searched for.
        status: Those decided this way, in place of a segment.
        search: The beginning of a name or address.
        town: The beginning of a town.
        code: One qualification.
        category: One kind of qualification.
    """

    part: Segment
    status: CredentialStatus | None
    search: str
    town: str
    code: str
    category: Category | None


def _joined(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Credential)
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .join(User, User.id == Credential.user_id)
        .outerjoin(Worker, Worker.user_id == Credential.user_id)
        .outerjoin(Document, Document.id == Credential.document_id)
    )


def listed(
    wanted: Wanted, viewer: Viewer, after: Place | None
) -> tuple[Sequence[Any], Place | None]:
    """Return one page of credentials, and the place after which the next one begins."""
    statement = _joined(*_LISTED).where(*_conditions(wanted, viewer))
    statement = reviews.with_holder(statement, QUEUE.subject, Credential.id, viewer.now)
    return QUEUE.page(statement, wanted.part, wanted.status, after)


def _conditions(wanted: Wanted, viewer: Viewer) -> list[ColumnElement[bool]]:
    found = list(QUEUE.parts(viewer).get(wanted.part, []))
    if wanted.status is not None:
        found = [Credential.verification_status == wanted.status]
    if wanted.code:
        found.append(Qualification.code == wanted.code)
    if wanted.category is not None:
        found.append(Qualification.category == wanted.category)
    if wanted.town:
        found.append(Worker.city.istartswith(wanted.town, autoescape=True))
    if wanted.search:
        found.append(_of_people(wanted.search))
    return found


def _of_people(search: str) -> ColumnElement[bool]:
    """Match the credentials of people whose name or address begins so.

    Of very many the newest count: who types a single letter goes on typing.
    """
    people = people_found(search)
    newest = select(people.c.id).order_by(people.c.id.desc()).limit(MOST_PEOPLE)
    return Credential.user_id.in_(newest)


def oldest_waiting(most: int) -> Sequence[Any]:
    """Return the credentials that wait longest."""
    statement = _joined(*_LISTED).where(QUEUE.waits).order_by(*QUEUE.oldest)
    return db.session.execute(statement.limit(most)).all()


def review(credential_id: UUID) -> Any:
    """Return all a reviewer looks at: the claim, the person and the qualification."""
    statement = (
        _joined(*_REVIEWED)
        .outerjoin(Decider, Decider.id == Credential.decided_by)
        .where(Credential.id == credential_id)
    )
    return db.session.execute(statement).first()


def documents(user_id: UUID, backing: UUID | None) -> Sequence[Document]:
    """Return a worker's documents: what backs the credential first, then the newest."""
    statement = (
        select(Document)
        .where(Document.user_id == user_id)
        .order_by((Document.id == backing).desc(), Document.id.desc())
        .limit(MOST_DOCUMENTS)
    )
    return db.session.scalars(statement).all()


def belongs(document_id: UUID, credential_id: UUID) -> bool:
    """Say whether a document is one of the worker's whose credential this is."""
    statement = select(Document.id).where(
        Document.id == document_id,
        Credential.id == credential_id,
        Credential.user_id == Document.user_id,
    )
    return bool(db.session.scalar(select(statement.exists())))


def others(user_id: UUID, besides: UUID) -> Sequence[Any]:
    """Return a worker's other credentials, by display order."""
    statement = (
        select(
            Credential.id,
            Credential.verification_status,
            Credential.asked_at,
            Credential.expiry_date,
            Qualification.name.label("qualification"),
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.user_id == user_id, Credential.id != besides)
        .order_by(Qualification.display_order)
        .limit(MOST_OTHERS)
    )
    return db.session.execute(statement).all()


def same_number(number: str | None, user_id: UUID) -> Sequence[Any]:
    """Return credentials of other workers that give the same certificate number."""
    if not number:
        return []
    statement = (
        _joined(Credential.id, Credential.verification_status, *_NAMES)
        .where(Credential.certificate_number == number, Credential.user_id != user_id)
        .order_by(Credential.id)
        .limit(5)
    )
    return db.session.execute(statement).all()


def choices() -> Sequence[Any]:
    """Return every qualification, for the filter."""
    statement = select(Qualification.code, Qualification.name).order_by(Qualification.name)
    return db.session.execute(statement).all()

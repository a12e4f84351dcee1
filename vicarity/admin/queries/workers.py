"""Reading care workers for the console. Nothing here is a whole certificate number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal_column, select

from vicarity.account.models import User
from vicarity.admin.queries.paging import one_page
from vicarity.admin.queries.search import found
from vicarity.extensions import db
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.enums import CompletionStatus
from vicarity.worker.models import WorkerProfile as Worker


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of workers is to show; ``None`` and nothing stand for all.

    Attributes:
        search: The beginning of a name or address.
        completion: How far the profile is.
        active: Whether the account is.
        waiting: Whether a credential of theirs waits in the queue.
    """

    search: str
    completion: CompletionStatus | None
    active: bool | None
    waiting: bool | None


#: The words stand in the text of the query: PostgreSQL has to see that the queue's index fits.
_WAITS = (
    select(Credential.id)
    .where(
        Credential.user_id == Worker.user_id,
        Credential.verification_status == literal_column("'pending'"),
        Credential.asked_at.is_(None),
    )
    .exists()
)

#: What the list shows, and what its export has.
LISTED = (
    Worker.id,
    Worker.user_id,
    Worker.first_name,
    Worker.last_name,
    Worker.city,
    Worker.profile_completion_percentage,
    Worker.dbs_status,
    User.email,
    User.is_active,
    User.created_at,
)

#: What else a support person needs; the last four are for those who check people.
_FACTS = (
    Worker.phone,
    Worker.years_experience,
    Worker.specializations,
    Worker.languages,
    Worker.travel_radius_miles,
    Worker.right_to_work_status,
    Worker.dbs_issue_date,
    Worker.dbs_expiry_date,
    Worker.current_step,
    User.email_verified_at,
    Worker.date_of_birth,
    Worker.address_line_1,
    Worker.address_line_2,
    Worker.postcode,
)


def matching(wanted: Wanted, *columns: Any) -> Select[Any]:
    """Return a query of these columns for the workers that are wanted."""
    statement = select(*columns).select_from(Worker).join(User, User.id == Worker.user_id)
    if wanted.completion is not None:
        statement = statement.where(Worker.profile_completion_status == wanted.completion)
    if wanted.active is not None:
        statement = statement.where(User.is_active.is_(wanted.active))
    if wanted.waiting is not None:
        statement = statement.where(_WAITS if wanted.waiting else ~_WAITS)
    if wanted.search:
        accounts = found(wanted.search)
        statement = statement.join(accounts, accounts.c.id == Worker.user_id)
    return statement


def listed(wanted: Wanted, before: UUID | None) -> tuple[Sequence[Any], UUID | None]:
    """Return workers, newest first, and where the next page begins."""
    return one_page(matching(wanted, *LISTED), Worker.id, before)


def counted(user_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[CredentialStatus, int]]:
    """Return how many credentials some workers have in each state."""
    statement = (
        select(Credential.user_id, Credential.verification_status, func.count())
        .where(Credential.user_id.in_(user_ids))
        .group_by(Credential.user_id, Credential.verification_status)
    )
    counts: dict[UUID, dict[CredentialStatus, int]] = {}
    for user_id, status, number in db.session.execute(statement):
        counts.setdefault(user_id, {})[status] = number
    return counts


def shown(user_id: UUID) -> Any:
    """Return all that a worker's page tells, besides their credentials and documents."""
    statement = (
        select(*LISTED, *_FACTS, func.right(Worker.dbs_certificate_number, 4).label("dbs_ending"))
        .join(User, User.id == Worker.user_id)
        .where(Worker.user_id == user_id)
    )
    return db.session.execute(statement).first()


def credentials(user_id: UUID) -> Sequence[Any]:
    """Return a worker's credentials, by display order."""
    statement = (
        select(
            Credential.id,
            Credential.verification_status,
            Credential.asked_at,
            Credential.submitted_at,
            Credential.issue_date,
            Credential.expiry_date,
            Credential.document_id,
            Qualification.name,
            Qualification.category,
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .where(Credential.user_id == user_id)
        .order_by(Qualification.display_order)
    )
    return db.session.execute(statement).all()

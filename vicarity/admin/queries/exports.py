"""What the exports hold: a header, and a query that the database hands out piece by piece.

No column here is a secret, and of a certificate's number there are the last four characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from vicarity.account.models import User
from vicarity.admin.board import finding
from vicarity.admin.board.wanted import BookingsWanted, ShiftsWanted
from vicarity.admin.queries import audit_log, documents, users, workers
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.extensions import db
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.models import WorkerProfile as Worker

#: How many rows are fetched at once: memory holds no more of them.
PIECE = 1000


_HOME: tuple[Any, ...] = (
    Home.id,
    Home.business_name,
    Home.care_home_type,
    Home.city,
    Home.postcode,
    Home.cqc_location_id,
    Home.cqc_provider_id,
    Home.cqc_rating,
    Home.contact_name,
    Home.phone,
    User.email,
    Home.verification_status,
    Home.submitted_at,
    Home.verified_at,
    User.is_active,
    Home.created_at,
)


@dataclass(frozen=True)
class Table:
    """The names of some columns, and the query of their rows."""

    header: Sequence[str]
    statement: Select[Any]

    def is_longer_than(self, most: int) -> bool:
        """Say whether there are more than so many rows."""
        few = self.statement.order_by(None).limit(most + 1).subquery()
        return (db.session.scalar(select(func.count()).select_from(few)) or 0) > most

    def rows(self) -> Iterator[Sequence[Any]]:
        """Yield every row.

        They come from one cursor of the current transaction, so all are as of one moment, and
        each piece is a statement of its own with the usual limit on its time.
        """
        options = {"yield_per": PIECE}
        yield from db.session.execute(self.statement, execution_options=options)


def _table(statement: Select[Any]) -> Table:
    return Table([column.name for column in statement.selected_columns], statement)


def the_workers(wanted: workers.Wanted) -> Table:
    """Return care workers, newest first."""
    columns = (
        Worker.user_id,
        Worker.first_name,
        Worker.last_name,
        User.email,
        Worker.phone,
        Worker.city,
        Worker.postcode,
        Worker.profile_completion_percentage,
        Worker.dbs_status,
        Worker.dbs_expiry_date,
        User.is_active,
        User.email_verified_at,
        User.created_at,
    )
    return _table(workers.matching(wanted, *columns).order_by(Worker.id.desc()))


def the_homes(status: Verification | None) -> Table:
    """Return care homes, newest first."""
    statement = select(*_HOME).join(User, User.id == Home.user_id)
    if status is not None:
        statement = statement.where(Home.verification_status == status)
    return _table(statement.order_by(Home.id.desc()))


def the_credentials(status: CredentialStatus | None) -> Table:
    """Return credentials, newest first."""
    statement: Select[Any] = (
        select(
            Credential.id,
            Credential.user_id,
            Worker.first_name,
            Worker.last_name,
            User.email,
            Qualification.code.label("qualification"),
            func.right(Credential.certificate_number, 4).label("certificate_ending"),
            Credential.issue_date,
            Credential.expiry_date,
            Credential.verification_status,
            Credential.submitted_at,
            Credential.decided_at,
        )
        .join(User, User.id == Credential.user_id)
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .outerjoin(Worker, Worker.user_id == Credential.user_id)
    )
    if status is not None:
        statement = statement.where(Credential.verification_status == status)
    return _table(statement.order_by(Credential.id.desc()))


def the_users(wanted: users.Wanted) -> Table:
    """Return accounts, newest first."""
    return _table(users.matching(wanted, *users.LISTED).order_by(User.id.desc()))


def the_shifts(wanted: ShiftsWanted) -> Table:
    """Return shifts in the order of the list."""
    return _table(finding.every_shift(wanted))


def the_bookings(wanted: BookingsWanted) -> Table:
    """Return bookings in the order of the list."""
    return _table(finding.every_booking(wanted))


def the_audit_log(wanted: audit_log.Wanted) -> Table:
    """Return events of the trail, newest first."""
    return _table(audit_log.matching(wanted))


def who_saw(subject_id: UUID, since: datetime | None, until: datetime | None) -> Table:
    """Return who saw a document, or any of the papers of a care worker, newest first."""
    return _table(documents.seen(documents.about(subject_id), since, until))

"""What the two queues have in common: their parts, their order, whose turn it is.

A queue is the rows of a table that wait for staff, the oldest first. Nothing here takes longer
when the table is larger: each statement walks an index from one end and stops soon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from vicarity.admin.enums import ReviewSubject, Segment
from vicarity.admin.queries import reviews
from vicarity.admin.rules import MOST_COUNTED
from vicarity.extensions import db

PAGE_SIZE = 25

Place = tuple[datetime, UUID]


@dataclass(frozen=True)
class Viewer:
    """Who looks at a queue, and when.

    Attributes:
        id: The member of staff.
        email: Their address.
        now: The instant.
        late_before: What was sent before then is late now.
    """

    id: UUID
    email: str
    now: datetime
    late_before: datetime


@dataclass(frozen=True, kw_only=True)
class Queue:
    """One table's queue, by its columns.

    Attributes:
        subject: What stands in it.
        table: The model.
        in_review: Says that the row is staff's to decide.
    """

    subject: ReviewSubject
    table: Any
    in_review: ColumnElement[bool]

    @property
    def waits(self) -> ColumnElement[bool]:
        """Say that a row waits for staff, and not for an answer to a question of theirs."""
        return and_(self.in_review, self.table.asked_at.is_(None))

    @property
    def asked(self) -> ColumnElement[bool]:
        """Say that a row waits for an answer."""
        return and_(self.in_review, self.table.asked_at.is_not(None))

    @property
    def oldest(self) -> tuple[InstrumentedAttribute[Any], ...]:
        """Return the order of the queue."""
        return self.table.submitted_at, self.table.id

    def parts(self, viewer: Viewer) -> dict[Segment, list[ColumnElement[bool]]]:
        """Return what a row has to be to stand in each segment."""
        mine = reviews.mine(self.subject, self.table.id, viewer.id, viewer.now)
        free = reviews.free(self.subject, self.table.id, viewer.now)
        return {
            Segment.WAITING: [self.waits],
            Segment.MINE: [self.waits, mine],
            Segment.UNASSIGNED: [self.waits, free],
            Segment.LATE: [self.waits, self.table.submitted_at < viewer.late_before],
            Segment.ASKED: [self.asked],
        }

    def order(self, part: Segment, status: Any) -> tuple[tuple[Any, ...], bool]:
        """Return by what a list is in order, and whether the newest comes first."""
        if status is not None or part is Segment.EVERYTHING:
            return (self.table.updated_at, self.table.id), True
        if part is Segment.ASKED:
            return (self.table.asked_at, self.table.id), False
        return self.oldest, False

    def counts(self, viewer: Viewer) -> dict[str, int]:
        """Count the segments, none further than people care."""
        columns = [
            capped(self._one().where(*wanted)).label(name.value)
            for name, wanted in self.parts(viewer).items()
        ]
        return dict(db.session.execute(select(*columns)).one()._mapping)

    def waiting(self) -> Any:
        """Return how many wait, as a part of another query."""
        return capped(self._one().where(self.waits))

    def page(
        self, statement: Select[Any], part: Segment, status: Any, after: Place | None
    ) -> tuple[Sequence[Any], Place | None]:
        """Return one page of a list, and the place after which the next one begins."""
        order, newest_first = self.order(part, status)
        if after is not None:
            here = tuple_(*order)
            statement = statement.where(here < after if newest_first else here > after)
        ordered = [column.desc() if newest_first else column.asc() for column in order]
        rows = db.session.execute(statement.order_by(*ordered).limit(PAGE_SIZE + 1)).all()
        if len(rows) <= PAGE_SIZE:
            return rows, None
        last = rows[PAGE_SIZE - 1]
        return rows[:PAGE_SIZE], (getattr(last, order[0].key), last.id)

    def neighbours(self, row: Any) -> tuple[int, UUID | None, UUID | None]:
        """Return a waiting row's place in the queue, who is before it and who after."""
        place, here = tuple_(*self.oldest), (row.submitted_at, row.id)
        queue = select(self.table.id).where(self.waits)
        backwards = [column.desc() for column in self.oldest]
        before = queue.where(place < here).order_by(*backwards).limit(1)
        after = queue.where(place > here).order_by(*self.oldest).limit(1)
        columns = capped(queue.where(place < here)), before.scalar_subquery()
        found = db.session.execute(select(*columns, after.scalar_subquery())).one()
        return found[0] + 1, found[1], found[2]

    def next_mine(self, viewer: Viewer, besides: UUID | None) -> UUID | None:
        """Return the oldest that somebody has taken and not decided yet."""
        mine = self.parts(viewer)[Segment.MINE]
        statement = select(self.table.id).where(*mine, self.table.id != besides)
        return db.session.scalar(statement.order_by(*self.oldest).limit(1))

    def next_free(self, viewer: Viewer, besides: UUID | None) -> UUID | None:
        """Lock and return the oldest that nobody has and that is not their own.

        One that a colleague is taking at this moment is passed by.
        """
        statement = (
            select(self.table.id)
            .where(
                *self.parts(viewer)[Segment.UNASSIGNED],
                self.table.id != besides,
                reviews.not_own(self.table.user_id, viewer.id, viewer.email),
            )
            .order_by(*self.oldest)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return db.session.scalar(statement)

    def takeable(self, ids: Sequence[UUID], viewer: Viewer) -> Sequence[UUID]:
        """Return which of these wait and are not somebody's own."""
        own = reviews.not_own(self.table.user_id, viewer.id, viewer.email)
        statement = select(self.table.id).where(self.table.id.in_(ids), self.waits, own)
        return db.session.scalars(statement).all()

    def version(self, row_id: UUID) -> datetime | None:
        """Return when a row last changed."""
        statement = select(self.table.updated_at).where(self.table.id == row_id)
        return db.session.scalar(statement)

    def _one(self) -> Select[Any]:
        return select(literal_column("1")).select_from(self.table)


def capped(statement: Select[Any]) -> Any:
    """Return a count that stops where people stop caring, and so takes no longer than that."""
    few = statement.limit(MOST_COUNTED + 1).subquery()
    return select(func.count()).select_from(few).scalar_subquery()

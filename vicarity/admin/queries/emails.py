"""Reading the outbox for the console: never what a message says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, cast, func, literal_column, or_, select

from vicarity.account.models import User
from vicarity.admin.enums import MailState
from vicarity.admin.queries.paging import one_page
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.core import clock
from vicarity.core.outbox import OutboxMessage as Message
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.models import Credential


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of messages is to show; ``None`` and nothing stand for all.

    Attributes:
        state: Where a message stands.
        topic: What it is about, as the code calls it.
        address: The whole address of the account it is for.
    """

    state: MailState | None
    topic: str
    address: str


_OPEN = and_(Message.done_at.is_(None), Message.dead_at.is_(None))

#: Nothing is left of what it said.
_EMPTY = Message.payload == literal_column("'{}'::jsonb")


def _id(member: str) -> ColumnElement[UUID]:
    """Return an id that a message carries."""
    return cast(Message.payload[member].astext, Uuid)


def _states() -> dict[MailState, ColumnElement[bool]]:
    """Return the condition of each state. A lease that no failure answered is an attempt."""
    sending = and_(_OPEN, Message.lease > Message.failures, Message.due_at > clock.now())
    return {
        MailState.GIVEN_UP: Message.dead_at.is_not(None),
        MailState.SENT: Message.done_at.is_not(None),
        MailState.SENDING: sending,
        MailState.WAITING: and_(_OPEN, ~sending),
    }


def _messages() -> Select[Any]:
    """Return messages without their content, with the account each is for."""
    account = func.coalesce(_id("user_id"), Home.user_id, Credential.user_id, Document.user_id)
    sending: Any = _states()[MailState.SENDING].label("sending")
    return (
        select(
            Message.id,
            Message.topic,
            Message.created_at,
            Message.due_at,
            Message.failures,
            Message.last_error,
            Message.done_at,
            Message.dead_at,
            Message.resent_at,
            sending,
            _EMPTY.label("empty"),
            User.id.label("user_id"),
            User.email,
        )
        .outerjoin(Home, Home.id == _id("care_home_id"))
        .outerjoin(Credential, Credential.id == _id("credential_id"))
        .outerjoin(Document, Document.id == _id("document_id"))
        .outerjoin(User, User.id == account)
    )


def listed(wanted: Wanted, before: UUID | None) -> tuple[Sequence[Any], UUID | None]:
    """Return messages, newest first, and where the next page begins."""
    statement = _messages()
    if wanted.state is not None:
        statement = statement.where(_states()[wanted.state])
    if wanted.topic:
        statement = statement.where(Message.topic == wanted.topic)
    if wanted.address:
        found = select(Message.id).where(_for(wanted.address)).cte("found")
        found = found.prefix_with("MATERIALIZED")
        statement = statement.join(found, found.c.id == Message.id)
    return one_page(statement, Message.id, before)


def _for(address: str) -> ColumnElement[bool]:
    """Match messages for the account with an address, by whatever id of theirs they carry."""
    account = select(User.id).where(User.email == address.lower()).scalar_subquery()
    opened = select(Home.id).where(Home.user_id == account)
    return or_(
        _id("user_id") == account,
        and_(_id("user_id").is_(None), _id("care_home_id").in_(opened)),
        _id("credential_id").in_(select(Credential.id).where(Credential.user_id == account)),
        _id("document_id").in_(select(Document.id).where(Document.user_id == account)),
    )


def shown(message_id: UUID) -> Any:
    """Return one message."""
    return db.session.execute(_messages().where(Message.id == message_id)).first()


def of_booking(booking_id: UUID, *, most: int = 50) -> Sequence[Any]:
    """Return messages about a booking, newest first: as the index on them has it, by text."""
    about = literal_column("(outbox_messages.payload ->> 'booking_id')") == str(booking_id)
    statement = _messages().where(about).order_by(Message.id.desc()).limit(most)
    return db.session.execute(statement).all()

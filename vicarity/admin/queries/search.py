"""Finding people, homes and things by what staff type: always by an index, never by a part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, and_, false, func, select, union

from vicarity.account.models import User
from vicarity.care_home.models import NAME_WORDS as HOME_WORDS
from vicarity.care_home.models import CareHomeProfile as Home
from vicarity.core.words import beginning_with
from vicarity.document.models import Document
from vicarity.extensions import db
from vicarity.qualification.models import Credential, Qualification
from vicarity.worker.models import NAME_WORDS as WORKER_WORDS
from vicarity.worker.models import WorkerProfile as Worker

#: How many of each kind a search shows.
MOST = 10

#: Comes after every character that an address, postcode or id can have.
_LAST = "\U0010ffff"


def beginning(column: ColumnElement[Any] | Any, text: str) -> ColumnElement[bool]:
    """Match texts that begin so, character by character; ``%`` and ``_`` are only characters."""
    return and_(column.op("~>=~")(text), column.op("~<~")(text + _LAST))


def words(vector: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Match names in which each word of ``text`` begins a word; nothing when it has none."""
    query = beginning_with(text)
    if query is None:
        return false()
    return vector.op("@@")(func.to_tsquery("simple", query))


def found(text: str) -> CTE:
    """Return the accounts whose address or whose worker's name begins so.

    It is worked out first and on its own, so that a list which is read newest first is not
    walked from end to end for a name that is rare.
    """
    written = select(User.id).where(beginning(User.email, text.lower()))
    named = select(Worker.user_id.label("id")).where(words(WORKER_WORDS, text))
    return union(written, named).cte("found").prefix_with("MATERIALIZED")


def people(text: str) -> Sequence[Any]:
    """Return accounts by the beginning of an address or name, newest first."""
    wanted = found(text)
    return _accounts(User.id.in_(select(wanted.c.id)))


def account(user_id: UUID) -> Sequence[Any]:
    """Return the account with an id, or the one whose worker's profile has it."""
    of_profile = select(Worker.user_id).where(Worker.id == user_id).scalar_subquery()
    return _accounts(User.id == func.coalesce(of_profile, user_id))


def _accounts(condition: ColumnElement[bool]) -> Sequence[Any]:
    statement = (
        select(
            User.id, User.email, User.role, User.is_active,
            Worker.first_name, Worker.last_name, Worker.city,
        )
        .outerjoin(Worker, Worker.user_id == User.id)
        .where(condition)
        .order_by(User.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return db.session.execute(statement).all()


def homes(text: str) -> Sequence[Any]:
    """Return homes by words of their name or town, their postcode or a CQC id, newest first."""
    return _homes(Home.id.in_(select(found_homes(text).c.id)))


def found_homes(text: str) -> CTE:
    """Return the homes with these words in name or town, this postcode or a CQC id."""
    packed = text.replace(" ", "").upper()
    conditions = [words(HOME_WORDS, text), Home.cqc_location_id == packed]
    conditions.append(Home.cqc_provider_id == packed)
    if len(packed) > 1:
        conditions.append(beginning(Home.postcode, _spaced(packed)))
    wanted = union(*(select(Home.id).where(one) for one in conditions))
    return wanted.cte("found").prefix_with("MATERIALIZED")


def _spaced(packed: str) -> str:
    """Return a postcode as it is kept when it is whole, or as much of one as there is."""
    whole = len(packed) > 4 and packed[-3].isdigit() and packed[-2:].isalpha()
    return f"{packed[:-3]} {packed[-3:]}" if whole else packed


def home(home_id: UUID) -> Sequence[Any]:
    """Return the home with an id."""
    return _homes(Home.id == home_id)


def _homes(condition: ColumnElement[bool]) -> Sequence[Any]:
    statement = (
        select(Home.id, Home.business_name, Home.city, Home.postcode, Home.verification_status)
        .where(condition)
        .order_by(Home.id.desc())
        .limit(MOST)
    )
    return db.session.execute(statement).all()


def certificates(number: str) -> Sequence[Any]:
    """Return the credentials with exactly this certificate number."""
    return _credentials(Credential.certificate_number == number)


def credential(credential_id: UUID) -> Sequence[Any]:
    """Return the credential with an id."""
    return _credentials(Credential.id == credential_id)


def _credentials(condition: ColumnElement[bool]) -> Sequence[Any]:
    statement = (
        select(
            Credential.id, Credential.verification_status, Credential.asked_at,
            Qualification.name, User.email, Worker.first_name, Worker.last_name,
        )
        .join(Qualification, Qualification.id == Credential.qualification_id)
        .join(User, User.id == Credential.user_id)
        .outerjoin(Worker, Worker.user_id == Credential.user_id)
        .where(condition)
        .order_by(Credential.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return db.session.execute(statement).all()


def document(document_id: UUID) -> Sequence[Any]:
    """Return the document with an id."""
    statement = (
        select(Document.id, Document.kind, Document.filename, Document.scan_status, User.email)
        .join(User, User.id == Document.user_id)
        .where(Document.id == document_id)
    )
    return db.session.execute(statement).all()

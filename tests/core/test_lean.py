"""Reads that skip most of SQLAlchemy: the same rows and the same errors."""

import pytest
from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.exc import DataError, OperationalError

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.core.database import READER
from vicarity.core.lean import Lean

BY_ID = Lean(
    select(User.id, User.role, literal("said").label("word")).where(User.id == bindparam("id"))
)
BACKEND = Lean(select(func.pg_backend_pid().label("pid")))
DIVISION = Lean(select((literal(1) / bindparam("by")).label("part")))


@pytest.fixture
def reader(app):
    """The application on connections of its own, as in production."""
    with app.app_context():
        yield app.extensions[READER]


def test_returns_what_sqlalchemy_would(make):
    user = make.user(role=Role.VERIFIER)

    (row,) = BY_ID(id=user.id)

    assert row._asdict() == {"id": user.id, "role": Role.VERIFIER, "word": "said"}
    assert row.role is Role.VERIFIER


def test_returns_nothing_for_nothing(make):
    assert BY_ID(id="00000000-0000-7000-8000-000000000000") == []


def test_refuses_as_sqlalchemy_would(reader):
    with pytest.raises(DataError) as refusal:
        DIVISION(by=0)

    assert "parameters" not in str(refusal.value)
    assert DIVISION(by=1)[0].part == 1


def test_replaces_a_connection_that_broke(reader):
    dead = BACKEND()[0].pid
    with reader.connect() as other:
        # the pool gives the newest connection first: hold it, and end the one below
        pid = other.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        assert pid == dead
        survivor = BACKEND()[0].pid
        other.exec_driver_sql(f"SELECT pg_terminate_backend({survivor})")
        with pytest.raises(OperationalError):
            BACKEND()

        found = BACKEND()[0].pid

    assert found not in {dead, survivor}

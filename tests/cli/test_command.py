import psycopg
import pytest
from click import ClickException
from sqlalchemy.exc import OperationalError, ProgrammingError

from vicarity.cli.command import told, work
from vicarity.core.errors import Conflict


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Conflict("Not now."), "Not now."),
        (OperationalError("", {}, psycopg.OperationalError()), "The database does not answer."),
        (ProgrammingError("", {}, psycopg.errors.UndefinedTable()), "Run `flask db upgrade` first"),
    ],
)
def test_tells_what_is_wrong_in_one_line(error, said):
    with pytest.raises(ClickException) as refusal, told():
        raise error

    assert said in refusal.value.message
    assert refusal.value.exit_code == 1


def test_lets_a_mistake_of_ours_be_seen():
    with pytest.raises(ProgrammingError), told():
        raise ProgrammingError("", {}, psycopg.errors.SyntaxError())


def test_keeps_nothing_of_what_was_refused(make, session):
    user = make.user(email="ada@example.com")

    with pytest.raises(ClickException):
        change_and_refuse(user, session)

    session.refresh(user)
    assert user.email == "ada@example.com"


def change_and_refuse(user, session):
    with work():
        user.email = "bea@example.com"
        session.flush()
        raise Conflict

"""The application's role in a database of its own."""

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.conftest import settings_for
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.extensions import db
from vicarity.factory import create_app

PASSWORD = "pass-phrase-of-the-role"

#: What an application does that has been taken over.
TAKEN_OVER = (
    "UPDATE audit_events SET ip = NULL",
    "DELETE FROM audit_events",
    "TRUNCATE audit_events",
    "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_events_are_chained ON audit_events",
    "ALTER TABLE audit_events ADD COLUMN mine int",
    "CREATE RULE mine AS ON INSERT TO audit_events DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON audit_events FOR EACH ROW"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "INSERT INTO audit_chain VALUES (1, uuid_v7(), '', '')",
    "UPDATE audit_chain SET hash = ''",
    "DELETE FROM audit_chain",
    "UPDATE audit_head SET seq = 0",
    "DELETE FROM audit_head",
    "SELECT seq FROM audit_head FOR UPDATE",
    "SELECT audit_link(1, '', e) FROM audit_events e",
    "SET session_replication_role = replica",
    "CREATE TABLE mine ()",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP TABLE users",
    "TRUNCATE users CASCADE",
    "UPDATE alembic_version SET version_num = '0001'",
    "CREATE ROLE mine",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "COPY audit_events TO PROGRAM 'cat'",
)


@pytest.fixture
def owner_url(kept):
    return kept.config["SQLALCHEMY_DATABASE_URI"].replace("+psycopg", "")


@pytest.fixture
def owner(owner_url):
    with psycopg.connect(owner_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def role(owner, worker_id):
    name = f"application_{worker_id}"

    def forget():
        if owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone():
            owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(name)))
            owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))

    forget()
    yield name
    forget()


@pytest.fixture
def role_url(owner_url, role):
    url = make_url(owner_url).set(username=role, password=PASSWORD)
    return url.render_as_string(hide_password=False)


@pytest.fixture
def split(role_url, owner_url):
    """An application whose own role is not the owner of its tables."""
    given = {"MIGRATION_DATABASE_URL": owner_url, "LOG_LEVEL": "WARNING"}
    made = create_app(settings_for(role_url, **given))
    db.session.remove()
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()
    made.extensions["reader"].dispose()


@pytest.fixture
def granted(split):
    result = split.test_cli_runner().invoke(args=["database", "grant"])
    assert result.exit_code == 0, result.output
    return split


@pytest.fixture
def as_role(granted, role_url):
    with psycopg.connect(role_url, autocommit=True) as connection:
        yield connection


def test_lets_the_application_leave_a_trail_that_is_whole(granted):
    with unit_of_work():
        audit.record("export", actor_id=None, subject="list")

    result = granted.test_cli_runner().invoke(args=["audit", "verify"])

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1:")


def test_lets_the_application_neither_rewrite_the_trail_nor_build(as_role):
    done = []

    for statement in TAKEN_OVER:
        try:
            as_role.execute(statement)
        except psycopg.errors.InsufficientPrivilege:
            continue
        done.append(statement)

    assert done == []


def test_lets_the_application_do_its_work(as_role, owner):
    as_role.execute("SELECT count(*) FROM users")
    as_role.execute("DELETE FROM throttles")
    as_role.execute("ANALYZE users")
    owner.execute("CREATE TABLE of_a_later_release (id int GENERATED ALWAYS AS IDENTITY)")

    as_role.execute("INSERT INTO of_a_later_release DEFAULT VALUES")


def test_may_be_run_again(granted, as_role):
    again = granted.test_cli_runner().invoke(args=["database", "grant"])

    assert again.exit_code == 0
    as_role.execute("SELECT count(*) FROM users")


def test_sends_the_password_as_no_password(granted, owner, role):
    kept = owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (role,)).fetchone()

    assert kept[0].startswith("SCRAM-SHA-256$")


def test_has_nothing_to_do_where_one_role_does_everything(kept):
    result = kept.test_cli_runner().invoke(args=["database", "grant"])

    assert result.exit_code == 0
    assert "nothing to grant" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [("nobody_at_all", "There is no such role"), ("vicarity", "owns the database")],
)
def test_refuses_a_role_it_cannot_limit(kept, name, said):
    result = kept.test_cli_runner().invoke(args=["database", "grant", name])

    assert result.exit_code == 1
    assert said in result.stderr


def test_takes_no_words_for_a_role(kept, owner):
    result = kept.test_cli_runner().invoke(args=["database", "grant", 'x"; DROP TABLE users; --'])

    assert result.exit_code == 1
    owner.execute("SELECT count(*) FROM users")


def test_says_that_the_tables_come_first(split, owner):
    owner.execute("DROP TABLE audit_chain")

    result = split.test_cli_runner().invoke(args=["database", "grant"])

    assert result.exit_code == 1
    assert "Run `flask db upgrade` first." in result.stderr

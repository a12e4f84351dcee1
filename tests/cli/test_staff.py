import pytest
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.admin.models import StaffFactor
from vicarity.auth.models import AuthSession
from vicarity.core import clock, passwords
from vicarity.core.audit import AuditEvent

PASSWORD = "harbour lantern bicycle"


def account(session, email):
    session.expire_all()
    return session.scalars(select(User).where(User.email == email)).one_or_none()


def trail(session):
    acts = session.scalars(select(AuditEvent).order_by(AuditEvent.id))
    return [(act.action, act.actor_id, act.before, act.after) for act in acts]


def create(run, email="ada@example.com", role="verifier", password=PASSWORD):
    return run("staff", "create", email, "--role", role, "--password-stdin", stdin=f"{password}\n")


def test_opens_an_account_that_can_sign_in_at_once(run, session, client):
    result = create(run)

    login = client.post("/api/auth/login", json={"email": "ada@example.com", "password": PASSWORD})
    assert result.exit_code == 0
    assert login.json["user_type"] == "verifier"
    assert login.json["redirect_to"] == "/admin/"
    assert account(session, "ada@example.com").email_verified_at is not None


def test_leaves_a_trail_without_the_address_or_the_password(run, session):
    create(run)

    assert trail(session) == [("account.create_staff", None, None, {"role": "verifier"})]


def test_keeps_the_canonical_form_of_the_address(run, session):
    create(run, email=" Ada@Example.COM ")

    assert account(session, "ada@example.com") is not None


def test_asks_for_the_password_twice(run, session):
    result = run(
        "staff", "create", "ada@example.com", "--role", "admin", stdin=f"{PASSWORD}\n{PASSWORD}\n"
    )

    assert result.exit_code == 0
    assert passwords.matches(account(session, "ada@example.com").password_hash, PASSWORD)
    assert PASSWORD not in result.output


def test_opens_nothing_when_the_two_differ(run, session):
    result = run(
        "staff", "create", "ada@example.com", "--role", "admin", stdin=f"{PASSWORD}\nelse\n"
    )

    assert result.exit_code == 1
    assert account(session, "ada@example.com") is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "Sh0rt-but-ok!"}, "Use 15 characters or more."),
        ({"password": ""}, "Standard input holds no password."),
        ({"email": "nonsense"}, "Enter an email address like name@example.com."),
        ({"password": "ada@example.com"}, "Do not use your email address as your password."),
    ],
)
def test_says_in_one_line_what_is_wrong(run, session, given, said):
    result = create(run, **given)

    assert (result.exit_code, result.stderr) == (1, f"Error: {said}\n")
    assert account(session, "ada@example.com") is None


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMIN])
def test_refuses_an_address_that_has_an_account(run, make, session, role):
    make.user(email="ada@example.com", role=role)

    result = create(run)

    assert result.exit_code == 1
    assert result.stderr == "Error: An account with this email address already exists.\n"
    assert account(session, "ada@example.com").role is role


@pytest.mark.parametrize("role", ["worker", "care_home_admin", "root"])
def test_makes_only_staff(run, session, role):
    assert create(run, role=role).exit_code == 2
    assert account(session, "ada@example.com") is None


def test_lists_staff_and_nobody_else(run, make):
    make.user(email="bea@example.com", role=Role.ADMIN)
    make.user(email="ada@example.com", role=Role.SUPPORT, is_active=False)
    make.user(email="worker@example.com")

    result = run("staff", "list")

    assert result.stdout == ("ada@example.com\tsupport\tdisabled\nbea@example.com\tadmin\tactive\n")


def test_changes_a_role_and_signs_the_person_out(run, make, session):
    ada = make.user(email="ada@example.com", role=Role.SUPPORT)
    sign_in = make.auth_session(user_id=ada.id)

    result = run("staff", "set-role", "Ada@example.com", "--role", "verifier")

    assert result.exit_code == 0
    assert account(session, "ada@example.com").role is Role.VERIFIER
    assert session.get(AuthSession, sign_in.id).ending == "role_changed"
    assert trail(session) == [("account.set_role", None, {"role": "support"}, {"role": "verifier"})]


@pytest.mark.parametrize("command", [("set-role", "--role", "support"), ("disable",)])
def test_keeps_the_last_admin(run, make, session, command):
    make.user(email="ada@example.com", role=Role.ADMIN)
    make.user(email="bea@example.com", role=Role.ADMIN, is_active=False)

    result = run("staff", command[0], "ada@example.com", *command[1:])

    assert result.exit_code == 1
    assert "This is the last active admin." in result.stderr
    assert account(session, "ada@example.com").role is Role.ADMIN
    assert account(session, "ada@example.com").is_active


def test_disables_and_enables(run, make, session):
    ada = make.user(email="ada@example.com", role=Role.SUPPORT)
    sign_in = make.auth_session(user_id=ada.id)

    disabled = run("staff", "disable", "ada@example.com")

    assert disabled.exit_code == 0
    assert not account(session, "ada@example.com").is_active
    assert session.get(AuthSession, sign_in.id).ending == "suspended"
    assert run("staff", "enable", "ada@example.com").exit_code == 0
    assert account(session, "ada@example.com").is_active


def test_takes_away_a_second_factor(run, make, session):
    ada = make.user(email="ada@example.com", role=Role.SUPPORT)
    kept = {"secret": b"", "confirmed_at": clock.now(), "last_step": 1, "recovery_hashes": []}
    session.add(StaffFactor(user_id=ada.id, **kept))
    session.commit()
    sign_in = make.auth_session(user_id=ada.id)

    result = run("staff", "reset-factor", "ada@example.com")

    assert result.exit_code == 0, result.output
    assert session.get(AuthSession, sign_in.id).ended_at is not None
    assert [act for act, *_ in trail(session)] == ["account.end_sessions", "account.reset_factor"]
    assert run("staff", "reset-factor", "ada@example.com").exit_code == 1


@pytest.mark.parametrize("command", ["disable", "enable", "reset-factor"])
@pytest.mark.parametrize("email", ["nobody@example.com", "worker@example.com"])
def test_finds_only_staff(run, make, command, email):
    make.user(email="worker@example.com")

    result = run("staff", command, email)

    assert (result.exit_code, result.stderr) == (
        1,
        "Error: No member of staff has this address.\n",
    )


@pytest.mark.parametrize("group", ["staff", "seed", "postcodes"])
def test_explains_itself(app, group):
    runner = app.test_cli_runner()
    commands = app.cli.commands[group].commands

    for name in commands:
        shown = runner.invoke(args=[group, name, "--help"])
        assert shown.exit_code == 0
        assert shown.stdout.startswith("Usage:")

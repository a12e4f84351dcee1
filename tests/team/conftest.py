"""A home with two managers and somebody of its staff."""

import pytest
from sqlalchemy import select

from tests.conftest import token_in
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.core.audit import AuditEvent

TEAM = "/api/care-home/team"
INVITATIONS = f"{TEAM}/invitations"
BEN = "ben@example.com"


@pytest.fixture
def home(make):
    return make.care_home(contact_name="Jo Marsh")


@pytest.fixture
def manager(session, home):
    return session.get(User, home.user_id)


@pytest.fixture
def second(make, home):
    return make.member(home, role=Role.CARE_HOME_ADMIN, name="Sam Reed")


@pytest.fixture
def carer(make, home):
    return make.member(home, name="Ada Finch")


@pytest.fixture
def ask(client, signed_in):
    """Call the API as somebody: ``ask(user, "DELETE", path)``."""

    def call(user, method, path=TEAM, **body):
        return client.open(path, method=method, json=body or None, headers=signed_in(user))

    return call


@pytest.fixture
def invite(ask, manager):
    def send(email=BEN, role="care_home_staff", by=None, **more):
        return ask(by or manager, "POST", INVITATIONS, email=email, role=role, **more)

    return send


@pytest.fixture
def link(handle, mailbox):
    """Return the token of the newest invitation that came by mail."""

    def newest():
        handle()
        return token_in(mailbox.received[-1])

    return newest


@pytest.fixture
def look(client):
    return lambda token: client.post("/api/auth/invitations/look", json={"token": token})


@pytest.fixture
def accept(client):
    def join(token, name="Ben Ash", password=PASSWORD):
        body = {"token": token, "name": name, "password": password}
        return client.post("/api/auth/invitations/accept", json=body)

    return join


@pytest.fixture
def acts(session):
    """Return what the trail holds about teams: act, who, whom."""

    def told():
        chosen = select(AuditEvent).where(AuditEvent.action.startswith("team."))
        rows = session.scalars(chosen.order_by(AuditEvent.id))
        return [(row.action, row.actor_id, row.subject_id) for row in rows]

    return told


def said(answer):
    """Return what an answer refuses with."""
    return (answer.status_code, answer.json["code"])

import pytest
from sqlalchemy import select

from tests.factories import PASSWORD
from vicarity.account.models import User
from vicarity.auth import links
from vicarity.auth.enums import Purpose
from vicarity.auth.models import MailedLink


@pytest.fixture
def sign_in(client):
    """Sign in over HTTP and return the answer's body."""

    def post(email, password=PASSWORD, **more):
        body = {"email": email, "password": password, **more}
        return client.post("/api/auth/login", json=body)

    return post


@pytest.fixture
def register(client):
    def post(email, password=PASSWORD, user_type="worker", **more):
        body = {"email": email, "password": password, "user_type": user_type, **more}
        return client.post("/api/auth/register", json=body)

    return post


@pytest.fixture
def user_of(session):
    def find(email):
        return session.scalars(select(User).where(User.email == email)).one_or_none()

    return find


@pytest.fixture
def link_of(session):
    """Return the token of the newest link of a purpose, as the e-mail would carry it."""

    def token(user, purpose=Purpose.VERIFY_EMAIL):
        chosen = select(MailedLink).where(
            MailedLink.user_id == user.id, MailedLink.purpose == purpose
        )
        row = session.scalars(chosen).one()
        return links.token(user.id, purpose, row.jti)

    return token


@pytest.fixture
def verify(client):
    return lambda token: client.post("/api/auth/verify-email", json={"token": token})


@pytest.fixture
def me(client):
    """Ask who is signed in with these headers, and return the status."""
    return lambda headers: client.get("/api/auth/me", headers=headers).status_code


def bearer(token):
    return {"Authorization": f"Bearer {token}"}

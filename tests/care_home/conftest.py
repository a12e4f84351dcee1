import pytest

from tests.factories import CARE_HOME
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.core import clock


@pytest.fixture
def home(make):
    """Return a home whose profile is empty but for its account."""
    empty = dict.fromkeys(CARE_HOME)
    return make.care_home(user=make.user(role=Role.CARE_HOME_ADMIN), **empty)


@pytest.fixture
def manager(session, home):
    return session.get(User, home.user_id)


@pytest.fixture
def get(client, manager, signed_in):
    return lambda: client.get("/api/care-home/profile", headers=signed_in(manager))


@pytest.fixture
def put(client, manager, signed_in):
    def change(**body):
        return client.put("/api/care-home/profile", json=body, headers=signed_in(manager))

    return change


@pytest.fixture
def submit(client, manager, signed_in):
    return lambda: client.post("/api/care-home/verification", headers=signed_in(manager))


@pytest.fixture
def set_status(session, home):
    def change(status):
        home.verification_status = status
        home.verified_at = clock.now() if status is Verification.VERIFIED else None
        session.commit()

    return change


def refused(response):
    assert response.status_code == 422, response.json
    return [error["pointer"] for error in response.json["errors"]]

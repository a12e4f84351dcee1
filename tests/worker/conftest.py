import pytest

from vicarity.account.enums import Role


@pytest.fixture
def ada(make):
    """Return the account of a worker whose profile is empty."""
    user = make.user(role=Role.WORKER)
    make.worker(user=user)
    return user


@pytest.fixture
def get(client, ada, signed_in):
    return lambda: client.get("/api/worker/profile", headers=signed_in(ada))


@pytest.fixture
def put(client, ada, signed_in):
    """Change Ada's profile, signing in at the time it is: ``put(first_name="Ada")``."""

    def change(**body):
        return client.put("/api/worker/profile", json=body, headers=signed_in(ada))

    return change


def refused(response):
    """Return the pointers of a 422."""
    assert response.status_code == 422, response.json
    return [error["pointer"] for error in response.json["errors"]]

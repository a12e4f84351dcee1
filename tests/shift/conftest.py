from datetime import timedelta

import pytest

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.care_home.enums import Verification
from vicarity.core import clock


@pytest.fixture
def tomorrow():
    return (clock.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def home(make):
    return make.care_home(status=Verification.VERIFIED)


@pytest.fixture
def manager(session, home):
    return session.get(User, home.user_id)


@pytest.fixture
def form(tomorrow):
    """Return the body of a shift that is as it should be."""
    return {
        "role": "senior_care_assistant",
        "starts_at": tomorrow.isoformat(),
        "ends_at": (tomorrow + timedelta(hours=8)).isoformat(),
        "break_minutes": 30,
        "hourly_rate": 1450,
        "positions": 2,
        "required_qualifications": ["DEMENTIA_CARE", "STOMA_CARE"],
        "booking_mode": "instant",
        "description": "Ring at the back door.",
    }


@pytest.fixture
def call(client, manager, signed_in):
    """Ask as the home's manager: ``call("PATCH", f"/shifts/{id}", positions=3)``."""
    headers = signed_in(manager)

    def ask(method, path, **body):
        sent = {} if method in {"GET", "DELETE"} else {"json": body}
        return client.open(f"/api/care-home{path}", method=method, headers=headers, **sent)

    return ask


@pytest.fixture
def post(call, form):
    return lambda **given: call("POST", "/shifts", **form | given)


@pytest.fixture
def applicant(make):
    """Return somebody who can apply."""
    return make.user(role=Role.WORKER)


def told(response):
    """Return the status, code and pointers of a refusal."""
    found = response.json
    pointers = [error["pointer"] for error in found.get("errors", [])]
    return response.status_code, found["code"], pointers

import pytest

from tests.factories import WORKER
from vicarity.account.enums import Role
from vicarity.qualification.models import Qualification
from vicarity.shift.enums import Side
from vicarity.shift.models import Block

#: The middle of Leeds, as the packaged point of its postcode area has it.
EASTING, NORTHING = 430_000, 434_000


@pytest.fixture
def worker(make):
    """Return the account of somebody to whom the job board is open, in the middle of Leeds."""
    user = make.user(role=Role.WORKER)
    members = {name: value for name, value in WORKER.items() if name != "qualifications"}
    make.worker(
        user=user, **members, postcode="LS6 3AB", easting=EASTING, northing=NORTHING,
        profile_completion_percentage=100, profile_completion_status="complete",
    )  # fmt: skip
    return user


@pytest.fixture
def qualified(make, session, worker):
    """Let the worker hold everything that everybody must hold."""
    for one in session.query(Qualification).filter_by(is_mandatory=True):
        make.credential(user=worker, code=one.code, verification_status="verified")
    return worker


@pytest.fixture
def ask(client, worker, signed_in):
    """Ask the board as the worker: ``ask(sort="rate", role=["a", "b"])``."""
    headers = signed_in(worker)

    def get(path="", **asked):
        return client.get(f"/api/shifts{path}", query_string=asked, headers=headers)

    return get


@pytest.fixture
def search(ask):
    """Return all items of a search, part by part."""

    def items(limit=100, **asked):
        found, cursor = [], None
        for _ in range(500):
            more = {} if cursor is None else {"cursor": cursor}
            answer = ask(limit=limit, **asked, **more)
            assert answer.status_code == 200, answer.json
            found += answer.json["items"]
            cursor = answer.json["next_cursor"]
            if cursor is None:
                return found
        raise AssertionError("It never ends.")

    return items


@pytest.fixture
def keep_away(session, worker):
    def block(home, side=Side.WORKER):
        session.add(Block(side=side, care_home_id=home.id, worker_id=worker.id))
        session.commit()

    return block


def ids(items):
    return [item["id"] for item in items]

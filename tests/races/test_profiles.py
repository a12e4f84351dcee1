from functools import partial

import pytest

from tests.factories import WORKER
from tests.races.conftest import ROUNDS, at_once
from vicarity.account.enums import Role
from vicarity.care_home import service
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import AlreadyDecided
from vicarity.care_home.events import CareHomeRejected, CareHomeVerified
from vicarity.core import outbox
from vicarity.core.database import unit_of_work
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db


@pytest.mark.parametrize("_", ROUNDS)
def test_loses_no_change_when_members_are_changed_at_once(racing_app, make, pair, _):
    user = make.user(role=Role.WORKER)
    make.worker(user=user)
    headers = {"Authorization": f"Bearer {pair(user)[0]}"}

    def put(body):
        return racing_app.test_client().put("/api/worker/profile", json=body, headers=headers)

    answers = at_once(*(partial(put, {name: value}) for name, value in WORKER.items()))

    body = racing_app.test_client().get("/api/worker/profile", headers=headers).json
    assert {answer.status_code for answer in answers} == {200}
    assert body["profile_completion_percentage"] == 100
    assert {name: body[name] for name in ("bio", "phone")} == {
        name: WORKER[name] for name in ("bio", "phone")
    }


@pytest.mark.parametrize("_", ROUNDS)
def test_lets_one_of_two_opposite_decisions_win(racing_app, make, events, _):
    home, staff = make.care_home(status=Verification.IN_REVIEW).id, make.user(role=Role.ADMIN).id

    def decide(decision):
        with racing_app.app_context():
            try:
                with unit_of_work():
                    service.decide(home, decision, by=staff, notes="Because.")
            except AlreadyDecided:
                return "refused"
            return "done"

    outcomes = at_once(
        *(partial(decide, d) for d in (Verification.VERIFIED, Verification.REJECTED))
    )

    assert sorted(outcomes) == ["done", "refused"]
    assert len(events(CareHomeVerified)) + len(events(CareHomeRejected)) == 1


def test_leases_each_message_to_one_relay(racing_app, world):
    db.session.add_all(OutboxMessage(topic="t", payload={}) for _ in range(60))
    db.session.commit()

    def lease():
        with racing_app.app_context(), unit_of_work():
            return [found.id for found in outbox.lease(20)]

    batches = at_once(*[lease] * 6)

    leased = [found for batch in batches for found in batch]
    assert len(leased) == len(set(leased)) == 60

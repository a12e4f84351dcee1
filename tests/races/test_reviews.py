from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from tests.races.conftest import ROUNDS, at_once
from vicarity.account.enums import Role
from vicarity.admin import reviews
from vicarity.admin.models import ReviewAssignment
from vicarity.admin.queries.credentials import QUEUE
from vicarity.admin.sessions import Staff
from vicarity.core import clock
from vicarity.extensions import db


@pytest.mark.parametrize("_", ROUNDS)
def test_gives_each_of_many_colleagues_another_review(racing_app, make, _):
    worker, now = make.user(), clock.now()
    codes = ("FIRE_SAFETY", "EDI", "GDPR", "HEALTH_SAFETY", "BASIC_LIFE_SUPPORT")
    for age, code in enumerate(codes):
        make.credential(user=worker, code=code, submitted_at=now - timedelta(hours=age))
    staff = [make.user(role=Role.VERIFIER) for _ in range(7)]
    people = [Staff(one.id, one.email, one.role) for one in staff]

    def take(person):
        with racing_app.app_context():
            return reviews.take_next(QUEUE, reviews.viewer_of(person))

    taken = [one for one in at_once(*(partial(take, person) for person in people)) if one]

    assert len(taken) == len(set(taken)) == len(codes)
    held = db.session.execute(select(ReviewAssignment.subject_id, ReviewAssignment.user_id)).all()
    assert {row.subject_id for row in held} == set(taken)
    assert len({row.user_id for row in held}) == len(codes)

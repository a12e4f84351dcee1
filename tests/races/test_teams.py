"""Two managers at once, and one link in many hands."""

from functools import partial

import pytest
from sqlalchemy import func, select

from tests.factories import PASSWORD
from tests.races.conftest import ROUNDS, at_once
from vicarity.account import queries as users
from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth import links
from vicarity.auth.enums import Purpose
from vicarity.care_home.models import CareHomeMember
from vicarity.core.outbox import OutboxMessage
from vicarity.extensions import db
from vicarity.team import joining, queries
from vicarity.team.events import InvitationMade

TEAM = "/api/care-home/team"


@pytest.fixture
def call(racing_app, pair):
    """Make a call as somebody, later and in a thread of its own."""

    def prepare(user, method, path, **body):
        headers = {"Authorization": f"Bearer {pair(user)[0]}"}

        def send():
            client = racing_app.test_client()
            return client.open(path, method=method, json=body or None, headers=headers).status_code

        return send

    return prepare


@pytest.fixture
def managers(make):
    home = make.care_home()
    return users.user(home.user_id), make.member(home, role=Role.CARE_HOME_ADMIN)


def managers_left():
    left = (
        select(func.count())
        .select_from(CareHomeMember)
        .join(User, User.id == CareHomeMember.user_id)
        .where(User.role == Role.CARE_HOME_ADMIN)
    )
    return db.session.scalar(left)


@pytest.mark.parametrize("_", ROUNDS)
@pytest.mark.parametrize("act", [("PATCH", {"role": "care_home_staff"}), ("DELETE", {})])
def test_leaves_a_manager_when_two_turn_on_each_other(call, managers, act, _):
    (method, body), (first, second) = act, managers

    outcomes = at_once(
        call(first, method, f"{TEAM}/{second.id}", **body),
        call(second, method, f"{TEAM}/{first.id}", **body),
    )

    assert len([status for status in outcomes if status in {200, 204}]) == 1
    assert set(outcomes) <= {200, 204, 401, 403}
    assert managers_left() == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_leaves_a_manager_when_both_leave(call, managers, _):
    outcomes = at_once(*(call(one, "DELETE", f"{TEAM}/{one.id}") for one in managers))

    assert sorted(outcomes) == [204, 409]
    assert managers_left() == 1


@pytest.fixture
def invited(call, make):
    """Invite somebody and return the link's token and the home."""

    def send(email="ben@example.com"):
        home = make.care_home()
        manager = users.user(home.user_id)
        invitation = {"email": email, "role": "care_home_staff"}
        assert call(manager, "POST", f"{TEAM}/invitations", **invitation)() == 201
        topic = OutboxMessage.topic == InvitationMade.topic()
        made = select(OutboxMessage.payload).where(topic).order_by(OutboxMessage.id.desc())
        event = InvitationMade.model_validate(db.session.scalars(made).first())
        found = queries.invitation(event.invitation_id, event.jti)
        db.session.commit()
        return joining.token(found), home

    return send


@pytest.mark.parametrize("_", ROUNDS)
def test_opens_one_account_for_20_uses_of_one_invitation(post, invited, _):
    token, _home = invited()
    chosen = [f"Quarry-{n}-Bramble" for n in range(20)]

    answers = at_once(
        *(
            partial(
                post, "invitations/accept", {"token": token, "name": "Ben", "password": password}
            )
            for password in chosen
        )
    )

    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [201] + [400] * 19
    winner = chosen[statuses.index(201)]
    assert post("login", {"email": "ben@example.com", "password": winner}).status_code == 200


@pytest.mark.parametrize("_", ROUNDS)
def test_lets_somebody_join_one_of_two_homes(post, invited, _):
    links = [invited()[0] for _ in range(2)]

    answers = at_once(
        *(
            partial(
                post, "invitations/accept", {"token": token, "name": "Ben", "password": PASSWORD}
            )
            for token in links
        )
    )

    assert sorted(answer.status_code for answer in answers) == [201, 409]


@pytest.mark.parametrize("_", ROUNDS)
def test_withdraws_or_accepts_and_never_both(call, post, invited, _):
    token, home = invited()
    manager = users.user(home.user_id)
    (invitation,) = queries.invitations_beside(manager.id)
    withdraw = call(manager, "DELETE", f"{TEAM}/invitations/{invitation.id}")
    body = {"token": token, "name": "Ben", "password": PASSWORD}

    withdrawn, accepted = at_once(withdraw, lambda: post("invitations/accept", body).status_code)

    assert (withdrawn, accepted) in {(204, 400), (404, 201)}


@pytest.mark.parametrize("_", ROUNDS)
@pytest.mark.parametrize(
    ("path", "purpose", "more"),
    [
        ("verify-email", Purpose.VERIFY_EMAIL, {}),
        ("password-reset-confirm", Purpose.RESET_PASSWORD, {"new_password": "Quarry-7-Bramble"}),
    ],
)
def test_gives_an_unproven_address_to_one_of_two_links(
    post, make, invited, link_of, path, purpose, more, _
):
    user = make.user(email="ben@example.com", verified=False)
    links.send_verification(user.id, user.email)
    links.prepare_reset(user.email)
    db.session.commit()
    proving = {"token": link_of(user, purpose)} | more
    joining_with = {"token": invited()[0], "name": "Ben", "password": PASSWORD}

    answers = at_once(
        partial(post, path, proving), partial(post, "invitations/accept", joining_with)
    )

    assert tuple(answer.status_code for answer in answers) in {(200, 409), (400, 201)}

from functools import partial

import pytest
from sqlalchemy import func, select

from tests.factories import PASSWORD
from tests.races.conftest import ROUNDS, at_once
from vicarity.auth.enums import Purpose
from vicarity.auth.events import RefreshTokenReused
from vicarity.auth.links import prepare_reset
from vicarity.auth.models import AuthSession
from vicarity.auth.revocation import ended
from vicarity.core.database import give_back
from vicarity.extensions import db


@pytest.fixture
def nothing_works(post, me):
    """Assert that not one of these tokens is good, for this process and one that just began."""

    def check(access_tokens, refresh_tokens):
        for forget in (False, True):
            if forget:
                ended.forget()
            assert {me(token) for token in access_tokens} <= {401}
        for token in refresh_tokens:
            assert post("refresh", {"refresh_token": token}).status_code == 401

    return check


def minted(answers):
    good = [answer.json for answer in answers if answer.status_code == 200 and answer.json]
    return [body["access_token"] for body in good], [body["refresh_token"] for body in good]


@pytest.mark.parametrize("_", ROUNDS)
def test_keeps_one_chain_for_20_refreshes_with_one_token(post, me, make, pair, _):
    access, refresh = pair(make.user())

    answers = at_once(*[partial(post, "refresh", {"refresh_token": refresh})] * 20)

    accesses, refreshes = minted(answers)
    assert {answer.status_code for answer in answers} == {200}
    assert len(set(refreshes)) == 1
    assert {me(token) for token in (access, *accesses)} == {200}
    assert post("refresh", {"refresh_token": refreshes[0]}).status_code == 200
    assert db.session.scalar(select(func.count()).select_from(AuthSession)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_ends_everything_when_logout_races_20_refreshes(post, make, pair, nothing_works, _):
    access, refresh = pair(make.user())
    again = partial(post, "refresh", {"refresh_token": refresh})

    answers = at_once(*[again] * 10, partial(post, "logout", token=access), *[again] * 10)

    accesses, refreshes = minted(answers)
    assert {answer.status_code for answer in answers} <= {200, 204, 401}
    nothing_works([access, *accesses], [refresh, *refreshes])


@pytest.mark.parametrize("_", ROUNDS)
def test_ends_everything_when_reuse_races_20_refreshes(post, make, pair, events, nothing_works, _):
    access, oldest = pair(make.user())
    second = post("refresh", {"refresh_token": oldest}).json["refresh_token"]
    newest = post("refresh", {"refresh_token": second}).json["refresh_token"]
    again = partial(post, "refresh", {"refresh_token": newest})

    answers = at_once(
        *[again] * 10, partial(post, "refresh", {"refresh_token": oldest}), *[again] * 10
    )

    accesses, refreshes = minted(answers)
    assert {answer.status_code for answer in answers} <= {200, 401}
    nothing_works([access, *accesses], [oldest, second, newest, *refreshes])
    assert len(events(RefreshTokenReused)) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_leaves_no_session_of_the_old_password_when_a_reset_races_sign_ins(
    post, make, link_of, nothing_works, _
):
    user = make.user(email="ada@example.com", password=PASSWORD)
    prepare_reset(user.email)
    give_back()
    body = {"token": link_of(user, Purpose.RESET_PASSWORD), "new_password": "Quarry-77-Bramble"}
    old = partial(post, "login", {"email": "ada@example.com", "password": PASSWORD})

    reset, *answers = at_once(partial(post, "password-reset-confirm", body), *[old] * 8)

    assert reset.status_code == 200
    assert {answer.status_code for answer in answers} <= {200, 401}
    nothing_works(*minted(answers))


@pytest.mark.parametrize("_", ROUNDS)
def test_ends_every_session_when_many_sign_out_at_once(post, make, pair, nothing_works, _):
    user = make.user()
    pairs = [pair(user) for _ in range(6)]

    answers = at_once(*(partial(post, "logout", token=access) for access, _ in pairs))

    assert {answer.status_code for answer in answers} == {204}
    nothing_works([access for access, _ in pairs], [refresh for _, refresh in pairs])

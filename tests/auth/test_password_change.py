import pytest

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.auth.enums import Purpose
from vicarity.auth.events import PasswordChanged
from vicarity.auth.links import prepare_reset

NEW = "Quarry-77-Bramble"


@pytest.fixture
def ada(make):
    return make.user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def change(client, sign_in, ada):
    """Change the password in a new session."""
    headers = bearer(sign_in("ada@example.com").json["access_token"])

    def post(current=PASSWORD, new=NEW, headers=headers):
        body = {"current_password": current, "new_password": new}
        return client.post("/api/auth/password-change", json=body, headers=headers)

    return post


def test_sets_the_new_password_and_tells_the_owner(change, ada, sign_in, published):
    response = change()

    assert response.status_code == 200
    assert set(response.json) == {"message"}
    assert sign_in("ada@example.com", NEW).status_code == 200
    assert sign_in("ada@example.com", PASSWORD).status_code == 401
    assert published(PasswordChanged) == [PasswordChanged(user_id=ada.id)]


def test_ends_the_other_sessions_and_keeps_this_one(change, sign_in, me, client):
    other, this = sign_in("ada@example.com").json, sign_in("ada@example.com").json

    change(headers=bearer(this["access_token"]))

    body = {"refresh_token": other["refresh_token"]}
    assert me(bearer(other["access_token"])) == 401
    assert client.post("/api/auth/refresh", json=body).status_code == 401
    assert me(bearer(this["access_token"])) == 200


def test_refuses_a_wrong_current_password(change, sign_in, published):
    response = change(current="Wrong-1-Password")

    assert (response.status_code, response.json["code"]) == (401, "invalid_credentials")
    assert sign_in("ada@example.com", PASSWORD).status_code == 200
    assert published(PasswordChanged) == []


def test_counts_wrong_current_passwords_like_guesses(change, sign_in):
    for _ in range(10):
        change(current="Wrong-1-Password")

    assert change().status_code == 429
    assert sign_in("ada@example.com").status_code == 429


@pytest.mark.parametrize("weak", ["short", "password", "ada@example.com", "x" * 129])
def test_refuses_a_weak_password(change, sign_in, weak):
    response = change(new=weak)

    assert (response.status_code, response.json["code"]) == (422, "weak_password")
    assert [error["pointer"] for error in response.json["errors"]] == ["#/new_password"]


def test_asks_staff_for_fifteen_characters(change, ada, session, sign_in):
    ada.role = Role.SUPPORT
    session.commit()
    headers = bearer(sign_in("ada@example.com").json["access_token"])

    assert change(new="Short-4-Me!", headers=headers).status_code == 422
    assert change(new="Long-Enough-4-Me!", headers=headers).status_code == 200


def test_makes_a_reset_link_that_is_under_way_worthless(change, ada, client, link_of):
    prepare_reset(ada.email)
    token = link_of(ada, Purpose.RESET_PASSWORD)

    change()

    body = {"token": token, "new_password": "Another-99-Bramble"}
    assert client.post("/api/auth/password-reset-confirm", json=body).status_code == 400


def test_asks_for_a_sign_in(change):
    assert change(headers={}).status_code == 401

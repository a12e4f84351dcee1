import pytest
from sqlalchemy import select

from tests.worker.conftest import refused
from tests.worker.profiles import EMPTY, EVERYTHING
from vicarity.account.enums import Role
from vicarity.worker.models import WorkerProfile


def test_starts_empty(get, ada):
    body = get().json

    assert body["user_id"] == str(ada.id)
    assert body["profile_completion_status"] == "not_started"
    assert body["profile_completion_percentage"] == 0
    assert body["job_board_access"] is False
    for member in EVERYTHING:
        assert body[member] == EMPTY.get(member)


def test_keeps_every_member(put, get):
    response = put(**EVERYTHING)

    body = response.json
    assert response.status_code == 200
    assert body == get().json
    for member, value in EVERYTHING.items():
        if member != "qualifications":
            assert body[member] == value
    assert body["job_board_access"] is True


def test_keeps_what_is_left_out(put):
    before = put(**EVERYTHING).json

    after = put(city="York").json

    assert after == before | {"city": "York"}


def test_changes_nothing_when_nothing_is_sent(put, get):
    before = put(**EVERYTHING).json

    assert put().json == before == get().json


@pytest.mark.parametrize("member", EVERYTHING)
def test_clears_what_is_null(put, get, member):
    before = put(**EVERYTHING).json

    put(**{member: None})

    after = get().json
    derived = {"steps", "profile_completion_percentage", "profile_completion_status",
               "job_board_access"}  # fmt: skip
    assert after[member] == EMPTY.get(member)
    assert {name for name in after if after[name] != before[name]} - derived == {member}


@pytest.mark.parametrize(
    "member",
    [
        "id", "user_id", "profile_completion_status", "profile_completion_percentage", "steps",
        "job_board_access", "easting", "created_at", "email", "role", "is_active", "nonsense",
        "verification_status", "",
    ],
)  # fmt: skip
def test_refuses_members_nobody_may_send(put, get, member):
    before = get().json

    response = put(first_name="Ada", **{member: 1})

    assert refused(response) == [f"#/{member}"]
    assert get().json == before


def test_finds_where_a_postcode_is(put, session, ada):
    def point():
        row = session.scalars(select(WorkerProfile)).one()
        session.refresh(row)
        return (row.easting, row.northing)

    before = point()
    put(postcode="ls6 3ab")
    leeds = point()
    put(city="Leeds")
    kept = point()
    put(postcode=None)

    assert before == (None, None)
    assert leeds == kept == (430000, 435000)
    assert point() == (None, None)


class TestAccess:
    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.WORKER])
    def test_is_for_workers(self, client, make, signed_in, role):
        headers = signed_in(make.user(role=role))

        answers = [
            client.get("/api/worker/profile", headers=headers),
            client.put("/api/worker/profile", headers=headers, json={}),
        ]

        for answer in answers:
            assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")

    def test_needs_a_proven_address(self, client, make, signed_in):
        user = make.user(verified=False)
        make.worker(user=user)
        headers = signed_in(user)

        answers = [
            client.get("/api/worker/profile", headers=headers),
            client.put("/api/worker/profile", headers=headers, json={}),
        ]

        for answer in answers:
            assert (answer.status_code, answer.json["code"]) == (403, "email_not_verified")

    def test_needs_a_sign_in(self, client):
        assert client.get("/api/worker/profile").status_code == 401
        assert client.put("/api/worker/profile", json={}).status_code == 401

    def test_shows_each_worker_their_own(self, client, make, signed_in):
        people = {name: make.user() for name in ("Ada", "Bea")}
        for name, user in people.items():
            make.worker(user=user, first_name=name)

        for name, user in people.items():
            body = client.get("/api/worker/profile", headers=signed_in(user)).json
            assert (body["user_id"], body["first_name"]) == (str(user.id), name)


def test_hides_nothing_it_should_show_and_shows_nothing_else(get):
    expected = {
        *EVERYTHING, "id", "user_id", "profile_completion_status",
        "profile_completion_percentage", "steps", "job_board_access",
    }  # fmt: skip

    assert set(get().json) == expected

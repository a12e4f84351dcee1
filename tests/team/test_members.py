from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.factories import PASSWORD
from tests.team.conftest import BEN, TEAM, said
from vicarity.account.enums import Role
from vicarity.auth import accounts
from vicarity.care_home.models import CareHomeMember
from vicarity.core.database import give_back

STAFF, ADMIN = "care_home_staff", "care_home_admin"


class TestSeeing:
    def test_shows_managers_everybody(self, ask, manager, carer, invite):
        invite(name="Ben Ash")

        team = ask(manager, "GET").json

        assert [(one["name"], one["email"], one["role"]) for one in team["members"]] == [
            ("Jo Marsh", manager.email, ADMIN),
            ("Ada Finch", carer.email, STAFF),
        ]
        assert [one["is_you"] for one in team["members"]] == [True, False]
        (invited,) = team["invitations"]
        assert (invited["email"], invited["name"], invited["role"]) == (BEN, "Ben Ash", STAFF)
        assert (invited["inviter_name"], invited["is_expired"]) == ("Jo Marsh", False)

    def test_shows_staff_no_addresses(self, ask, manager, carer, invite):
        invite(name="Ben Ash")

        answer = ask(carer, "GET")

        assert {one["email"] for part in answer.json.values() for one in part} == {None}
        assert [one["name"] for one in answer.json["members"]] == ["Jo Marsh", "Ada Finch"]
        assert "@" not in answer.text

    def test_shows_nobody_of_another_home(self, ask, make, manager, session):
        other = make.care_home(contact_name="Rita Poe")
        make.member(other, name="Al Poe")

        assert [one["name"] for one in ask(manager, "GET").json["members"]] == ["Jo Marsh"]

    @pytest.mark.parametrize("role", [Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF])
    def test_shows_everybody_of_the_team_the_same_home(self, client, make, home, signed_in, role):
        headers = signed_in(make.member(home, role=role))

        assert client.get("/api/care-home/profile", headers=headers).json["id"] == str(home.id)
        me = client.get("/api/auth/me", headers=headers).json
        assert me["care_home_profile"]["id"] == str(home.id)
        assert me["role"] == role


class TestRoles:
    def test_gives_another_role(self, ask, manager, carer, session, acts):
        answer = ask(manager, "PATCH", f"{TEAM}/{carer.id}", role=ADMIN)

        assert (answer.status_code, answer.json["role"]) == (200, ADMIN)
        session.refresh(carer)
        assert carer.role is Role.CARE_HOME_ADMIN
        assert acts() == [("team.set_role", manager.id, carer.id)]

    def test_ends_what_was_open_in_the_old_role(self, ask, client, manager, second, signed_in):
        before = signed_in(second)

        ask(manager, "PATCH", f"{TEAM}/{second.id}", role=STAFF)

        assert client.get(TEAM, headers=before).status_code == 401
        assert ask(second, "PATCH", f"{TEAM}/{manager.id}", role=STAFF).status_code == 403

    def test_changes_nothing_for_the_same_role(self, ask, client, manager, second, signed_in, acts):
        open_session = signed_in(second)

        assert ask(manager, "PATCH", f"{TEAM}/{second.id}", role=ADMIN).status_code == 200

        assert client.get(TEAM, headers=open_session).status_code == 200
        assert acts() == []

    def test_keeps_a_manager(self, ask, manager, carer, session):
        answer = ask(manager, "PATCH", f"{TEAM}/{manager.id}", role=STAFF)

        assert said(answer) == (409, "last_admin")
        session.refresh(manager)
        assert manager.role is Role.CARE_HOME_ADMIN

    def test_counts_no_manager_who_cannot_sign_in(self, ask, manager, second):
        accounts.suspend(second.id, by=None)
        give_back()

        answer = ask(manager, "PATCH", f"{TEAM}/{manager.id}", role=STAFF)

        assert said(answer) == (409, "last_admin")

    def test_lets_one_of_two_managers_step_back(self, ask, manager, second):
        answer = ask(manager, "PATCH", f"{TEAM}/{manager.id}", role=STAFF)

        assert (answer.status_code, answer.json["is_you"]) == (200, True)

    @pytest.mark.parametrize("role", ["worker", "admin", "support", "", None, 1])
    def test_knows_two_roles(self, ask, manager, carer, role):
        assert ask(manager, "PATCH", f"{TEAM}/{carer.id}", role=role).status_code == 422


class TestRemoving:
    def test_signs_out_and_shuts_out(self, ask, client, manager, carer, signed_in, acts):
        open_session = signed_in(carer)

        assert ask(manager, "DELETE", f"{TEAM}/{carer.id}").status_code == 204

        assert client.get("/api/care-home/profile", headers=open_session).status_code == 401
        assert len(ask(manager, "GET").json["members"]) == 1
        assert acts() == [("team.remove", manager.id, carer.id)]

    @pytest.mark.parametrize("path", [TEAM, "/api/care-home/profile"])
    def test_leaves_an_account_without_a_home(self, ask, client, manager, carer, signed_in, path):
        ask(manager, "DELETE", f"{TEAM}/{carer.id}")
        headers = signed_in(carer)

        assert said(client.get(path, headers=headers)) == (403, "no_care_home")
        assert client.get("/api/auth/me", headers=headers).json["care_home_profile"] is None

    def test_withdraws_what_they_invited(self, ask, manager, second, invite):
        invite(by=second)

        ask(manager, "DELETE", f"{TEAM}/{second.id}")

        assert ask(manager, "GET").json["invitations"] == []

    def test_hands_the_home_on_when_who_opened_it_goes(self, ask, manager, second, home, session):
        assert ask(second, "DELETE", f"{TEAM}/{manager.id}").status_code == 204

        session.refresh(home)
        assert home.user_id == second.id
        assert ask(second, "GET", "/api/care-home/profile").json["user_id"] == str(second.id)

    def test_lets_somebody_leave(self, ask, manager, second):
        assert ask(second, "DELETE", f"{TEAM}/{second.id}").status_code == 204

    def test_keeps_a_manager(self, ask, manager, carer, session):
        answer = ask(manager, "DELETE", f"{TEAM}/{manager.id}")

        assert said(answer) == (409, "last_admin")
        assert session.get(CareHomeMember, manager.id) is not None

    @pytest.mark.parametrize("method", ["PATCH", "DELETE"])
    def test_answers_alike_for_others_and_for_nobody(self, ask, make, manager, method, session):
        stranger, role = make.member(make.care_home()), {"PATCH": {"role": ADMIN}}.get(method, {})

        theirs = ask(manager, method, f"{TEAM}/{stranger.id}", **role)
        nobodys = ask(manager, method, f"{TEAM}/{uuid4()}", **role)

        assert said(theirs) == said(nobodys) == (404, "member_not_found")
        assert theirs.json["detail"] == nobodys.json["detail"]
        assert session.get(CareHomeMember, stranger.id) is not None

    def test_is_for_managers(self, ask, carer, manager):
        assert ask(carer, "DELETE", f"{TEAM}/{carer.id}").status_code == 403
        assert ask(carer, "PATCH", f"{TEAM}/{carer.id}", role=ADMIN).status_code == 403


def test_makes_whoever_registers_a_home_its_first_member(client, session):
    form = {"email": "ruth@example.com", "password": PASSWORD, "user_type": "care_home"}

    client.post("/api/auth/register", json=form | {"contact_name": "Ruth Vale"})

    (member,) = session.scalars(select(CareHomeMember))
    assert member.name == "Ruth Vale"


def test_refuses_a_sign_in_that_proved_another_role(make, session):
    from vicarity.auth import queries

    user = make.user(role=Role.CARE_HOME_ADMIN)
    account = queries.standing(user.id)
    user.role = Role.CARE_HOME_STAFF
    session.commit()
    now = user.created_at

    assert queries.add_session(account, uuid4(), device="", at=now, expires_at=now) is None

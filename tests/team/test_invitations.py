from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import select

from tests.factories import PASSWORD
from tests.team.conftest import BEN, INVITATIONS, TEAM, said
from vicarity.account import queries as users
from vicarity.account.enums import Role
from vicarity.auth import accounts
from vicarity.auth.events import PasswordChanged
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.core.database import give_back
from vicarity.team.models import CareHomeInvitation
from vicarity.worker.models import WorkerProfile
from workers_rq.upkeep import tidy

STAFF, ADMIN = "care_home_staff", "care_home_admin"


def in_days(days):
    return time_machine.travel(clock.now() + timedelta(days=days, minutes=1), tick=False)


class TestInviting:
    def test_sends_a_link(self, invite, handle, mailbox, manager, acts, home):
        answer = invite(" Ben@Example.COM ", ADMIN, name="Ben Ash")
        handle()

        assert answer.status_code == 201
        assert (answer.json["email"], answer.json["role"]) == (BEN, ADMIN)
        (message,) = mailbox.received
        assert message.to == BEN
        assert message.subject == "Jo Marsh invites you to join Elm House"
        assert "as a manager" in message.text
        assert "https://vicarity.test/join?token=" in message.text
        assert acts() == [("team.invite", manager.id, home.id)]

    def test_answers_alike_whether_there_is_an_account(self, invite, make):
        make.user(email="known@example.com")

        answers = [invite(email) for email in ("known@example.com", "unknown@example.com")]

        hidden = ("id", "email", "invited_at", "expires_at")
        kept = [
            {name: told for name, told in answer.json.items() if name not in hidden}
            for answer in answers
        ]
        assert kept[0] == kept[1]
        assert {answer.status_code for answer in answers} == {201}

    @pytest.mark.parametrize("role", [Role.WORKER, Role.CARE_HOME_ADMIN, Role.ADMIN])
    def test_tells_only_the_owner_that_an_account_is_in_the_way(
        self, invite, make, handle, mailbox, role
    ):
        owner = make.user(email=BEN, role=role)
        if role is Role.CARE_HOME_ADMIN:
            make.care_home(user=owner)

        invite()
        handle()

        (message,) = mailbox.received
        assert message.to == BEN
        assert message.subject == "You cannot join Elm House with this address"
        assert "token" not in message.text

    def test_knows_a_colleague(self, invite, carer):
        assert said(invite(carer.email)) == (409, "already_member")

    def test_renews_an_open_invitation(self, invite, ask, manager, link, look):
        first_id, first = invite().json["id"], link()
        again = invite(role=ADMIN)
        second = link()

        assert again.json["id"] == first_id
        assert len(ask(manager, "GET").json["invitations"]) == 1
        assert said(look(first)) == (400, "invalid_invitation")
        assert look(second).json["role"] == ADMIN

    @pytest.mark.parametrize(("verified", "most"), [(True, 20), (False, 5)])
    def test_stops_a_home_sooner_that_nobody_has_checked(
        self, invite, home, session, verified, most
    ):
        if verified:
            home.verification_status, home.verified_at = Verification.VERIFIED, clock.now()
            session.commit()

        answers = [invite(f"ben{n}@example.com") for n in range(most + 1)]

        assert [answer.status_code for answer in answers] == [201] * most + [429]
        assert answers[-1].json["code"] == "too_many_invitations"
        assert int(answers[-1].headers["Retry-After"]) > 0

    def test_spares_an_address(self, invite, make, session):
        others = [users.user(make.care_home().user_id) for _ in range(5)]
        for other in others:
            assert invite(by=other).status_code == 201

        assert said(invite()) == (429, "too_many_invitations")

    def test_is_not_for_suspended_homes(self, invite, home, session):
        home.verification_status = Verification.SUSPENDED
        session.commit()

        assert said(invite()) == (409, "home_suspended")

    @pytest.mark.parametrize(
        "body", [{"email": "ben"}, {"role": "admin"}, {"name": "x" * 101}, {"name": "\u202eneB"}]
    )
    def test_refuses_what_is_not_in_form(self, ask, manager, body):
        whole = {"email": BEN, "role": STAFF} | body

        answer = ask(manager, "POST", INVITATIONS, **whole)

        assert answer.status_code == 422
        assert answer.json["errors"][0]["pointer"] == f"#/{next(iter(body))}"


class TestChangingOnesMind:
    def test_sends_it_again_with_a_new_link(self, ask, invite, manager, link, look, second):
        found, first = invite().json["id"], link()

        answer = ask(second, "POST", f"{INVITATIONS}/{found}/resend")

        assert (answer.status_code, answer.json["inviter_name"]) == (200, "Sam Reed")
        assert said(look(first)) == (400, "invalid_invitation")
        assert look(link()).json["inviter_name"] == "Sam Reed"

    def test_withdraws_it(self, ask, invite, manager, link, look, accept, acts, home):
        found, token = invite().json["id"], link()

        assert ask(manager, "DELETE", f"{INVITATIONS}/{found}").status_code == 204

        assert said(look(token)) == said(accept(token)) == (400, "invitation_withdrawn")
        assert ask(manager, "GET").json["invitations"] == []
        assert ask(manager, "DELETE", f"{INVITATIONS}/{found}").status_code == 404
        assert acts()[-1] == ("team.withdraw", manager.id, home.id)

    def test_sends_no_mail_for_one_that_was_withdrawn(self, ask, invite, manager, handle, mailbox):
        found = invite().json["id"]
        ask(manager, "DELETE", f"{INVITATIONS}/{found}")

        handle()

        assert mailbox.received == []

    @pytest.mark.parametrize(("method", "path"), [("POST", "/resend"), ("DELETE", "")])
    def test_answers_alike_for_others_and_for_nobody(
        self, ask, invite, make, manager, method, path, session
    ):
        other = users.user(make.care_home().user_id)
        theirs = invite(by=other).json["id"]

        answers = [ask(manager, method, f"{INVITATIONS}/{one}{path}") for one in (theirs, uuid4())]

        assert {said(answer) for answer in answers} == {(404, "invitation_not_found")}
        assert session.get(CareHomeInvitation, UUID(theirs)).revoked_at is None


class TestLooking:
    def test_says_who_invites_whom(self, invite, link, look):
        invite(name="Ben Ash")

        told = look(link()).json

        assert (told["business_name"], told["inviter_name"]) == ("Elm House", "Jo Marsh")
        assert (told["email"], told["name"], told["role"]) == (BEN, "Ben Ash", STAFF)

    def test_changes_nothing(self, invite, link, look, accept):
        invite()
        token = link()

        assert {look(token).status_code for _ in range(3)} == {200}
        assert accept(token).status_code == 201

    def test_tells_a_link_that_ran_out(self, invite, link, look, accept):
        invite()
        token = link()

        with in_days(6.9):
            assert look(token).status_code == 200
        with in_days(7):
            assert said(look(token)) == said(accept(token)) == (400, "invitation_expired")

    @pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "\u00e9"])
    def test_knows_no_other_token(self, look, token):
        assert said(look(token)) == (400, "invalid_invitation")

    def test_takes_no_link_for_another_purpose(self, client, invite, link, look, make, mailbox):
        user = make.user(verified=False)
        accounts.resend_verification(user.id, by=None)
        give_back()
        proving = link()
        invite()
        joining = link()

        assert said(look(proving)) == (400, "invalid_invitation")
        answer = client.post("/api/auth/verify-email", json={"token": joining})
        assert said(answer) == (400, "invalid_token")

    def test_trusts_no_inviter_who_was_suspended(self, invite, link, look, manager):
        invite()
        token = link()
        accounts.suspend(manager.id, by=None)
        give_back()

        assert said(look(token)) == (400, "invitation_withdrawn")

    def test_keeps_out_of_suspended_homes(self, invite, link, look, accept, home, session):
        invite()
        token = link()
        home.verification_status = Verification.SUSPENDED
        session.commit()

        assert said(look(token)) == said(accept(token)) == (409, "home_suspended")


class TestJoining:
    @pytest.fixture
    def sign_in(self, client):
        def attempt(password=PASSWORD):
            form = {"email": BEN, "password": password}
            return client.post("/api/auth/login", json=form)

        return attempt

    @pytest.mark.parametrize("role", [ADMIN, STAFF])
    def test_opens_an_account_in_the_home(self, invite, link, accept, sign_in, ask, role, manager):
        invite(role=role)

        answer = accept(link())

        assert (answer.status_code, answer.json) == (201, {"email": BEN})
        tokens = sign_in().json
        assert (tokens["user_type"], tokens["email_verified"]) == (role, True)
        assert tokens["redirect_to"] == "/dashboard/care-home"
        team = ask(manager, "GET").json
        assert [one["name"] for one in team["members"]] == ["Jo Marsh", "Ben Ash"]
        assert team["invitations"] == []

    def test_leaves_a_trail(self, invite, link, accept, acts, session):
        invite()
        accept(link())

        ben = users.user_by_email(BEN)
        assert acts()[-1] == ("team.join", ben.id, ben.id)

    def test_works_once(self, invite, link, accept, sign_in):
        invite()
        token = link()
        accept(token)

        assert said(accept(token, password="Another-42-Lantern")) == (400, "invitation_used")
        assert sign_in().status_code == 200

    def test_keeps_the_link_when_the_password_is_weak(self, invite, link, accept):
        invite()
        token = link()

        weak = accept(token, password="password1")

        assert said(weak) == (422, "weak_password")
        assert weak.json["errors"][0]["pointer"] == "#/password"
        assert accept(token).status_code == 201

    def test_does_not_touch_an_account_that_came_first(self, invite, link, accept, make, sign_in):
        invite()
        token = link()
        make.user(email=BEN, password="Their-own-42-words")

        assert said(accept(token)) == (409, "address_in_use")
        assert sign_in("Their-own-42-words").status_code == 200
        assert sign_in().status_code == 401

    @pytest.mark.parametrize("side", ["worker", "care_home"])
    def test_is_open_to_whom_a_stranger_forestalled(
        self, client, handle, mailbox, invite, link, look, accept, sign_in, session, side
    ):
        form = {"email": BEN, "password": "Stranger-42-words", "user_type": side}
        client.post("/api/auth/register", json=form)
        proving = link()
        stranger = sign_in("Stranger-42-words").json
        invite()
        token = link()

        assert mailbox.received[-1].subject == "Jo Marsh invites you to join Elm House"
        assert look(token).status_code == 200
        assert accept(token).status_code == 201

        assert sign_in().json["user_type"] == STAFF
        assert sign_in("Stranger-42-words").status_code == 401
        headers = {"Authorization": f"Bearer {stranger['access_token']}"}
        assert client.get("/api/auth/me", headers=headers).status_code == 401
        renewal = {"refresh_token": stranger["refresh_token"]}
        assert client.post("/api/auth/refresh", json=renewal).status_code == 401
        answer = client.post("/api/auth/verify-email", json={"token": proving})
        assert said(answer) == (400, "invalid_token")
        owners = session.scalars(select(CareHomeProfile.user_id)).all()
        assert len(owners) == 1
        assert session.scalars(select(WorkerProfile)).all() == []

    def test_is_not_a_way_around_a_suspension(self, invite, link, accept, make):
        invite()
        token = link()
        stranger = make.user(email=BEN, verified=False)
        accounts.suspend(stranger.id, by=None)
        give_back()

        assert said(accept(token)) == (409, "address_in_use")

    def test_takes_somebody_back(self, invite, link, accept, ask, manager, sign_in, published):
        invite()
        accept(link())
        ben = users.user_by_email(BEN)
        ask(manager, "DELETE", f"{TEAM}/{ben.id}")
        invite(role=ADMIN)

        answer = accept(link(), password="Another-42-Lantern")

        assert answer.status_code == 201
        assert sign_in().status_code == 401
        assert sign_in("Another-42-Lantern").json["user_id"] == str(ben.id)
        assert [told.user_id for told in published(PasswordChanged)] == [ben.id]
        assert ask(manager, "GET").json["members"][1]["role"] == ADMIN

    def test_takes_no_suspended_person_back(self, invite, link, accept, ask, manager):
        invite()
        accept(link())
        ben = users.user_by_email(BEN)
        ask(manager, "DELETE", f"{TEAM}/{ben.id}")
        invite()
        token = link()
        accounts.suspend(ben.id, by=None)
        give_back()

        assert said(accept(token)) == (409, "address_in_use")


@pytest.mark.parametrize(("days", "left"), [(36, True), (38, False)])
def test_is_forgotten_a_month_after_it_ran_out(invite, session, days, left):
    found = UUID(invite().json["id"])

    with in_days(days):
        tidy()

    assert (session.get(CareHomeInvitation, found) is not None) is left

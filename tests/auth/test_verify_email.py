from datetime import timedelta

import pytest
import time_machine

from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.auth.enums import Purpose
from vicarity.auth.events import EmailVerificationRequested, EmailVerified, VerificationLinkWanted
from vicarity.auth.links import prepare_reset, send_verification
from vicarity.core import clock


@pytest.fixture
def ada(register, user_of):
    register("ada@example.com")
    return user_of("ada@example.com")


@pytest.fixture
def resend(client):
    return lambda email: client.post("/api/auth/resend-verification", json={"email": email})


def test_proves_the_address(ada, link_of, verify, published):
    response = verify(link_of(ada))

    assert response.status_code == 200
    assert response.json == {
        "success": True, "message": "Email verified", "redirect_to": "/complete-profile",
    }  # fmt: skip
    assert ada.email_verified_at is not None
    assert published(EmailVerified) == [EmailVerified(user_id=ada.id)]


def test_sends_a_care_home_to_its_dashboard(register, user_of, link_of, verify):
    register("jo@example.com", user_type="care_home")

    response = verify(link_of(user_of("jo@example.com")))

    assert response.json["redirect_to"] == "/dashboard/care-home"


def test_changes_nothing_a_second_time(ada, link_of, verify, published):
    token = link_of(ada)
    verify(token)
    proven_at = ada.email_verified_at

    again = verify(token)

    assert again.status_code == 200
    assert again.json["message"] == "Email already verified"
    assert again.json["redirect_to"] == "/complete-profile"
    assert ada.email_verified_at == proven_at
    assert len(published(EmailVerified)) == 1


def test_lives_24_hours(ada, link_of, verify):
    token = link_of(ada)
    sent = clock.now().replace(microsecond=0)

    with time_machine.travel(sent + timedelta(hours=24, seconds=1), tick=False):
        late = verify(token)
    with time_machine.travel(sent + timedelta(hours=23, minutes=59), tick=False):
        in_time = verify(token)

    assert (late.status_code, late.json["code"]) == (400, "invalid_token")
    assert in_time.status_code == 200


def test_refuses_a_link_that_a_newer_one_replaced(ada, link_of, verify, resend, handle):
    older = link_of(ada)
    resend("ada@example.com")
    handle()

    assert verify(older).status_code == 400
    assert verify(link_of(ada)).status_code == 200


def test_keeps_the_password_that_came_with_the_registration(
    ada, link_of, verify, resend, handle, sign_in
):
    resend("ada@example.com")
    handle()
    verify(link_of(ada))

    assert sign_in("ada@example.com", PASSWORD).status_code == 200


def test_refuses_a_link_after_the_address_changed(ada, link_of, verify, session):
    token = link_of(ada)
    ada.email = "ada.finch@example.com"
    session.commit()

    response = verify(token)

    assert (response.status_code, response.json["code"]) == (400, "invalid_token")
    assert ada.email_verified_at is None


def test_refuses_a_used_link_after_the_address_changed(ada, link_of, verify, session):
    token = link_of(ada)
    verify(token)
    ada.email = "ada.finch@example.com"
    session.commit()

    assert verify(token).status_code == 400


def test_refuses_the_link_of_another_purpose(ada, link_of, verify, client):
    prepare_reset(ada.email)
    body = {"token": link_of(ada), "new_password": "Quarry-77-Bramble"}

    assert verify(link_of(ada, Purpose.RESET_PASSWORD)).status_code == 400
    assert client.post("/api/auth/password-reset-confirm", json=body).status_code == 400


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_uses_a_link_up_by_post_alone(ada, link_of, client, method):
    client.open(f"/api/auth/verify-email?token={link_of(ada)}", method=method)

    assert ada.email_verified_at is None


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "x" * 4096, "..", "é"])
def test_refuses_what_is_no_token(verify, token):
    response = verify(token)

    assert (response.status_code, response.json["code"]) == (400, "invalid_token")
    assert response.json["detail"] == "This link is no longer valid. Ask for a new one."


@pytest.mark.parametrize("token", [None, 7, [], {}, "x" * 4097])
def test_refuses_what_cannot_be_a_token(client, token):
    assert client.post("/api/auth/verify-email", json={"token": token}).status_code == 422


class TestResend:
    def test_answers_alike_for_every_address(self, resend, make, register):
        register("new@example.com")
        make.user(email="proven@example.com")
        make.user(email="suspended@example.com", verified=False, is_active=False)

        names = ("new", "proven", "suspended", "unknown")
        answers = [resend(f"{name}@example.com") for name in names]

        assert {(answer.status_code, answer.data) for answer in answers} == {(200, answers[0].data)}

    def test_leaves_the_same_trace_for_every_address(self, resend, make, published):
        make.user(email="proven@example.com")

        for name in ("proven", "unknown"):
            resend(f"{name}@example.com")

        assert len(published(VerificationLinkWanted)) == 2

    def test_writes_to_unproven_active_accounts_alone(
        self, resend, make, published, handle, mailbox
    ):
        make.user(email="unproven@example.com", verified=False)
        make.user(email="proven@example.com")
        make.user(email="suspended@example.com", verified=False, is_active=False)

        for name in ("unproven", "proven", "suspended", "unknown"):
            resend(f"{name}@example.com")
        handle()

        assert [mail.to for mail in mailbox.received] == ["unproven@example.com"]

    def test_writes_three_times_in_six_hours_at_most(self, ada, resend, handle, published):
        answers = {resend("Ada@Example.com").data for _ in range(6)}
        handle()
        sent = len(published(EmailVerificationRequested))
        with time_machine.travel(clock.now() + timedelta(hours=6, seconds=1)):
            resend("ada@example.com")
            handle()

        assert len(answers) == 1
        assert sent == 1 + 3
        assert len(published(EmailVerificationRequested)) == 1 + 4


def test_proves_the_address_of_every_role(make, verify, link_of):
    user = make.user(role=Role.CARE_HOME_STAFF, verified=False)
    send_verification(user.id, user.email)

    assert verify(link_of(user)).json["redirect_to"] == "/dashboard/care-home"

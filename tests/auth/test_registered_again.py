from datetime import timedelta

import time_machine

from tests.auth.conftest import bearer
from tests.factories import PASSWORD
from vicarity.auth.events import EmailVerificationRequested
from vicarity.core import clock

OTHER = "Quarry-77-Bramble"


class TestAnUnprovenAddressRegisteredAgain:
    """Whoever proves the address decides: an earlier stranger's password is worth nothing."""

    def test_takes_the_password_of_the_newest_link(
        self, register, user_of, link_of, verify, sign_in
    ):
        register("ada@example.com", password=PASSWORD)
        register("ada@example.com", password=OTHER)

        answer = verify(link_of(user_of("ada@example.com")))

        assert answer.status_code == 200
        assert sign_in("ada@example.com", PASSWORD).status_code == 401
        assert sign_in("ada@example.com", OTHER).status_code == 200

    def test_keeps_the_first_password_until_the_address_is_proven(self, register, sign_in):
        register("ada@example.com", password=PASSWORD)
        register("ada@example.com", password=OTHER)

        assert sign_in("ada@example.com", PASSWORD).status_code == 200
        assert sign_in("ada@example.com", OTHER).status_code == 401

    def test_makes_the_older_link_dead(self, register, user_of, link_of, verify):
        register("ada@example.com", password=PASSWORD)
        older = link_of(user_of("ada@example.com"))
        register("ada@example.com", password=OTHER)

        response = verify(older)

        assert (response.status_code, response.json["code"]) == (400, "invalid_token")

    def test_ends_the_sessions_of_whoever_was_there_before(
        self, register, user_of, link_of, verify, sign_in, me, client
    ):
        register("ada@example.com", password=PASSWORD)
        stranger = sign_in("ada@example.com", PASSWORD).json
        register("ada@example.com", password=OTHER)

        verify(link_of(user_of("ada@example.com")))

        refreshed = client.post(
            "/api/auth/refresh", json={"refresh_token": stranger["refresh_token"]}
        )
        assert me(bearer(stranger["access_token"])) == 401
        assert refreshed.status_code == 401

    def test_keeps_the_newest_password_when_the_link_is_sent_again(
        self, register, user_of, link_of, verify, sign_in, client, handle
    ):
        register("ada@example.com", password=PASSWORD)
        register("ada@example.com", password=OTHER)
        client.post("/api/auth/resend-verification", json={"email": "ada@example.com"})
        handle()

        verify(link_of(user_of("ada@example.com")))

        assert sign_in("ada@example.com", PASSWORD).status_code == 401
        assert sign_in("ada@example.com", OTHER).status_code == 200

    def test_sends_nothing_for_a_double_with_the_same_password(self, register, published):
        register("ada@example.com")

        register("Ada@Example.com")

        assert len(published(EmailVerificationRequested)) == 1

    def test_sends_three_more_links_in_six_hours_at_most(self, register, published):
        register("ada@example.com")

        for number in range(6):
            register("ada@example.com", password=f"{OTHER}-{number}")

        assert len(published(EmailVerificationRequested)) == 4

    def test_sends_links_again_after_six_hours(self, register, published):
        for number in range(6):
            register("ada@example.com", password=f"{OTHER}-{number}")

        with time_machine.travel(clock.now() + timedelta(hours=6, seconds=1)):
            register("ada@example.com", password=PASSWORD)

        assert len(published(EmailVerificationRequested)) == 5

"""Asking for a review, and what asks for another one."""

import pytest

from tests.care_home.conftest import refused
from tests.care_home.profiles import CHECKED, EVERYTHING
from tests.factories import CARE_HOME
from vicarity.care_home.enums import Verification


class TestSubmitting:
    @pytest.mark.parametrize("status", [Verification.PENDING, Verification.REJECTED])
    def test_sends_a_complete_home_for_review(self, put, submit, set_status, home, status):
        put(**CARE_HOME)
        set_status(status)

        response = submit()

        assert response.status_code == 200
        assert response.json["verification_status"] == "in_review"
        assert response.json["verification_notes"] is None
        assert home.submitted_at is not None

    @pytest.mark.parametrize(
        "status", [Verification.IN_REVIEW, Verification.VERIFIED, Verification.SUSPENDED]
    )
    def test_is_refused_in_any_other_state(self, put, submit, set_status, get, status):
        put(**CARE_HOME)
        set_status(status)

        response = submit()

        assert (response.status_code, response.json["code"]) == (409, "not_for_review")
        assert get().json["verification_status"] == status

    def test_lists_what_is_missing(self, put, submit, get):
        put(**CARE_HOME)
        put(phone=None, description=None)

        response = submit()

        assert refused(response) == ["#/phone", "#/description"]
        assert response.json["code"] == "profile_incomplete"
        assert get().json["verification_status"] == "pending"


class TestAVerifiedHome:
    @pytest.fixture(autouse=True)
    def verified(self, put, set_status):
        put(**EVERYTHING)
        set_status(Verification.VERIFIED)

    @pytest.mark.parametrize("member", CHECKED)
    def test_goes_back_into_review_when_it_changes_what_was_checked(self, put, get, member):
        response = put(**{member: CHECKED[member]})

        assert response.json["verification_status"] == "in_review"
        assert response.json["verified_at"] is None
        assert get().json == response.json

    @pytest.mark.parametrize("member", sorted(set(EVERYTHING) - set(CHECKED)))
    def test_stays_verified_when_it_changes_anything_else(self, put, member):
        response = put(**{member: None})

        assert response.json["verification_status"] == "verified"

    def test_stays_verified_when_it_sends_the_same_again(self, put):
        response = put(**EVERYTHING | {"postcode": "ls63ab", "business_name": " Elm House "})

        assert response.json["verification_status"] == "verified"
        assert response.json["verified_at"].endswith("Z")


@pytest.mark.parametrize(
    "status", [status for status in Verification if status is not Verification.VERIFIED]
)
def test_changes_no_other_state_by_itself(put, set_status, status):
    put(**EVERYTHING)
    set_status(status)

    assert put(business_name="Oak House").json["verification_status"] == status

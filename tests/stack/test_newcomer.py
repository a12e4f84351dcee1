import subprocess
import sys
import time

import pytest

from tests.factories import CARE_HOME
from tests.stack.running import address
from tests.stack.visitor import Visitor
from vicarity.embedded.plan import ROOT

STEPS = (
    {
        "first_name": "Ada",
        "last_name": "Finch",
        "phone": "07700 900123",
        "date_of_birth": "1990-05-17",
    },
    {"dbs_status": "enhanced_barred", "qualifications": [{"code": "CARE_CERTIFICATE"}]},
    {"years_experience": "3-5", "specializations": ["dementia"], "bio": "Ten years of nights."},
    {"available_days": ["monday"], "shift_types": ["night"], "travel_radius_miles": 15},
)

#: What a verifier does in the console, on the stack's own database.
DECIDE = """
import sys
from uuid import UUID
from vicarity.account.enums import Role
from vicarity.auth import accounts
from vicarity.care_home import service
from vicarity.care_home.enums import Verification
from vicarity.core.database import unit_of_work
from wsgi import app

home, staff, password = sys.argv[1:]
with app.app_context(), unit_of_work():
    by = accounts.create_staff(staff, password, Role.VERIFIER, by=None)
    service.decide(UUID(home), Verification.REJECTED, by=by, notes="The address is a shop.")
"""

pytestmark = pytest.mark.stack


def test_leads_a_care_worker_from_registration_to_a_complete_profile(visitor):
    assert visitor.register().status_code == 202
    token = visitor.token()

    assert visitor.sign_in().json()["redirect_to"] == "/verify-email"
    verified = visitor.call("POST", "/api/auth/verify-email", token=token)
    assert verified.json()["redirect_to"] == "/complete-profile"
    visitor.newest_mail(2)

    percentages = [
        visitor.call("PUT", "/api/worker/profile", **step, current_step=number).json()[
            "profile_completion_percentage"
        ]
        for number, step in enumerate(STEPS, start=1)
    ]

    assert percentages == [20, 50, 75, 100]
    assert visitor.sign_in().json()["redirect_to"] == "/dashboard/worker"
    assert visitor.me().json()["profile_complete"] is True
    assert visitor.call("GET", "/api/worker/profile").json()["job_board_access"] is True
    assert [mail.subject for mail in visitor.mailbox.to(visitor.email)] == [
        "Confirm your email address",
        "Welcome to Vicarity",
    ]


def test_leads_a_care_home_from_registration_to_a_decision(stack, visitor):
    visitor.joined("care_home")
    visitor.newest_mail(2)

    filled = visitor.call("PUT", "/api/care-home/profile", **CARE_HOME)
    submitted = visitor.call("POST", "/api/care-home/verification")
    decide(stack, submitted.json()["id"])
    mail = visitor.newest_mail(3)

    assert filled.json()["profile_completion_percentage"] == 100
    assert submitted.json()["verification_status"] == "in_review"
    assert visitor.sign_in().json()["redirect_to"] == "/dashboard/care-home"
    assert "The address is a shop." in mail.text
    decided = visitor.call("GET", "/api/care-home/profile").json()
    assert decided["verification_status"] == "rejected"
    assert decided["verification_notes"] == "The address is a shop."


def decide(stack, care_home_id):
    staff = (address("staff"), "Correct-horse-battery-9")
    subprocess.run(
        [sys.executable, "-c", DECIDE, care_home_id, *staff],
        env=stack.environment(), cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip


def test_keeps_somebody_signed_in_until_they_sign_out(visitor):
    visitor.joined()
    first = visitor.refresh_token

    refreshed = visitor.call("POST", "/api/auth/refresh", refresh_token=first)
    visitor.keep(refreshed.json())
    still = visitor.me()
    signed_out = visitor.call("POST", "/api/auth/logout", refresh_token=visitor.refresh_token)

    assert refreshed.json()["refresh_token"] != first
    assert (still.status_code, signed_out.status_code) == (200, 204)
    again = visitor.call("POST", "/api/auth/refresh", refresh_token=visitor.refresh_token)
    assert again.json()["code"] == "invalid_token"


def test_lets_somebody_who_forgot_their_password_in_again(visitor):
    visitor.joined()
    visitor.newest_mail(2)

    visitor.call("POST", "/api/auth/password-reset-request", email=visitor.email)
    token = visitor.token(3)
    reset = {"token": token, "new_password": "Quiet-7-Meadow-Lane"}
    answer = visitor.call("POST", "/api/auth/password-reset-confirm", **reset)

    assert answer.status_code == 200
    assert visitor.sign_in().json()["code"] == "invalid_credentials"
    visitor.password = reset["new_password"]
    assert visitor.sign_in().status_code == 200
    assert visitor.newest_mail(4).subject == "Your password was changed"


def test_tells_the_owner_alone_that_an_address_is_taken(visitor, stack):
    visitor.joined()
    visitor.newest_mail(2)
    time.sleep(1)  # two registrations within a second are taken for one

    stranger = Visitor(visitor.http, stack.mailbox)
    stranger.email = visitor.email.upper()
    answer = stranger.register()

    assert answer.status_code == 202
    assert answer.json()["email"] == visitor.email
    assert "token=" not in visitor.newest_mail(3).text

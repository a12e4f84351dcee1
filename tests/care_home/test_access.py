import pytest
from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.care_home.models import CareHomeProfile


class TestAccess:
    CALLS = (
        ("GET", "/api/care-home/profile"),
        ("PUT", "/api/care-home/profile"),
        ("POST", "/api/care-home/verification"),
    )

    @pytest.fixture
    def ask(self, client):
        def send(method, path, headers=None):
            body = {"json": {}} if method == "PUT" else {}
            return client.open(path, method=method, headers=headers, **body)

        return send

    @pytest.mark.parametrize("call", CALLS)
    @pytest.mark.parametrize("role", [Role.WORKER, Role.SUPPORT, Role.VERIFIER, Role.ADMIN])
    def test_is_for_care_homes(self, ask, make, signed_in, call, role):
        response = ask(*call, signed_in(make.user(role=role)))

        assert (response.status_code, response.json["code"]) == (403, "not_allowed")

    @pytest.mark.parametrize("call", CALLS)
    def test_needs_a_proven_address(self, ask, make, signed_in, call):
        user = make.user(role=Role.CARE_HOME_ADMIN, verified=False)
        make.care_home(user=user)

        response = ask(*call, signed_in(user))

        assert (response.status_code, response.json["code"]) == (403, "email_not_verified")

    @pytest.mark.parametrize("call", CALLS)
    def test_needs_a_sign_in(self, ask, call):
        assert ask(*call).status_code == 401

    @pytest.mark.parametrize(("call", "status"), [*zip(CALLS, (200, 403, 403), strict=True)])
    def test_lets_home_staff_read_alone(self, ask, make, signed_in, call, status):
        user = make.user(role=Role.CARE_HOME_STAFF)
        make.care_home(user=user)

        assert ask(*call, signed_in(user)).status_code == status

    def test_keeps_homes_apart(self, ask, make, signed_in, put, session):
        other = make.user(role=Role.CARE_HOME_ADMIN)
        make.care_home(user=other, business_name="Oak House")

        put(business_name="Elm House")

        names = session.scalars(select(CareHomeProfile.business_name)).all()
        assert sorted(names) == ["Elm House", "Oak House"]
        seen = ask("GET", "/api/care-home/profile", signed_in(other)).json
        assert seen["business_name"] == "Oak House"

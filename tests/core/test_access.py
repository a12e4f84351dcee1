"""Who may call what, written down a second time; a route that is not in the table fails."""

import re
from io import BytesIO
from uuid import uuid4

import pytest

from vicarity.account.enums import Role
from vicarity.auth import accounts
from vicarity.core.database import give_back

EVERYBODY = {"anonymous", "suspended", "unproven worker", "unproven care_home_admin", *Role}
SIGNED_IN = EVERYBODY - {"anonymous", "suspended"}
HOME = {Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF}

POLICY = {
    ("GET", "/health"): EVERYBODY,
    ("GET", "/health/live"): EVERYBODY,
    ("GET", "/api/health"): EVERYBODY,
    ("GET", "/api/docs"): EVERYBODY,
    ("GET", "/api/openapi.json"): EVERYBODY,
    ("GET", "/api/public/health"): EVERYBODY,
    ("GET", "/api/public/stats"): EVERYBODY,
    ("GET", "/api/public/qualifications"): EVERYBODY,
    ("POST", "/api/auth/register"): EVERYBODY,
    ("POST", "/api/auth/login"): EVERYBODY,
    ("POST", "/api/auth/refresh"): EVERYBODY,
    ("POST", "/api/auth/logout"): SIGNED_IN,
    ("POST", "/api/auth/logout-everywhere"): SIGNED_IN,
    ("POST", "/api/auth/verify-email"): EVERYBODY,
    ("POST", "/api/auth/resend-verification"): EVERYBODY,
    ("POST", "/api/auth/password-reset-request"): EVERYBODY,
    ("POST", "/api/auth/password-reset-confirm"): EVERYBODY,
    ("POST", "/api/auth/password-change"): SIGNED_IN,
    ("GET", "/api/auth/me"): SIGNED_IN,
    ("GET", "/api/auth/sessions"): SIGNED_IN,
    ("DELETE", "/api/auth/sessions/<uuid:session_id>"): SIGNED_IN,
    ("GET", "/api/worker/profile"): {Role.WORKER},
    ("PUT", "/api/worker/profile"): {Role.WORKER},
    ("GET", "/api/worker/compliance"): {Role.WORKER},
    ("POST", "/api/worker/documents"): {Role.WORKER},
    ("GET", "/api/worker/documents"): {Role.WORKER},
    ("GET", "/api/worker/documents/<uuid:document_id>"): {Role.WORKER},
    ("DELETE", "/api/worker/documents/<uuid:document_id>"): {Role.WORKER},
    ("GET", "/api/care-home/profile"): {Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF},
    ("PUT", "/api/care-home/profile"): {Role.CARE_HOME_ADMIN},
    ("POST", "/api/care-home/verification"): {Role.CARE_HOME_ADMIN},
    ("GET", "/api/care-home/register-search"): HOME,
    ("GET", "/api/care-home/shifts"): HOME,
    ("POST", "/api/care-home/shifts"): HOME,
    ("GET", "/api/care-home/shifts/<uuid:shift_id>"): HOME,
    ("PATCH", "/api/care-home/shifts/<uuid:shift_id>"): HOME,
    ("DELETE", "/api/care-home/shifts/<uuid:shift_id>"): HOME,
    ("POST", "/api/care-home/shifts/publish"): HOME,
    ("POST", "/api/care-home/shifts/<uuid:shift_id>/publish"): HOME,
    ("POST", "/api/care-home/shifts/<uuid:shift_id>/cancel"): HOME,
    ("GET", "/api/care-home/bookings"): HOME,
    ("GET", "/api/care-home/bookings/<uuid:booking_id>"): HOME,
    ("GET", "/api/care-home/bookings/<uuid:booking_id>/evidence"): HOME,
    ("GET", "/api/care-home/people"): HOME,
    ("POST", "/api/care-home/bookings/<uuid:booking_id>/confirm"): HOME,
    ("POST", "/api/care-home/bookings/<uuid:booking_id>/decline"): HOME,
    ("POST", "/api/care-home/bookings/<uuid:booking_id>/cancel"): HOME,
    ("POST", "/api/care-home/bookings/<uuid:booking_id>/complete"): HOME,
    ("POST", "/api/care-home/bookings/<uuid:booking_id>/no-show"): HOME,
    ("GET", "/api/shifts/days"): {Role.WORKER},
    ("POST", "/api/shifts/<uuid:shift_id>/bookings"): {Role.WORKER},
    ("GET", "/api/worker/favourites"): {Role.WORKER},
    ("PUT", "/api/worker/favourites/<uuid:care_home_id>"): {Role.WORKER},
    ("DELETE", "/api/worker/favourites/<uuid:care_home_id>"): {Role.WORKER},
    ("GET", "/api/worker/blocks"): {Role.WORKER},
    ("PUT", "/api/worker/blocks/<uuid:care_home_id>"): {Role.WORKER},
    ("DELETE", "/api/worker/blocks/<uuid:care_home_id>"): {Role.WORKER},
    ("GET", "/api/care-home/favourites"): HOME,
    ("PUT", "/api/care-home/favourites/<uuid:worker_id>"): HOME,
    ("DELETE", "/api/care-home/favourites/<uuid:worker_id>"): HOME,
    ("GET", "/api/care-home/blocks"): HOME,
    ("PUT", "/api/care-home/blocks/<uuid:worker_id>"): HOME,
    ("DELETE", "/api/care-home/blocks/<uuid:worker_id>"): HOME,
    ("GET", "/api/worker/calendar-feed"): {Role.WORKER},
    ("POST", "/api/worker/calendar-feed"): {Role.WORKER},
    ("DELETE", "/api/worker/calendar-feed"): {Role.WORKER},
    ("GET", "/api/worker/notifications"): {Role.WORKER},
    ("PUT", "/api/worker/notifications"): {Role.WORKER},
    ("GET", "/api/worker/working-time"): {Role.WORKER},
    ("PUT", "/api/worker/working-time"): {Role.WORKER},
    ("POST", "/api/care-home/shifts/<uuid:shift_id>/rest-exceptions"): HOME,
    ("GET", "/api/worker/bookings"): {Role.WORKER},
    ("GET", "/api/worker/bookings/<uuid:booking_id>"): {Role.WORKER},
    ("POST", "/api/worker/bookings/<uuid:booking_id>/cancel"): {Role.WORKER},
    ("GET", "/api/care-home/shift-templates"): HOME,
    ("POST", "/api/care-home/shift-templates"): HOME,
    ("PATCH", "/api/care-home/shift-templates/<uuid:template_id>"): HOME,
    ("DELETE", "/api/care-home/shift-templates/<uuid:template_id>"): HOME,
    ("GET", "/api/public/care-roles"): EVERYBODY,
    ("GET", "/api/shifts"): {Role.WORKER},
    ("GET", "/api/shifts/<uuid:shift_id>"): {Role.WORKER},
    ("GET", "/api/care-home/team"): {Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF},
    ("PATCH", "/api/care-home/team/<uuid:user_id>"): {Role.CARE_HOME_ADMIN},
    ("DELETE", "/api/care-home/team/<uuid:user_id>"): {Role.CARE_HOME_ADMIN},
    ("POST", "/api/care-home/team/invitations"): {Role.CARE_HOME_ADMIN},
    ("POST", "/api/care-home/team/invitations/<uuid:invitation_id>/resend"): {Role.CARE_HOME_ADMIN},
    ("DELETE", "/api/care-home/team/invitations/<uuid:invitation_id>"): {Role.CARE_HOME_ADMIN},
    ("POST", "/api/auth/invitations/look"): EVERYBODY,
    ("POST", "/api/auth/invitations/accept"): EVERYBODY,
}


def api_routes(app):
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/api", "/health")):
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                yield method, rule.rule


def test_is_written_down_for_every_route(app):
    assert set(api_routes(app)) == set(POLICY)


@pytest.fixture
def headers_of(make, signed_in):
    """Sign in as an actor of the table."""

    def sign_in(actor):
        if actor == "anonymous":
            return {}
        suspended, unproven = actor == "suspended", actor.startswith("unproven")
        role = Role.WORKER if suspended else Role(actor.removeprefix("unproven "))
        user = make.user(role=role, verified=not unproven)
        if role is Role.WORKER:
            make.worker(user=user, profile_completion_percentage=100)
        if role in {Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF}:
            make.care_home(user=user)
        headers = signed_in(user)
        if suspended:
            suspend(user)
        return headers

    return sign_in


def suspend(user):
    accounts.suspend(user.id, by=None)
    give_back()


#: Bodies without which nobody is asked whether their address is proven.
NEEDED = {
    ("POST", "/api/care-home/shifts/<uuid:shift_id>/cancel"): {"reason": "-"},
    ("POST", "/api/worker/bookings/<uuid:booking_id>/cancel"): {"reason": "-"},
    ("PUT", "/api/worker/working-time"): {"opted_out": False},
    ("POST", "/api/care-home/shifts/<uuid:shift_id>/rest-exceptions"): {
        "worker_id": "01a20000-0000-7000-8000-000000000000",
        "reason": "-",
    },
    ("POST", "/api/care-home/shifts/publish"): {"ids": ["01a20000-0000-7000-8000-000000000000"]},
    ("POST", "/api/care-home/shifts"): {
        "role": "-",
        "starts_at": "2026-11-22T08:00:00Z",
        "ends_at": "2026-11-22T16:00:00Z",
        "hourly_rate": 1300,
    },
    ("POST", "/api/care-home/shift-templates"): {
        "name": "-",
        "role": "-",
        "starts": "08:00",
        "ends": "16:00",
    },
}


def body_for(method, path):
    """Return what a call has to send to be asked who it is."""
    if method in {"GET", "DELETE"} or path.endswith(("/verification", "/resend")):
        return {}
    if path == "/api/worker/documents":
        return {"data": {"kind": "photo", "file": (BytesIO(b"no picture"), "me.png")}}
    if "/api/care-home/team" in path:
        invitation = {"email": "ben@example.com", "role": "care_home_staff"}
        return {"json": invitation if method == "POST" else {"role": invitation["role"]}}
    return {"json": NEEDED.get((method, path), {})}


@pytest.mark.parametrize("actor", sorted(EVERYBODY))
def test_holds_for(client, headers_of, actor):
    for (method, path), allowed in POLICY.items():
        headers = headers_of(actor)
        body = body_for(method, path)

        address = re.sub(r"<uuid:\w+>", lambda _: str(uuid4()), path)
        address += "?q=elm" if path.endswith("search") else ""
        response = client.open(address, method=method, headers=headers, **body)

        refused = response.status_code in {401, 403} and path != "/api/auth/refresh"
        assert refused is (actor not in allowed), (method, path, response.status_code)
        if actor in {"anonymous", "suspended"} and refused:
            assert response.status_code == 401


FORBIDDEN = ("password", "hash", "secret", "jti", "easting", "created_at", "lease", "payload")

#: What one list alone is for: when each of one's own sign-ins began.
MAY_SHOW = {"/api/auth/sessions": {"created_at"}}


def keys_of(value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from keys_of(inner)
    if isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


@pytest.mark.parametrize("actor", sorted(EVERYBODY))
def test_shows_no_secret_to(client, headers_of, actor):
    for method, path in POLICY:
        if method == "GET" and path not in {"/api/openapi.json", "/api/docs"}:
            found = client.get(path, headers=headers_of(actor)).json
            keys = set(keys_of(found)) - MAY_SHOW.get(path, set())
            assert not [key for key in keys if any(word in key for word in FORBIDDEN)]


def test_tells_homes_nothing_about_workers(client, headers_of):
    for actor in (Role.CARE_HOME_ADMIN, Role.CARE_HOME_STAFF):
        for path in ("/api/worker/profile", "/api/worker/profile?user_id=x"):
            assert client.get(path, headers=headers_of(actor)).status_code == 403


def test_ignores_unknown_query_parameters_that_name_others(client, headers_of, make):
    other = make.user()
    make.worker(user=other, first_name="Bea")

    response = client.get(
        f"/api/worker/profile?user_id={other.id}&id={other.id}", headers=headers_of(Role.WORKER)
    )

    assert response.json["first_name"] is None

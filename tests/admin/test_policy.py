"""The policy file holds against the application, line by line and call by call."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.admin import policy_lines
from tests.admin.authenticator import enrol
from tests.admin.conftest import Browser, csrf_of
from tests.factories import PASSWORD
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.admin import policy
from vicarity.admin.permissions import GRANTS, Permission, may
from vicarity.auth import accounts
from vicarity.extensions import db

#: What a refusal may write: counts, and what sessions remember.
RESTLESS = {"console_sessions", "throttles", "alembic_version"}

#: A page of the console that every member of staff may open.
INSIDE = "/admin/security/"


def missing(kept, wanted):
    """Return the lines to add and the lines to take out, for people to read."""
    add = {name: value for name, value in wanted.items() if kept.get(name) != value}
    gone = {name: value for name, value in kept.items() if name not in wanted}
    return f"\nadd:\n{policy_lines.lines(add)}\ntake out:\n{policy_lines.lines(gone)}"


def test_lists_every_address_of_the_console_and_no_other(app):
    kept, wanted = policy.table("console"), policy_lines.console(app)

    assert kept == wanted, missing(kept, wanted)


def test_lists_every_address_of_the_api_and_no_other(app):
    kept, wanted = policy.table("api"), policy_lines.api(app)

    assert kept == wanted, missing(kept, wanted)


def test_lists_every_member_of_every_answer(app):
    kept, wanted = policy.table("fields"), policy_lines.fields(app)

    assert kept == wanted, missing(kept, wanted)


def test_leaves_nothing_of_the_application_out(app):
    spoken = {line.partition(" ")[2] for line in (*policy.table("console"), *policy.table("api"))}

    unspoken = [rule for rule in app.url_map.iter_rules() if rule.rule not in spoken]
    files = {"/static/<path:filename>", "/admin/static/<path:filename>"}
    pages = [rule for rule in unspoken if rule.endpoint.startswith("site.")]

    assert {rule.rule for rule in unspoken} - {rule.rule for rule in pages} == files
    assert all(rule.methods <= {"GET", "HEAD", "OPTIONS"} for rule in pages)


def test_answers_with_no_secret_but_the_tokens_of_signing_in():
    secret = ("password", "hash", "secret", "jti", "national_insurance")
    exposed = {
        f"{schema}.{member}"
        for schema, members in policy.table("fields").items()
        for member in members
        if any(word in member for word in (*secret, "token"))
    }

    assert exposed == {
        "SignedIn.access_token", "SignedIn.refresh_token", "SignedIn.token_type",
        "Tokens.access_token", "Tokens.refresh_token", "Tokens.token_type",
    }  # fmt: skip


def test_gives_each_role_of_staff_what_the_contract_says():
    decides = {Permission.DECIDE_CARE_HOMES, Permission.DECIDE_CREDENTIALS}

    assert set(GRANTS) == set(STAFF_ROLES)
    assert GRANTS[Role.ADMIN] == set(Permission) - {Permission.ANYONE}
    assert decides & GRANTS[Role.SUPPORT] == set()
    assert decides <= GRANTS[Role.VERIFIER]
    for role in (Role.SUPPORT, Role.VERIFIER):
        assert not {Permission.MANAGE_USERS, Permission.EXPORT} & GRANTS[role]


def test_refuses_an_address_the_file_does_not_speak_of(console, client, monkeypatch):
    browser = console(Role.ADMIN)
    for name in ("console", "api"):
        table = policy.table(name)
        monkeypatch.delitem(table, "GET /admin/users/", raising=False)
        monkeypatch.delitem(table, "GET /api/public/stats", raising=False)

    page, answer = browser.get("/admin/users/"), client.get("/api/public/stats")

    assert page.status_code == answer.status_code == 403
    assert answer.json["code"] == "not_in_policy"


@pytest.fixture
def checksums(session):
    """Return what tells whether any row of any table changed."""
    tables = [table.name for table in db.metadata.sorted_tables if table.name not in RESTLESS]
    statement = text(
        " UNION ALL ".join(
            f"SELECT '{name}', count(*), md5(string_agg(md5(t::text), '' ORDER BY t::text))"
            f" FROM {name} t"
            for name in tables
            if name not in {"postcode_points", "cqc_locations"}
        )
    )
    return lambda: {row[0]: row[1:] for row in session.execute(statement)}


@pytest.fixture
def filled(make):
    """Return addresses with things that exist, or could."""
    home = make.care_home()
    known = {"care_home_id": home.id, "user_id": home.user_id, "number": 1}

    def address(app, rule):
        values = {name: known.get(name, uuid4()) for name in rule.arguments}
        return app.url_map.bind("localhost").build(rule.endpoint, values)

    return address


@pytest.fixture
def console_calls(app, filled):
    """Return every address of the console with a method, and the permission it needs."""
    return [
        (method, filled(app, rule), Permission(policy.permission(method, rule.rule)))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/admin") and rule.endpoint != "admin.static"
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def called(browser, method, address, token):
    if method == "GET":
        return browser.get(address)
    return browser.post(address, {"csrf_token": token})


def inside(calls):
    needs_more = (Permission.ANYONE, Permission.FIRST_FACTOR)
    return [call for call in calls if call[2] not in needs_more]


class TestConsole:
    def test_lets_no_stranger_see_or_change_anything(self, browser, console_calls, checksums):
        token = csrf_of(browser.get("/admin/login"))
        before = checksums()

        for method, address, needed in console_calls:
            if needed is Permission.ANYONE:
                continue
            answer = called(browser, method, address, token)
            assert answer.status_code == (302 if method == "GET" else 401), address
            assert method == "POST" or answer.location.startswith("/admin/login"), address

        assert checksums() == before

    @pytest.mark.parametrize("role", sorted(set(Role) - set(STAFF_ROLES)))
    def test_lets_nobody_of_the_marketplace_in(self, browser, make, role):
        person = make.user(password=PASSWORD, role=role)

        assert browser.sign_in(person.email).status_code == 401

    @pytest.mark.parametrize("enrolled", [True, False])
    def test_lets_nobody_halfway_see_or_change_anything(
        self, app, settings, monkeypatch, console, console_calls, checksums, enrolled
    ):
        colleague = console(Role.ADMIN)
        if enrolled:
            enrol(colleague)
        strict = settings.model_copy(update={"staff_mfa": "required"})
        monkeypatch.setitem(app.extensions, "settings", strict)
        browser, door = Browser(app), f"/admin/{'code' if enrolled else 'enrol'}"
        browser.sign_in(colleague.staff.email)
        token = csrf_of(browser.get(door))
        before = checksums()

        for method, address, _ in inside(console_calls):
            answer = called(browser, method, address, token)
            assert answer.status_code == (302 if method == "GET" else 401), address
            assert method == "POST" or answer.location.startswith(door), address

        assert checksums() == before

    @pytest.mark.parametrize("role", STAFF_ROLES)
    def test_refuses_each_role_what_it_may_not_do(self, console, console_calls, checksums, role):
        browser = console(role)
        token = csrf_of(browser.get(INSIDE))
        refused = [call for call in inside(console_calls) if not may(role, call[2])]
        before = checksums()

        for method, address, _ in refused:
            assert called(browser, method, address, token).status_code == 403, (method, address)

        assert checksums() == before
        assert bool(refused) is (role is not Role.ADMIN)

    @pytest.mark.parametrize("role", STAFF_ROLES)
    def test_lets_each_role_do_the_rest(self, console, console_calls, role):
        for method, address, needed in inside(console_calls):
            if may(role, needed) and address != "/admin/confirm/":  # asks for the password
                browser = console(role)
                answer = called(browser, method, address, csrf_of(browser.get(INSIDE)))
                assert answer.status_code not in {401, 403, 405, 500}, (method, address)

    def test_changes_nothing_without_the_token(self, console, console_calls, checksums):
        browser = console(Role.ADMIN)
        browser.get(INSIDE)
        before = checksums()

        for method, address, _ in console_calls:
            if method == "POST":
                assert browser.post(address).status_code == 400, address

        assert checksums() == before


@pytest.fixture
def api_calls(app, filled):
    """Return every address of the API with a method, and who may call it."""
    return [
        (method, filled(app, rule), set(policy.table("api")[f"{method} {rule.rule}"]))
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "contract", None)
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
    ]


def _ends_sessions(call):
    """Put last what signs the caller out."""
    return "/logout" in call[1]


class TestApi:
    @pytest.fixture
    def ask(self, client):
        def call(method, address, headers=None):
            body = {} if method == "GET" else {"json": {}}
            return client.open(address, method=method, headers=headers or {}, **body).status_code

        return call

    @pytest.fixture
    def whole(self, make):
        """Make an account that has the profile of its side."""

        def person(role):
            user = make.user(role=role)
            if role is Role.WORKER:
                make.complete_worker(user=user)
            elif role not in STAFF_ROLES:
                make.care_home(user=user)
            return user

        return person

    def test_lets_no_stranger_in(self, api_calls, ask, checksums):
        before = checksums()

        for method, address, roles in api_calls:
            if roles != {"anyone"}:
                assert ask(method, address) == 401, (method, address)

        assert checksums() == before

    @pytest.mark.parametrize("role", list(Role))
    def test_holds_each_role_to_its_lines(self, api_calls, ask, checksums, whole, signed_in, role):
        headers = signed_in(whole(role))
        before = checksums()
        refused = [call for call in api_calls if not call[2] & {role, "anyone"}]

        for method, address, _ in refused:
            assert ask(method, address, headers) == 403, (method, address)

        assert checksums() == before
        for method, address, roles in sorted(api_calls, key=_ends_sessions):
            if role in roles:
                assert ask(method, address, headers) not in {401, 403, 405, 500}, address

    @pytest.mark.parametrize("role", [Role.WORKER, Role.CARE_HOME_ADMIN])
    def test_shows_nothing_to_who_has_not_proven_their_address(
        self, api_calls, ask, checksums, make, signed_in, role
    ):
        headers = signed_in(make.user(role=role, verified=False))
        before = checksums()

        for method, address, roles in api_calls:
            if role in roles and not address.startswith("/api/auth/"):
                # what is sent may be refused before who sends it
                assert ask(method, address, headers) in {403, 400, 413, 415, 422}, address

        assert checksums() == before

    @pytest.mark.parametrize("role", [Role.WORKER, Role.CARE_HOME_ADMIN, Role.ADMIN])
    def test_knows_no_suspended_person(
        self, api_calls, ask, checksums, make, signed_in, role, session
    ):
        person = make.user(role=role)
        make.user(role=Role.ADMIN)
        headers = signed_in(person)
        accounts.suspend(person.id, by=None)
        session.commit()
        before = checksums()

        for method, address, roles in api_calls:
            if role in roles:
                assert ask(method, address, headers) == 401, (method, address)

        assert checksums() == before

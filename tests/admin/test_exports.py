import csv
import io
import tracemalloc
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.admin.lists import NASTY, document
from tests.factories import PASSWORD
from vicarity.account.enums import Role
from vicarity.admin import exports, spreadsheet
from vicarity.admin.models import ConsoleSession
from vicarity.core import audit, bulk, clock
from vicarity.shift.enums import BookingStatus
from vicarity.worker.enums import CompletionStatus

EVERY = [what for what in exports.EXPORTS if what != "who-saw-it"]
NUMBER = "001234567899"
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@pytest.fixture
def take(console):
    """Take an export as a person does, and return its rows by column."""
    browser = console(Role.ADMIN)

    def download(what, /, **query):
        place = f"/admin/exports/{what}"
        page = browser.get(place, query_string=query)
        assert page.status_code == 200
        answer = browser.post(page.request.full_path, on=page.request.full_path)
        assert answer.status_code == 200, answer.text
        return read(answer)

    download.browser = browser
    return download


def read(answer):
    body = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body, newline="")))


@pytest.mark.parametrize("what", EVERY)
def test_is_a_file_that_is_kept_and_not_shown(take, what):
    place = f"/admin/exports/{what}"
    answer = take.browser.post(place, on=place)

    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.mimetype == "text/csv"
    name = f"vicarity-{what}-{clock.today().isoformat()}.csv"
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{name}"')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("what", EVERY)
def test_runs_nothing_in_a_spreadsheet(take, make, what):
    for value in (*NASTY, "+447700900123", " =1+1", '"=1+1', "\t=1", "@SUM(1)", "-2+3", "\uff1d1"):
        user = make.user()
        make.worker(user=user, first_name=value, last_name=value, city=value[:100])
        make.credential(user=user, certificate_number=value[:60])
        home = make.care_home(business_name=value, contact_name=value, city=value)
        make.booking(shift=make.shift(home=home), worker=user)

    cells = [cell for row in take(what) for cell in row.values()]

    assert cells
    for cell in cells:
        assert not cell.lstrip(" '\"").startswith(FORMULA) or cell.startswith("'"), cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1", "'=1"),
        ("  @x", "'  @x"),
        ("'=1", "''=1"),
        ("\r=1", "'\r=1"),
        ("-1", "'-1"),
        (-1, "-1"),
        (True, "yes"),
        (None, ""),
        ("Ada", "Ada"),
        ("3 = 3", "3 = 3"),
        ({"a": "=1"}, '{"a": "=1"}'),
    ],
)
def test_makes_formulas_text_and_leaves_numbers(value, cell):
    assert spreadsheet.inert(value) == cell


def test_holds_no_secret_and_no_whole_certificate_number(take, make, session, acts):
    mark = "$2b$12$secretsecretsecretsecretse"
    user = make.user(password_hash=mark)
    make.worker(user=user, dbs_certificate_number=NUMBER)
    make.credential(user=user, code="DBS_ENHANCED", certificate_number=NUMBER)
    make.booking(shift=make.shift(home=make.care_home()), worker=user)

    for what in EVERY:
        rows = take(what)
        cells = {cell for row in rows for cell in row.values()}
        assert not any(NUMBER in cell or "$2b$" in cell for cell in cells), what
        assert not {"password_hash", "certificate_number", "storage_key"} & set(rows[0] or ()), what
    (credential,) = take("credentials")
    assert credential["certificate_ending"] == "7899"


def test_holds_what_the_list_was_narrowed_to(take, make):
    for name, state in (("Ada", CompletionStatus.COMPLETE), ("Bea", CompletionStatus.NOT_STARTED)):
        make.worker(first_name=name, profile_completion_status=state)

    def names(**query):
        return [row["first_name"] for row in take("workers", **query)]

    assert names() == ["Bea", "Ada"]
    assert names(completion="complete") == names(q="ad") == ["Ada"]
    assert [row["role"] for row in take("users", role="admin")] == ["admin"]
    assert {row["action"] for row in take("audit-log", action="export")} == {"export"}


def test_holds_the_shifts_and_bookings_of_the_list(take, make):
    for name, status in (("Elm House", "confirmed"), ("Oak Lodge", "applied")):
        worker = make.eligible(first_name=name)
        shift = make.shift(home=make.care_home(business_name=name))
        make.booking(shift=shift, worker=worker, status=BookingStatus(status))

    (elm,) = take("shifts", q="elm")
    (oak,) = take("bookings", status="applied")

    assert (elm["business_name"], elm["confirmed"], elm["hourly_rate"]) == (
        "Elm House",
        "1",
        "1400",
    )
    assert (oak["business_name"], oak["status"], oak["first_name"]) == (
        "Oak Lodge",
        "applied",
        "Oak Lodge",
    )
    assert take("bookings", when="past") == take("shifts", status="draft") == []


def test_notes_what_was_taken_and_how_many_but_not_what_was_typed(take, make, acts):
    make.worker(first_name="Ada", user=make.user(email="ada@example.com"))

    take("workers", q="ada@example.com", active="yes", before="nonsense", what="else")

    (act,) = acts("export")
    assert act.actor_id == take.browser.staff.id
    assert act.after == {"list": "workers", "rows": 1, "q": "given", "active": "yes"}


def test_tells_everybody_who_saw_a_persons_papers(take, make, session, console):
    user, other = make.user(), make.user()
    make.worker(user=user)
    file = document(session, user)
    credential = make.credential(user=user)
    by = console(Role.VERIFIER, email="priya@example.com").staff.id
    for action, subject, subject_id in (
        ("document.view", "document", file.id),
        ("document.download", "document", file.id),
        ("credential.view", "credential", credential.id),
        ("worker.view", "worker", user.id),
        ("worker.view", "worker", other.id),
        ("credential.verified", "credential", credential.id),
    ):
        audit.record(action, actor_id=by, subject=subject, subject_id=subject_id)
    session.commit()
    today = clock.now().astimezone(clock.LONDON).date()

    def saw(subject, **days):
        return [row["action"] for row in take("who-saw-it", subject=str(subject), **days)]

    assert sorted(saw(user.id)) == [
        "credential.view",
        "document.download",
        "document.view",
        "worker.view",
    ]
    assert sorted(saw(file.id)) == ["document.download", "document.view"]
    assert len(saw(user.id, since=str(today), until=str(today))) == 4
    assert saw(user.id, until=str(today - timedelta(days=1))) == []
    assert {row["actor_email"] for row in take("who-saw-it", subject=str(file.id))} == {
        "priya@example.com"
    }


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
@pytest.mark.parametrize("what", [*EVERY, "who-saw-it"])
def test_is_for_admins_alone(console, role, what, acts):
    browser = console(role)
    place = f"/admin/exports/{what}"

    assert browser.get(place).status_code == 403
    assert browser.post(place, on="/admin/").status_code == 403
    assert acts("export") == []
    assert "/admin/exports/" not in browser.get("/admin/workers/").text


def test_needs_the_pages_own_token(take, acts):
    assert take.browser.post("/admin/exports/users").status_code == 400
    assert acts("export") == []


def test_asks_again_who_is_there(take, session, acts):
    session.query(ConsoleSession).update({"confirmed_at": clock.now() - timedelta(minutes=11)})
    session.commit()
    browser, place = take.browser, "/admin/exports/users?role=admin"

    asked = browser.get(place)
    refused = browser.post(place, on="/admin/")

    assert asked.status_code == refused.status_code == 303
    assert asked.location.startswith("/admin/confirm/")
    assert acts("export") == []
    form = {"password": PASSWORD, "next": place}
    assert browser.post("/admin/confirm/", form, on="/admin/").location == place
    assert browser.get(place).status_code == 200


@pytest.mark.parametrize("what", ["nothing", "who-saw-it", "..", "password_hash"])
def test_has_no_file_of_nothing(take, what, acts):
    answer = take.browser.post(f"/admin/exports/{what}", on="/admin/")

    assert answer.status_code == 404
    assert acts("export") == []


def test_refuses_more_than_a_file_can_hold(take, make, monkeypatch, acts):
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    for _ in range(2):
        make.worker()
    assert len(take("workers")) == 2
    make.worker()

    answer = take.browser.post("/admin/exports/workers", on="/admin/exports/workers")

    assert answer.status_code == 422
    assert "more than one file can hold" in answer.text
    assert len(acts("export")) == 1


def test_holds_many_rows_in_little_memory(take, session):
    bulk.take_time()
    session.execute(
        text(
            "INSERT INTO users (email, password_hash, role) SELECT 'p' || n || '@example.com',"
            " repeat('x', 60), 'worker' FROM generate_series(1, 20000) AS n"
        )
    )
    session.commit()
    place = "/admin/exports/users?role=worker"
    page = take.browser.get(place)
    tracemalloc.start()
    answer = take.browser.post(place, {"csrf_token": token(page)}, buffered=False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    lines = sum(piece.count(b"\r\n") for piece in answer.iter_encoded())
    answer.close()
    assert lines == 20_001
    assert peak < 6_000_000


def token(page):
    return page.text.partition('name="csrf_token" value="')[2].partition('"')[0]

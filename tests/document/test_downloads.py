"""Who may see which documents, and how they are handed out."""

import hashlib
from uuid import uuid4

import pytest

from tests.core.problem_check import assert_problem
from tests.document.conftest import DOCUMENTS
from tests.document.files import jpeg, pdf, png
from vicarity.account.enums import Role
from vicarity.core import clock
from vicarity.document import queries, service
from vicarity.document.enums import ScanStatus
from vicarity.document.errors import DocumentNotFound


@pytest.fixture
def ask(client, signed_in, worker):
    """Send a request about a document as somebody: ``ask("GET", id, user)``."""

    def send(method, document_id="", user=None, **more):
        path = f"{DOCUMENTS}/{document_id}".rstrip("/")
        return client.open(path, method=method, headers=signed_in(user or worker), **more)

    return send


def masked(response):
    return response.status_code, {**response.json, "request_id": ""}


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(pdf(), "application/pdf"), (jpeg(), "image/jpeg"), (png(), "image/png")],
)
def test_hands_out_what_was_stored_to_be_saved_and_never_run(ask, stored, content, media_type):
    document = stored(content, name="my certificate")

    response = ask("GET", document.id)

    assert response.status_code == 200
    assert response.content_type == media_type
    assert hashlib.sha256(response.data).hexdigest() == document.sha256
    assert int(response.headers["Content-Length"]) == document.size
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_answers_the_same_for_somebody_elses_as_for_none(ask, stored, make, files, method):
    document, other = stored(), make.user()

    theirs, missing = ask(method, document.id, other), ask(method, uuid4(), other)

    assert_problem(theirs, 404, "document_not_found")
    assert masked(theirs) == masked(missing)
    assert len(files()) == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.WORKER])
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_is_for_workers_alone(ask, stored, make, role, method):
    document = stored()

    assert_problem(ask(method, document.id, make.user(role=role)), 403, "not_allowed")


@pytest.mark.parametrize("path", ["", "/{}", "/{}/"])
def test_is_for_nobody_without_signing_in(client, stored, path):
    document = stored()

    response = client.get(DOCUMENTS + path.format(document.id))

    assert response.status_code in {401, 404}
    assert b"PNG" not in response.data


@pytest.mark.parametrize("twin", ["/x.css", ";.js", "%2f.png", ".pdf", "%00"])
def test_is_at_one_address_alone(client, stored, signed_in, worker, twin):
    document = stored()

    response = client.get(f"{DOCUMENTS}/{document.id}{twin}", headers=signed_in(worker))

    assert response.status_code == 404


@pytest.mark.parametrize("document_id", ["1", "../x", "-1", "null", "%2e%2e", "0" * 32, "x" * 4000])
def test_answers_404_to_what_is_no_identifier(ask, document_id):
    assert ask("GET", document_id).status_code == 404


def test_asks_the_owner_to_wait_for_the_scanner(ask, stored, session):
    document = stored()
    document.scan_status = ScanStatus.PENDING
    session.commit()

    assert_problem(ask("GET", document.id), 409, "document_being_scanned")


@pytest.fixture(params=["purged", "infected", "lost"])
def gone(request, stored, session, folder):
    """Return a document whose file nobody may have, in each of the ways that can be."""
    document = stored()
    if request.param == "purged":
        document.purged_at = clock.now()
    elif request.param == "infected":
        document.scan_status = ScanStatus.INFECTED
    else:
        (folder / document.storage_key).unlink()
    session.commit()
    return document


def test_hands_out_nothing_that_is_gone(ask, gone):
    assert masked(ask("GET", gone.id)) == masked(ask("GET", uuid4()))


def test_hands_out_nothing_that_is_gone_to_staff(gone):
    for opened in (
        lambda: service.opened_by_staff(gone.id),
        lambda: service.page_picture(gone.id, 1, 800),
    ):
        with pytest.raises(DocumentNotFound):
            opened()


def test_hands_out_nothing_that_is_not_scanned_to_staff(stored, session):
    document = stored()
    document.scan_status = ScanStatus.PENDING
    session.commit()

    with pytest.raises(DocumentNotFound):
        service.opened_by_staff(document.id)
    with pytest.raises(DocumentNotFound):
        service.page_picture(document.id, 1, 800)


def test_hands_out_anybodys_clean_document_to_staff(stored):
    document = stored(pdf(), name="cert.exe")

    facts, content = service.opened_by_staff(document.id)

    assert b"".join(content) == pdf_of(document)
    assert facts["download_name"] == "cert.exe.pdf"


def pdf_of(document):
    found = service.opened(document.user_id, document.id)[1]
    return b"".join(found)


def test_says_that_files_cannot_be_reached(ask, stored, folder):
    document = stored()
    folder.rename(folder.with_name("away"))
    folder.touch()

    response = ask("GET", document.id)

    assert_problem(response, 503, "storage_unavailable")
    assert response.headers["Retry-After"]


def test_says_that_a_file_cannot_be_kept(upload, folder, session):
    folder.touch()

    response = upload(png())

    assert_problem(response, 503, "storage_unavailable")


def test_lists_what_somebody_has_newest_first(ask, stored, make):
    mine = [stored(kind=kind) for kind in ("photo", "right_to_work")]
    stored(user=make.user())

    response = ask("GET")

    assert [item["id"] for item in response.json["items"]] == [str(one.id) for one in mine[::-1]]
    assert response.json["next_cursor"] is None
    assert "storage_key" not in response.text


def test_lists_nothing_that_is_gone(ask, stored, session):
    purged, infected, kept = stored(), stored(), stored()
    purged.purged_at = clock.now()
    infected.scan_status = ScanStatus.INFECTED
    session.commit()

    assert [item["id"] for item in ask("GET").json["items"]] == [str(kept.id)]


def test_lists_part_by_part(ask, stored):
    ids = [str(stored().id) for _ in range(3)][::-1]

    first = ask("GET", query_string={"limit": 2}).json
    second = ask("GET", query_string={"limit": 2, "cursor": first["next_cursor"]}).json

    assert [item["id"] for item in first["items"] + second["items"]] == ids
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    "query",
    [{"limit": "0"}, {"limit": "101"}, {"limit": "-1"}, {"limit": "1_0"}, {"limit": "\uff11\uff10"},
     {"limit": "1e1"}, {"limit": "9" * 400}, {"limit": ""}, {"limit": "true"}, {"cursor": "x"},
     {"cursor": ""}, {"offset": "1"}],
    ids=str,
)  # fmt: skip
def test_refuses_parts_that_cannot_be(ask, query):
    response = ask("GET", query_string=query)

    assert_problem(response, 422, "invalid_request")


def test_deletes_the_row_and_the_file(ask, stored, files):
    document_id = stored().id

    assert ask("DELETE", document_id).status_code == 204
    assert files() == []
    assert ask("DELETE", document_id).status_code == 404


def test_keeps_the_file_when_the_row_could_not_be_deleted(stored, session, files):
    document = stored()

    service.discard(document.id)
    session.rollback()

    assert len(files()) == 1


def test_deletes_the_row_though_files_cannot_be_reached(ask, stored, folder, session):
    document_id = stored().id
    folder.rename(folder.with_name("away"))
    folder.touch()

    assert ask("DELETE", document_id).status_code == 204
    assert queries.document(document_id) is None


def test_keeps_so_many_for_one_person_and_no_more(upload, stored, make, monkeypatch):
    monkeypatch.setattr(service, "MOST_DOCUMENTS", 2)
    stored(), stored()

    assert_problem(upload(png()), 409, "too_many_documents")
    assert upload(png(), user=make.user()).status_code == 201

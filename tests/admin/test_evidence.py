"""Looking at documents on the review page: which files, real pictures, and the trail."""

from uuid import uuid4

import pytest

from tests.document.conftest import keep_at
from tests.document.files import pdf, png
from vicarity.account.enums import Role
from vicarity.core.database import unit_of_work
from vicarity.document import service
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.document.models import Document


@pytest.fixture(autouse=True)
def folder(app, monkeypatch, tmp_path):
    keep_at(app, monkeypatch, storage_url=f"file://{tmp_path / 'uploads'}")


@pytest.fixture
def stored(session, tmp_path):
    """Keep a real file as somebody's document."""

    def keep(user, content, name="certificate"):
        file = tmp_path / name
        file.write_bytes(content)
        with file.open("rb") as opened, unit_of_work():
            kept = service.store(user.id, DocumentKind.QUALIFICATION, name, opened)
        return session.get(Document, kept["id"])

    return keep


@pytest.fixture
def review(make, claims, stored):
    """Return a review's address and its evidence: a PDF of two pages."""
    user = make.user()
    file = stored(user, pdf(pages=2))
    (credential,) = claims("FIRE_SAFETY", user=user, document_id=file.id)
    return f"/admin/credentials/{credential.id}", file


def picture_of(review, file, number=1):
    return f"{review}/evidence/{file.id}/{number}.png"


def test_draws_each_page_of_the_evidence(console, review):
    address, file = review
    browser = console()

    for number in (1, 2):
        answer = browser.get(picture_of(address, file, number))
        assert answer.status_code == 200
        assert answer.mimetype == "image/png"
        assert answer.data.startswith(b"\x89PNG")
        assert answer.headers["Cache-Control"] == "no-store"
    assert browser.get(picture_of(address, file, 3)).status_code == 404


def test_draws_pictures_too(console, make, claims, stored):
    user = make.user()
    file = stored(user, png())
    (credential,) = claims("FIRE_SAFETY", user=user, document_id=file.id)

    answer = console().get(picture_of(f"/admin/credentials/{credential.id}", file))

    assert answer.data.startswith(b"\x89PNG")


def test_notes_once_for_each_opening_who_saw_a_document(console, review, acts):
    address, file = review
    browser, other = console(), console()

    browser.get(address)
    browser.get(picture_of(address, file, 1))
    browser.get(picture_of(address, file, 2))
    once = len(acts("document.view"))
    browser.get(address)
    browser.get(picture_of(address, file, 1))
    other.get(picture_of(address, file, 1))

    assert once == 1
    assert [act.actor_id for act in acts("document.view")] == [
        browser.staff.id,
        browser.staff.id,
        other.staff.id,
    ]
    assert {act.subject_id for act in acts("document.view")} == {file.id}


def test_shows_no_document_to_support(console, review, acts):
    address, file = review

    assert console(Role.SUPPORT).get(picture_of(address, file)).status_code == 403
    assert acts("document.view") == []


@pytest.mark.parametrize("status", [ScanStatus.PENDING, ScanStatus.INFECTED])
def test_draws_nothing_that_is_not_clean(console, review, session, status):
    address, file = review
    file.scan_status = status
    session.commit()

    assert console().get(picture_of(address, file)).status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "x"])
def test_has_no_such_page(console, review, number):
    address, file = review

    assert console().get(f"{address}/evidence/{file.id}/{number}.png").status_code == 404


def test_has_no_such_document(console, review):
    address, _ = review

    assert console().get(f"{address}/evidence/{uuid4()}/1.png").status_code == 404

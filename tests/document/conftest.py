import io
from uuid import UUID

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.document.files import png
from vicarity.core import storage
from vicarity.document import inspection
from vicarity.document.models import Document

DOCUMENTS = "/api/worker/documents"


@pytest.fixture(autouse=True)
def folder(app, monkeypatch, tmp_path):
    """Keep files in a folder of the test's own."""
    where = tmp_path / "uploads"
    keep_at(app, monkeypatch, storage_url=f"file://{where}")
    return where


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch):
    """Count a check's time by its processor alone: this machine may have others to serve."""
    monkeypatch.setattr(inspection, "LONGEST_CHECK", 60)
    monkeypatch.setattr(inspection, "LONGEST_WAIT", 60)


def keep_at(app, monkeypatch, **settings):
    changed = app.extensions["settings"].model_copy(update=settings)
    monkeypatch.setitem(app.extensions, "settings", changed)
    # Set before it is taken out: so what is opened meanwhile is forgotten when the test ends.
    monkeypatch.setitem(app.extensions, storage.STORE, None)
    del app.extensions[storage.STORE]


@pytest.fixture
def files(folder):
    """Return the files that are kept, as paths below the folder."""
    return lambda: [str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()]


@pytest.fixture
def worker(make):
    return make.user()


@pytest.fixture
def upload(client, worker, signed_in):
    """Send a file as a browser would."""

    def send(content, name="evidence", *, kind="qualification", declared=None, user=None):
        file = FileStorage(io.BytesIO(content), name, content_type=declared)
        boundary, body = encode_multipart({"file": file, "kind": kind})
        return client.post(
            DOCUMENTS,
            data=body,
            content_type=f"multipart/form-data; boundary={boundary}",
            headers=signed_in(user or worker),
        )

    return send


@pytest.fixture
def stored(upload, session):
    """Store a file and return its row."""

    def store(content=None, **given):
        response = upload(content or png(), **given)
        assert response.status_code == 201, response.json
        return session.get(Document, UUID(response.json["id"]))

    return store

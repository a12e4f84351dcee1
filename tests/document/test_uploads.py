"""What may be uploaded, and what is said to the rest."""

import hashlib
import io
import os
from datetime import datetime

import pytest
from PIL import Image

from tests.core.problem_check import assert_problem
from tests.document.conftest import DOCUMENTS
from tests.document.files import image, jpeg, noise, pdf, png, raw_pdf, raw_stream
from vicarity.core.outbox import OutboxMessage
from vicarity.core.uploads import LARGEST_FILE
from vicarity.document.events import DocumentUploaded
from vicarity.document.models import Document

MEMBERS = {
    "id", "kind", "filename", "content_type", "size", "sha256", "uploaded_at", "scan_status",
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(pdf(), "application/pdf"), (jpeg(), "image/jpeg"), (png(), "image/png")],
)
def test_takes_what_it_is_by_its_content(upload, content, content_type):
    response = upload(content, "cert.docx", declared="text/html")

    assert response.status_code == 201
    assert set(response.json) == MEMBERS
    assert response.json["content_type"] == content_type
    assert response.json["kind"] == "qualification"
    assert datetime.fromisoformat(response.json["uploaded_at"]).tzinfo


def test_keeps_a_pdf_as_it_came(upload, folder, files):
    content = pdf()

    response = upload(content, "cert.pdf")

    (file,) = files()
    assert (folder / file).read_bytes() == content
    assert response.json["size"] == len(content)
    assert response.json["sha256"] == hashlib.sha256(content).hexdigest()


def test_keeps_the_pixels_of_a_picture_and_nothing_else(upload, folder, files):
    exif = Image.Exif()
    exif[0x010E] = "taken at 1 Elm Road"
    secret = {"exif": exif, "comment": b"a secret comment"}
    content = jpeg(**secret) + b"<script>alert(1)</script>"

    response = upload(content)

    (file,) = files()
    kept = (folder / file).read_bytes()
    assert not {b"Elm Road", b"comment", b"script", b"Exif"} & {
        word for word in (b"Elm Road", b"comment", b"script", b"Exif") if word in kept
    }
    assert response.json["size"] == len(kept)
    assert response.json["sha256"] == hashlib.sha256(kept).hexdigest()


def test_turns_a_picture_as_it_was_taken(upload, folder, files):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right to see it
    content = jpeg(size=(40, 20), exif=exif)

    upload(content)

    (file,) = files()
    with Image.open(folder / file) as kept:
        assert kept.size == (20, 40)


@pytest.mark.parametrize(
    ("kind", "mode", "kept_as"),
    [("JPEG", "CMYK", "RGB"), ("JPEG", "L", "L"), ("PNG", "I;16", "L"), ("PNG", "1", "L"),
     ("PNG", "P", "RGB"), ("PNG", "RGBA", "RGBA"), ("PNG", "LA", "RGBA")],
)  # fmt: skip
def test_takes_every_kind_of_picture(upload, folder, files, kind, mode, kept_as):
    response = upload(image(kind, mode=mode))

    assert response.status_code == 201
    (file,) = files()
    with Image.open(folder / file) as kept:
        assert (kept.format, kept.mode) == (kind, kept_as)


def test_keeps_the_first_frame_of_a_moving_picture(upload, folder, files):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])

    upload(out.getvalue())

    (file,) = files()
    with Image.open(folder / file) as kept:
        assert getattr(kept, "n_frames", 1) == 1
        assert kept.getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("kind", "mode", "size", "kept_size"),
    [
        ("JPEG", "RGB", (8000, 6000), (3000, 2250)),
        ("PNG", "RGB", (5000, 5000), (2500, 2500)),
        ("PNG", "RGBA", (3500, 3500), (1750, 1750)),
        ("PNG", "L", (9000, 9000), (3000, 3000)),
        ("PNG", "1", (7000, 7000), (3000, 3000)),
    ],
)
def test_makes_a_huge_picture_smaller(upload, folder, files, kind, mode, size, kept_size):
    response = upload(image(kind, size, mode))

    assert response.status_code == 201, response.json
    (file,) = files()
    with Image.open(folder / file) as kept:
        assert kept.size == kept_size


def test_says_that_a_file_is_empty(upload):
    response = upload(b"")

    assert_problem(response, 422, "empty_file")
    assert response.json["errors"][0]["pointer"] == "#/file"


@pytest.mark.parametrize("content", [b"x", b"%PDF", b"MZ", b"\xff\xd8\xff"])
def test_says_that_a_file_is_cut_short(upload, files, content):
    response = upload(content)

    assert_problem(response, 422, "broken_file")
    assert files() == []


@pytest.mark.parametrize(
    "content",
    [b"<svg onload=alert(1)></svg>", b"<!doctype html>", b"MZ" + bytes(100),
     b"PK\x03\x04" + bytes(100), b"GIF89a" + bytes(100), b"RIFF0000WEBPVP8 ", b"\x7fELF" + bytes(9),
     b"\n%PDF-1.4", b"PK\x03\x04%PDF-1.4", b"\xef\xbb\xbf%PDF-1.4", bytes(4096)],
    ids=lambda content: repr(content[:12]),
)  # fmt: skip
def test_answers_415_to_anything_else_whatever_it_calls_itself(upload, files, content):
    response = upload(content, "cert.pdf", declared="application/pdf")

    assert_problem(response, 415, "unsupported_file")
    assert files() == []


def pdf_of(length):
    """Return a PDF of exactly that many bytes, most of which cannot be packed."""
    around = len(raw_pdf(raw_stream(bytes(9_999_999)))) - 9_999_999
    made = raw_pdf(raw_stream(os.urandom(length - around - 4)))  # its numbers may be longer
    return made + b"\n" * (length - len(made))


@pytest.mark.parametrize(("extra", "status"), [(-1, 201), (0, 201), (1, 413)])
def test_takes_files_up_to_ten_mebibytes(upload, files, extra, status):
    response = upload(pdf_of(LARGEST_FILE + extra))

    assert response.status_code == status, response.json
    assert len(files()) == (1 if status == 201 else 0)
    if status == 413:
        assert_problem(response, 413, "file_too_large")


def test_makes_a_picture_fit_that_grew_when_it_was_written_anew(upload):
    content = noise((1866, 1866))
    assert LARGEST_FILE - 40_000 < len(content) <= LARGEST_FILE

    response = upload(content)

    assert response.status_code == 201
    assert response.json["size"] <= LARGEST_FILE


def test_stores_nothing_when_nobody_may_send(client, make, signed_in, files):
    unproven = make.user(verified=False)
    data = {"file": (io.BytesIO(png()), "a.png"), "kind": "photo"}

    response = client.post(DOCUMENTS, data=data, headers=signed_in(unproven))

    assert_problem(response, 403, "email_not_verified")
    assert files() == []


def test_tells_that_a_document_was_uploaded(upload, published):
    response = upload(png())

    (event,) = published(DocumentUploaded)
    assert str(event.document_id) == response.json["id"]


def test_leaves_nothing_in_the_database_when_the_file_is_refused(upload, session):
    upload(b"nothing we take")

    assert session.query(Document).count() == session.query(OutboxMessage).count() == 0

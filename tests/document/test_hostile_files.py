"""Files made to harm whoever opens them, or whoever checks them."""

import io
import struct
import sys
import zipfile
import zlib

import pytest
from pypdf.generic import ArrayObject, NumberObject, TextStringObject

from tests.core.problem_check import assert_problem
from tests.document.files import (
    EICAR,
    ZIP,
    action,
    changed_pdf,
    flate,
    jpeg,
    names,
    note,
    on_opening,
    on_page,
    pdf,
    png,
    raw_pdf,
    script,
    stream,
    with_object,
    word,
)
from vicarity.core.uploads import LARGEST_FILE
from vicarity.document import inspection
from vicarity.document.checks import child
from vicarity.document.errors import FileTooComplex


def locked(writer):
    writer.encrypt("secret")


def attached(writer):
    writer.add_attachment("more.exe", b"MZ")


def with_form(**members):
    return lambda writer: writer._root_object.__setitem__(word("AcroForm"), names(**members))


def zipped(content):
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
    return out.getvalue()


def with_tail_like_a_pdf(content):
    """Return a PDF with a ZIP behind it whose comment looks like the end of a PDF."""
    ending = content[content.rindex(b"startxref") :]
    return content + ZIP[:-2] + struct.pack("<H", len(ending)) + ending


UNSAFE = {
    "script when it opens": changed_pdf(on_opening(script())),
    "program when it opens": changed_pdf(on_opening(action("Launch", F=TextStringObject("sh")))),
    "web page when it opens": changed_pdf(on_opening(action("URI", URI=TextStringObject("x")))),
    "script on a page": changed_pdf(on_page("AA", names(O=script()))),
    "web page on a page": changed_pdf(on_page("AA", names(O=action("URI")))),
    "script in a note": changed_pdf(on_page("Annots", note(Subtype=word("Link"), A=script()))),
    "script in a list of names": changed_pdf(with_object(names(JavaScript=names()))),
    "script nothing refers to": changed_pdf(with_object(script())),
    "script deep inside": changed_pdf(with_object(ArrayObject([names(A=ArrayObject([script()]))]))),
    "hidden name of a script": changed_pdf(with_object(action("JavaScriptXX"))).replace(
        b"/JavaScriptXX", b"/J#61vaScript"
    ),
    "attached file": changed_pdf(attached),
    "attached note": changed_pdf(on_page("Annots", note(Subtype=word("FileAttachment")))),
    "file behind another": changed_pdf(with_object(names(EF=names(F=NumberObject(1))))),
    "rich media": changed_pdf(on_page("Annots", note(Subtype=word("RichMedia")))),
    "film": changed_pdf(on_page("Annots", note(Subtype=word("Movie")))),
    "XFA form": changed_pdf(with_form(XFA=TextStringObject("<xdp/>"))),
    "form that sends itself": changed_pdf(with_object(action("SubmitForm"))),
    "form that reads a file": changed_pdf(with_object(action("ImportData"))),
    "another file's page": changed_pdf(with_object(action("GoToR"))),
    "attached file's page": changed_pdf(with_object(action("GoToE"))),
    "zip behind it": zipped(pdf()),
    "zip behind it that looks like a PDF": with_tail_like_a_pdf(pdf()),
    "web page behind it": pdf() + b"<html><script>alert(1)</script>",
    "program behind it": pdf() + b"MZ" + bytes(1000),
    "another PDF behind a gap": pdf() + bytes(30) + b"x",
    "stream that becomes huge": changed_pdf(
        with_object(stream(flate(120_000_000), Filter=word("FlateDecode")))
    ),
    "streams that become huge together": changed_pdf(
        lambda writer: [
            writer._add_object(stream(flate(90_000_000), Filter=word("FlateDecode")))
            for _ in range(4)
        ]
    ),
    "stream packed many times": changed_pdf(
        with_object(
            stream(
                flate(400_000_000, times=3),
                Filter=ArrayObject([word("FlateDecode")] * 3),
            )
        )
    ),
    "stream in a filter nobody knows": changed_pdf(with_object(stream(b"x", Filter=word("Crypt")))),
}


@pytest.mark.parametrize("what", UNSAFE)
def test_refuses_a_pdf_with(upload, files, what):
    response = upload(UNSAFE[what], "cert.pdf")

    assert_problem(response, 422, "unsafe_file")
    assert response.json["errors"][0]["pointer"] == "#/file"
    assert files() == []


def packed_pdf(inner, *, extra=b""):
    """Return a PDF whose objects are all in one object stream, as modern writers make them.

    ``inner`` is added as an object that nothing refers to.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        inner,
    ]
    index, body = b"", b""
    for number, one in enumerate(objects, 1):
        index += b"%d %d " % (number, len(body))
        body += one + b" "
    content = zlib.compress(index + body)
    head = b"%PDF-1.5\n"
    stored = (
        b"5 0 obj\n<< /Type /ObjStm /N 4 /First %d /Filter /FlateDecode /Length %d >>\nstream\n"
        % (len(index), len(content))
        + content
        + b"\nendstream\nendobj\n"
    )
    at = len(head) + len(stored)
    rows = struct.pack(">BIH", 0, 0, 65535)
    rows += b"".join(struct.pack(">BIH", 2, 5, place) for place in range(4))
    rows += struct.pack(">BIH", 1, len(head), 0) + struct.pack(">BIH", 1, at, 0)
    table = (
        b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n"
        % len(rows)
        + rows
        + b"\nendstream\nendobj\n"
    )
    return head + stored + table + extra + b"startxref\n%d\n%%%%EOF\n" % at


def test_takes_a_pdf_whose_objects_are_packed(upload):
    assert upload(packed_pdf(b"<< /A 1 >>")).status_code == 201


def test_refuses_a_script_among_packed_objects(upload):
    response = upload(packed_pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"))

    assert_problem(response, 422, "unsafe_file")


HARMLESS = {
    "a page to begin with": changed_pdf(
        lambda writer: writer._root_object.__setitem__(
            word("OpenAction"), ArrayObject([writer.pages[0].indirect_reference, word("Fit")])
        )
    ),
    "a link to the web": changed_pdf(
        on_page("Annots", note(Subtype=word("Link"), A=action("URI", URI=TextStringObject("x"))))
    ),
    "a font that is called AA": changed_pdf(
        with_object(names(Font=names(AA=names(Type=word("Font"), Subtype=word("Type1")))))
    ),
    "a form that was filled in": changed_pdf(with_form(Fields=ArrayObject())),
    "spaces behind it": pdf() + b"\r\n \0\0",
    "fifty pages": pdf(50),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_takes_a_pdf_with(upload, what):
    response = upload(HARMLESS[what])

    assert response.status_code == 201, response.json


def test_says_that_a_pdf_is_locked(upload):
    assert_problem(upload(changed_pdf(locked)), 422, "file_has_password")


def endless_pages(writer):
    """Let the tree of pages name the same pages ten times over, again and again."""
    node = writer._root_object["/Pages"].indirect_reference
    for _ in range(12):
        node = writer._add_object(
            names(Type=word("Pages"), Kids=ArrayObject([node] * 10), Count=NumberObject(1))
        )
    writer._root_object[word("Pages")] = node


def no_pages(writer):
    writer._root_object["/Pages"][word("Kids")] = ArrayObject()


@pytest.mark.parametrize("content", [pdf(51), changed_pdf(no_pages), changed_pdf(endless_pages)])
def test_says_that_a_pdf_has_too_many_pages_or_none(upload, content):
    assert_problem(upload(content), 422, "too_many_pages")


def test_says_that_a_picture_on_a_page_is_too_large(upload):
    huge = stream(b"x", Subtype=word("Image"), Width=NumberObject(60_000),
                  Height=NumberObject(60_000), Filter=word("JBIG2Decode"))  # fmt: skip

    assert_problem(upload(changed_pdf(with_object(huge))), 422, "image_too_large")


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4", b"%PDF-1.4\n%%EOF", b"%PDF-" + EICAR, pdf()[:-300], pdf()[: len(pdf()) // 2],
     pdf().replace(b"/Kids", b"/Kidz"), jpeg()[:200], png()[:60], b"\xff\xd8\xff" + bytes(100),
     b"\x89PNG\r\n\x1a\n" + bytes(100)],
    ids=lambda content: f"{content[:8]!r}-{len(content)}",
)  # fmt: skip
def test_says_that_a_file_is_damaged(upload, files, content):
    response = upload(content)

    assert response.status_code == 422
    assert response.json["code"] in {"broken_file", "unsafe_file", "too_many_pages"}
    assert files() == []


def png_of(width, height, *chunks, content=b""):
    """Return a PNG that claims a size, whatever is in it."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", content or zlib.compress(b"\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


@pytest.mark.parametrize(
    "size", [(100_000, 100_000), (2**31 - 1, 1), (20_000, 20_000), (6000, 6000)]
)
def test_says_that_a_picture_has_too_many_pixels(upload, size):
    response = upload(png_of(*size))

    assert response.status_code == 422
    assert response.json["code"] in {"image_too_large", "broken_file"}


def test_survives_text_in_a_picture_that_becomes_huge(upload):
    bomb = b"Comment\0\0" + flate(300_000_000)

    response = upload(png_of(1, 1, (b"zTXt", bomb)))

    assert response.status_code in {201, 422}


@pytest.mark.parametrize("more", [zipped(b""), b"<?php system('ls') ?>", EICAR, pdf()])
@pytest.mark.parametrize("content", [png(), jpeg()])
def test_keeps_nothing_of_what_stands_behind_a_picture(upload, folder, files, content, more):
    assert upload(content + more).status_code == 201

    (file,) = files()
    assert more[:24] not in (folder / file).read_bytes()


def test_says_that_a_file_takes_too_long(monkeypatch):
    impatient = (
        f"import sys, {child.__name__} as child; child.SECONDS = 1; child.main(*sys.argv[1:])"
    )
    monkeypatch.setattr(inspection, "COMMAND", (sys.executable, "-E", "-s", "-c", impatient))
    content = raw_pdf(*[b"<< /A [1 2 3] >>"] * 180_000)
    assert len(content) < LARGEST_FILE

    with pytest.raises(FileTooComplex):
        inspection.check(io.BytesIO(content))


def test_asks_to_come_back_when_checks_take_too_long(upload, monkeypatch):
    monkeypatch.setattr(inspection, "LONGEST_CHECK", 0.001)

    response = upload(pdf())

    assert_problem(response, 503, "checking_busy")
    assert response.headers["Retry-After"]


def test_asks_to_come_back_when_too_many_are_checked(upload, monkeypatch):
    monkeypatch.setattr(inspection, "LONGEST_WAIT", 0.01)
    taken = [inspection._places.acquire() for _ in range(inspection.MOST_AT_ONCE)]
    try:
        assert_problem(upload(pdf()), 503, "checking_busy")
    finally:
        for _ in taken:
            inspection._places.release()

    assert upload(pdf()).status_code == 201


def test_lets_the_child_know_nothing_of_us(upload, monkeypatch, tmp_path):
    seen = tmp_path / "seen"
    program = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    monkeypatch.setenv("SECRET_KEY", "a-secret")
    monkeypatch.setattr(inspection, "COMMAND", (inspection.COMMAND[0], "-c", program))

    upload(pdf())

    assert "SECRET" not in seen.read_text()


@pytest.mark.parametrize("end", ["os.abort()", "os.kill(os.getpid(), 9)", "os._exit(1)"])
def test_outlives_a_child_that_ends_badly(upload, files, monkeypatch, end):
    monkeypatch.setattr(inspection, "COMMAND", (inspection.COMMAND[0], "-c", f"import os; {end}"))

    response = upload(pdf())

    assert response.json["code"] in {"broken_file", "checking_busy"}
    assert files() == []

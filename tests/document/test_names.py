"""Names that people and attackers give to files."""

import re
from urllib.parse import unquote

import pytest

from tests.document.conftest import DOCUMENTS
from tests.document.files import pdf, png
from vicarity.core.attachments import disposition
from vicarity.document.enums import ContentType
from vicarity.document.rules import clean_name, download_name

NAMES = [
    ("../../x", "x"),
    ("/etc/passwd", "passwd"),
    ("..\\..\\x.pdf", "x.pdf"),
    ("C:\\cert.pdf", "cert.pdf"),
    ("a\0b.pdf", "ab.pdf"),
    ("", "document.png"),
    ("..", "document.png"),
    (".", "document.png"),
    ("/", "document.png"),
    (" \t ", "document.png"),
    ("日本語.pdf", "日本語.pdf"),
    ("👩‍⚕️.pdf", "👩‍⚕️.pdf"),
    ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
    ("cert\u202efdp.exe", "certfdp.exe"),
    ("\u2066a\u2069.pdf", "a.pdf"),
    ('"><svg onload=alert(1)>', '"><svg onload=alert(1)>'),
    ("=cmd|' /C calc'!A0", "C calc'!A0"),
    ("a" * 300 + ".pdf", "a" * 251 + ".pdf"),
    ("a" * 300, "a" * 255),
    ("x." + "y" * 300, "x." + "y" * 253),
    (".htaccess", ".htaccess"),
    ("a\u2028b", "ab"),
    ("é" * 260 + ".jpeg", "é" * 250 + ".jpeg"),
    ("a\ud800.pdf", "a.pdf"),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES, ids=lambda name: repr(name[:20]))
def test_keeps_of_a_name_what_can_be_seen(sent, kept):
    assert clean_name(sent, ContentType.PNG) == kept


#: What a program that builds forms can send at all.
SENDABLE = [(sent, kept) for sent, kept in NAMES if not {"\0", "\r", "\ud800"} & set(sent)]


@pytest.mark.parametrize(("sent", "kept"), SENDABLE, ids=lambda name: repr(name[:20]))
def test_never_lets_a_name_choose_the_place(upload, files, client, signed_in, worker, sent, kept):
    response = upload(png(), sent)

    assert response.status_code == 201, response.json
    (file,) = files()
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{40}", file)
    with client.get(f"{DOCUMENTS}/{response.json['id']}", headers=signed_in(worker)) as saved:
        header = saved.headers["Content-Disposition"]
    assert header.isascii()
    assert re.fullmatch(
        r"attachment; filename=\"[A-Za-z0-9._ -]*\"; filename\*=UTF-8''[A-Za-z0-9%._~-]+", header
    )
    assert unquote(header.partition("''")[2]).endswith(".png")


def test_lets_two_files_have_one_name(upload, files):
    first, second = upload(png(), "cert.png"), upload(png(), "cert.png")

    assert first.json["id"] != second.json["id"]
    assert len(files()) == 2


@pytest.mark.parametrize(
    ("name", "kind", "saved_as"),
    [
        ("cert.pdf", "PDF", "cert.pdf"),
        ("CERT.PDF", "PDF", "CERT.PDF"),
        ("cert.exe", "PDF", "cert.exe.pdf"),
        ("photo.jpeg", "JPEG", "photo.jpeg"),
        ("photo.JPG", "JPEG", "photo.JPG"),
        ("a.png", "JPEG", "a.png.jpg"),
        ("photo", "PNG", "photo.png"),
        ("x.html", "PNG", "x.html.png"),
    ],
)
def test_saves_a_file_under_the_ending_that_it_is(name, kind, saved_as):
    assert download_name(name, ContentType[kind]) == saved_as


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("cert.pdf", "attachment; filename=\"cert.pdf\"; filename*=UTF-8''cert.pdf"),
        ("Zoë's.pdf", "attachment; filename=\"Zoe_s.pdf\"; filename*=UTF-8''Zo%C3%AB%27s.pdf"),
        (
            'a"b\\c;d.pdf',
            "attachment; filename=\"a_b_c_d.pdf\"; filename*=UTF-8''a%22b%5Cc%3Bd.pdf",
        ),
        ("日本.pdf", "attachment; filename=\".pdf\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf"),
    ],
)
def test_names_a_file_for_every_program(name, header):
    assert disposition(name) == header


def test_says_what_the_owner_called_it(upload):
    assert upload(pdf(), "日本語 (2).pdf").json["filename"] == "日本語 (2).pdf"

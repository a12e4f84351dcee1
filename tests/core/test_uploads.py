"""Multipart forms that are not what they should be."""

import pytest

from tests.core.problem_check import assert_problem
from tests.document.files import png
from vicarity.core.uploads import LARGEST_FILE, LARGEST_REST
from vicarity.document import inspection

DOCUMENTS = "/api/worker/documents"
MULTIPART = "multipart/form-data; boundary=x"


@pytest.fixture
def send(client, make, signed_in, monkeypatch):
    monkeypatch.setattr(inspection, "LONGEST_CHECK", 60)  # this machine may be busy
    headers = signed_in(make.user())
    return lambda **request: client.post(DOCUMENTS, headers=headers, **request)


def part(name, content=b"", *, filename=None, more=b""):
    named = b"" if filename is None else b'; filename="%s"' % filename
    head = b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n%s\r\n' % (name, named, more)
    return head + content + b"\r\n"


KIND = part(b"kind", b"photo")
FILE = part(b"file", png(), filename=b"a.png")
END = b"--x--\r\n"


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "text/plain", "application/x-www-form-urlencoded", "image/png", "",
     "multipart/mixed; boundary=x", "application/octet-stream"],
)  # fmt: skip
def test_answers_415_to_what_is_no_form(send, content_type):
    response = send(data=FILE + KIND + END, content_type=content_type)

    assert_problem(response, 415, "unsupported_media_type")
    assert "multipart/form-data" in response.json["detail"]


@pytest.mark.parametrize(
    "body",
    [b"--x", b"nothing", FILE + KIND, FILE[:-60], FILE + b"--y--\r\n", part(b"file", b"x")[:-9],
     b"--x\r\n\r\n\r\n" + END, FILE + KIND + part(b"\xff\xfe", b"1") + END],
)  # fmt: skip
def test_answers_400_to_a_form_that_is_not_whole(send, body):
    assert_problem(send(data=body, content_type=MULTIPART), 400, "unreadable_form")


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=",
                                          "multipart/form-data; boundary=é"])  # fmt: skip
def test_answers_400_to_a_form_without_a_boundary(send, content_type):
    response = send(data=FILE + KIND + END, content_type=content_type)

    assert_problem(response, 400, "unreadable_form")


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (END, "#/file", "missing"), (FILE, "#/kind", "missing"), (KIND, "#/file", "missing"),
        (FILE + part(b"kind", b"passport"), "#/kind", "enum"),
        (FILE + part(b"kind"), "#/kind", "enum"),
        (FILE + part(b"kind", b"photo\0"), "#/kind", "enum"),
        (FILE + part(b"kind", b"\xff"), "#/kind", "enum"),
        (part(b"file", b"x") + KIND, "#/file", "is_instance_of"),
        (FILE + part(b"kind", b"photo", filename=b"k"), "#/kind", "enum"),
        (FILE + KIND + part(b"user_id", b"1"), "#/user_id", "extra_forbidden"),
        (FILE + KIND + part(b"more", b"1", filename=b"b"), "#/more", "extra_forbidden"),
        (FILE + KIND + KIND, "#/kind", "repeated"), (FILE + FILE + KIND, "#/file", "repeated"),
        (FILE + KIND + part(b"file", b"x"), "#/file", "repeated"),
    ],
)  # fmt: skip
def test_points_at_what_is_wrong(send, body, pointer, code):
    response = send(data=body + END, content_type=MULTIPART)

    assert_problem(response, 422, "invalid_request")
    found = {(error["pointer"], error["code"]) for error in response.json["errors"]}
    assert (pointer, code) in found


@pytest.mark.parametrize("more", [
    b"Content-Type: text/html\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
])  # fmt: skip
def test_believes_nothing_that_a_part_says_of_itself(send, more):
    body = part(b"file", png(), filename=b"a.png", more=more) + KIND + END

    response = send(data=body, content_type=MULTIPART)

    assert response.status_code == 201
    assert response.json["content_type"] == "image/png"


def test_answers_413_to_a_file_that_is_too_large(send):
    body = part(b"file", bytes(LARGEST_FILE + 1), filename=b"a") + KIND + END

    assert_problem(send(data=body, content_type=MULTIPART), 413, "file_too_large")


@pytest.mark.parametrize(
    "body",
    [FILE + KIND * 1001 + END, FILE + part(b"kind", b"x" * 500_000) + END],
    ids=["many parts", "long field"],
)
def test_answers_413_to_more_than_a_file_and_a_few_fields(send, body):
    assert_problem(send(data=body, content_type=MULTIPART), 413, "file_too_large")


def test_answers_413_to_a_body_without_end(send):
    class Endless:
        given = 0

        def read(self, size):
            self.given += size
            assert self.given < 2 * (LARGEST_FILE + LARGEST_REST)
            return part(b"file", filename=b"a")[:-2] if self.given == size else bytes(size)

    response = send(
        content_type=MULTIPART,
        environ_overrides={"wsgi.input": Endless(), "wsgi.input_terminated": True},
    )

    assert_problem(response, 413, "file_too_large")


def test_answers_413_without_reading_what_claims_to_be_too_large(send):
    class Unread:
        def read(self, *_):
            raise AssertionError("must not be read")

    response = send(
        content_type=MULTIPART,
        environ_overrides={"wsgi.input": Unread(), "CONTENT_LENGTH": str(50 * 1024 * 1024)},
    )

    assert_problem(response, 413, "file_too_large")


def test_answers_503_when_there_is_no_room_to_read_it(send, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vicarity.core.uploads.SpooledTemporaryFile", full)

    response = send(data=FILE + KIND + END, content_type=MULTIPART)

    assert_problem(response, 503, "no_room_for_file")


def test_is_described_for_programs(client):
    document = client.get("/api/openapi.json").json
    operation = document["paths"][DOCUMENTS]["post"]

    (content,) = operation["requestBody"]["content"].items()

    assert content[0] == "multipart/form-data"
    schema = document["components"]["schemas"]["DocumentForm"]
    assert schema["properties"]["file"]["format"] == "binary"
    assert schema["required"] == ["file", "kind"]
    assert {"400", "413", "415", "422", "503"} <= set(operation["responses"])
    assert "multipart/form-data" in operation["responses"]["415"]["description"]

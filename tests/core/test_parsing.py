"""Bodies that are not what they should be."""

import pytest

from tests.core.problem_check import assert_problem

LOGIN = "/api/auth/login"


@pytest.mark.parametrize(
    "content_type",
    [
        None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
        "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json; charset=latin-1", "application/vnd.api+json", "text/json", "json",
        "application/jsonx", "application/json, text/plain",
    ],
)  # fmt: skip
def test_answers_415_to_what_is_not_json(client, content_type):
    response = client.post(LOGIN, data=b"{}", content_type=content_type)

    assert_problem(response, 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json; charset=UTF-8", 'application/json;charset="utf-8"',
     "APPLICATION/JSON", "application/json; charset=utf8; x=y"],
)  # fmt: skip
def test_takes_json_in_utf8_however_it_is_named(client, content_type):
    response = client.post(LOGIN, data=b"{}", content_type=content_type)

    assert_problem(response, 422, "invalid_request")


@pytest.mark.parametrize(
    "body",
    [
        b"", b" ", b"{", b"}", b"{} {}", b"{},", b"{}x", b"{'a': 1}", b'{"a": 1,}', b"[1,]",
        b'{"a": 1, "a": 2}', b'{"x": {"a": 1, "a": 1}}', b'[{"a": 1, "\\u0061": 2}]',
        b"\xef\xbb\xbf{}", "{}".encode("utf-16"), "{}".encode("utf-16-le"), "{}".encode("utf-32"),
        b'{"email": "\xff"}', b'{"email": "\xc3"}', b'{"email": "\xed\xa0\x80"}',
        b'{"n": NaN}', b'{"n": Infinity}', b'{"n": -Infinity}', b'{"n": 01}', b'{"n": .5}',
        b'{"n": 0x10}', b'{"n": +1}', b'{"n": 1_000}',
        b"[" * 5000 + b"]" * 5000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b'"\x00"', b'{"a": "\n"}',
        b"// comment\n{}", b"undefined",
    ],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_answers_400_to_what_is_no_json(client, body):
    response = client.post(LOGIN, data=body, content_type="application/json")

    assert_problem(response, 400, "unreadable_body")


@pytest.mark.parametrize(
    "body",
    [
        b"null", b"[]", b'"x"', b"7", b"true", b'{"email": "\\u0000"}', b'{"\\u0000": 1}',
        b'{"email": "\\ud800"}', b'{"\\udc00": 1}', b'{"email": "\\uD83D"}', b'{"n": 1e999}',
        b'{"n": -1e999}', b'{"n": ' + b"9" * 400 + b"}", b'{"n": ' + b"9" * 5000 + b"}",
        b"[" * 150 + b"]" * 150,
        b'{"x": ' + b"[" * 250 + b"]" * 250 + b"}",
    ],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_answers_422_to_json_that_is_not_what_was_asked(client, body):
    response = client.post(LOGIN, data=body, content_type="application/json")

    assert_problem(response, 422, "invalid_request")
    for error in response.json["errors"]:
        assert set(error) == {"pointer", "code", "detail"}
        assert error["pointer"].startswith("#")
        assert error["detail"]


def test_reads_a_pair_of_surrogates_as_the_letter_it_is(client):
    body = b'{"email": "\\ud83d\\ude00@example.com", "password": "x"}'

    response = client.post(LOGIN, data=body, content_type="application/json")

    assert [error["pointer"] for error in response.json["errors"]] == ["#/email"]


def test_answers_413_to_a_body_that_is_too_large(client):
    largest = 1024 * 1024
    padding = largest - len(b'{"email": ""}')
    fits = b'{"email": "' + b"x" * padding + b'"}'

    allowed = client.post(LOGIN, data=fits, content_type="application/json")
    refused = client.post(LOGIN, data=fits + b" ", content_type="application/json")

    assert_problem(allowed, 422, "invalid_request")
    assert_problem(refused, 413, "request_entity_too_large")


def test_answers_413_without_reading_what_claims_to_be_too_large(client):
    class Unread:
        def read(self, *_):
            raise AssertionError("must not be read")

    response = client.post(
        LOGIN,
        content_type="application/json",
        environ_overrides={"wsgi.input": Unread(), "CONTENT_LENGTH": str(50 * 1024 * 1024)},
    )

    assert_problem(response, 413, "request_entity_too_large")


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "#/email", "missing"), ({"a/b~c": 1}, "#/a~1b~0c", "extra_forbidden"),
        ({"email": 7}, "#/email", "string_type"), ({"": 1}, "#/", "extra_forbidden"),
        ({"é" * 300: 1}, "#/" + "é" * 198, "extra_forbidden"),
    ],
)  # fmt: skip
def test_points_at_what_is_wrong(client, body, pointer, code):
    response = client.post(LOGIN, json=body)

    assert_problem(response, 422, "invalid_request")
    assert (pointer, code) in {(e["pointer"], e["code"]) for e in response.json["errors"]}


def test_lists_no_more_errors_than_anybody_reads(client):
    response = client.post(LOGIN, json={f"m{n}": 1 for n in range(500)})

    assert len(response.json["errors"]) == 50

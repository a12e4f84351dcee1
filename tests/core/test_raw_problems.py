import json

import pytest

from vicarity.core.headers import ALWAYS
from vicarity.core.raw_problems import raw_problem


@pytest.mark.parametrize(
    ("status", "reason", "code"),
    [
        (400, "Bad Request", "bad_request"), (414, "URI Too Long", "uri_too_long"),
        (431, "Request Header Fields Too Large", "request_header_fields_too_large"),
        (500, "Internal Server Error", "internal_server_error"), (417, "Odd-One", "odd_one"),
    ],
)  # fmt: skip
def test_is_a_whole_answer_with_a_problem_document(status, reason, code):
    head, _, body = raw_problem(status, reason).partition(b"\r\n\r\n")

    line, *fields = head.decode().split("\r\n")
    headers = dict(field.split(": ", 1) for field in fields)
    problem = json.loads(body)
    assert line == f"HTTP/1.1 {status} {reason}"
    assert headers["Content-Type"] == "application/problem+json"
    assert int(headers["Content-Length"]) == len(body)
    assert headers["Connection"] == "close"
    assert headers["X-Request-ID"] == problem["request_id"]
    assert headers["Cache-Control"] == "no-store"
    assert (problem["status"], problem["code"], problem["title"]) == (status, code, reason)
    assert problem["type"] == f"urn:vicarity:problem:{code}"
    assert problem["detail"].endswith(".")


def test_names_each_answer():
    assert raw_problem(400, "Bad Request") != raw_problem(400, "Bad Request")


def test_carries_the_headers_that_every_answer_has():
    head = raw_problem(431, "Request Header Fields Too Large").partition(b"\r\n\r\n")[0].decode()

    fields = dict(field.split(": ", 1) for field in head.split("\r\n")[1:])
    assert ALWAYS.items() <= fields.items()
    assert len(fields) == head.count("\r\n")

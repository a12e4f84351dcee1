"""Bodies whose length nobody said, and numbers that no machine word holds."""

import io
import json

import pytest

from tests.core.problem_check import assert_problem
from vicarity.core.headers import LARGEST_BODY

LOGIN = "/api/auth/login"


def in_chunks(client, body):
    """Send a body as a server hands over a chunked one: whole, and without its length."""
    return client.post(
        LOGIN,
        input_stream=io.BytesIO(body),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )


def test_reads_a_small_body_that_comes_in_chunks(client):
    body = json.dumps({"email": "ada@example.com", "password": "wrong"}).encode()

    assert_problem(in_chunks(client, body), 401, "invalid_credentials")


@pytest.mark.parametrize("filling", [b" ", b"x"])
def test_refuses_a_large_body_that_comes_in_chunks(client, filling):
    body = json.dumps({"email": "ada@example.com", "password": "wrong"}).encode()

    response = in_chunks(client, body + filling * LARGEST_BODY)

    assert_problem(response, 413, "request_entity_too_large")


@pytest.mark.parametrize("digits", [400, 1001, 5000, 100_000])
@pytest.mark.parametrize("sign", ["", "-"])
def test_refuses_a_whole_number_of_any_length_as_a_broken_rule(client, sign, digits):
    body = f'{{"email": {sign}{"9" * digits}, "password": "wrong"}}'

    response = client.post(LOGIN, data=body, content_type="application/json")

    assert response.status_code == 422
    assert "9" * 40 not in response.text

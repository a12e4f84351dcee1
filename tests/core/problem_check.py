"""What every refusal of the API looks like."""


def assert_problem(response, status, code):
    body = response.json
    assert response.status_code == status, body
    assert response.content_type == "application/problem+json"
    assert response.headers["X-Request-ID"] == body["request_id"]
    assert set(body) - {"errors"} == {"type", "title", "status", "code", "detail", "request_id"}
    assert (body["status"], body["code"]) == (status, code)
    assert body["type"] == f"urn:vicarity:problem:{code}"
    assert isinstance(body["detail"], str)
    assert body["detail"]

import re

import pytest
from openapi_spec_validator import validate
from openapi_spec_validator.validation import OpenAPIV31SpecValidator

from vicarity.core.problem_schema import Problem


@pytest.fixture
def document(client):
    return client.get("/api/openapi.json").json


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def test_is_a_valid_document(document):
    validate(document, cls=OpenAPIV31SpecValidator)
    assert document["openapi"].startswith("3.1")


def test_has_every_route_of_the_api(app, document):
    routes = {
        (method, re.sub(r"<(?:uuid:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api", "/health", "/calendar", "/unsubscribe"))
        and not rule.endpoint.startswith("site.")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert routes == {(method, path) for method, path, _ in operations(document)}


def test_names_each_operation_and_schema_once(document):
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert len(names) == len(set(names))
    assert not [name for name in document["components"]["schemas"] if "__" in name]


def test_says_for_every_operation_what_it_does_and_how_it_refuses(document):
    for _, _, operation in operations(document):
        assert operation["summary"].endswith(".")
        for status, response in operation["responses"].items():
            assert response["description"]
            assert "X-Request-ID" in response["headers"]
            if status >= "400" and "application/json" not in response["content"]:
                schema = response["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": f"#/components/schemas/{Problem.__name__}"}


def test_says_how_a_body_can_be_wrong(document):
    for _, _, operation in operations(document):
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= set(operation["responses"])


def test_says_which_headers_come_with_which_answer(document):
    login = document["paths"]["/api/auth/login"]["post"]["responses"]

    assert {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"} <= set(
        login["200"]["headers"]
    )
    assert "Retry-After" in login["429"]["headers"]
    assert "WWW-Authenticate" in login["401"]["headers"]


def test_says_who_must_sign_in(document):
    schemes = document["components"]["securitySchemes"]

    assert schemes["access_token"]["scheme"] == "bearer"
    assert document["paths"]["/api/auth/me"]["get"]["security"] == [{"access_token": []}]
    assert "security" not in document["paths"]["/api/public/stats"]["get"]
    assert {} in document["paths"]["/api/auth/logout"]["post"]["security"]


def test_forbids_members_nobody_knows(document):
    for _, _, operation in operations(document):
        if "requestBody" in operation:
            (content,) = operation["requestBody"]["content"].values()
            reference = content["schema"]["$ref"]
            schema = document["components"]["schemas"][reference.rpartition("/")[2]]
            assert schema["additionalProperties"] is False


def test_is_sent_again_only_when_it_changed(client):
    first = client.get("/api/openapi.json")

    second = client.get("/api/openapi.json", headers={"If-None-Match": first.headers["ETag"]})

    assert (second.status_code, second.data) == (304, b"")


def test_is_shown_to_people_without_a_script_or_another_site(client, document):
    response = client.get("/api/docs")

    page = response.text
    assert response.mimetype == "text/html"
    assert "<script" not in page
    assert "style=" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page
    for _, path, operation in operations(document):
        assert path in page
        assert operation["operationId"] in page

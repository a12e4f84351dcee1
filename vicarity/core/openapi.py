"""The OpenAPI 3.1 document, read from the endpoints themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from vicarity.core import errors, idempotency
from vicarity.core.http import Contract
from vicarity.core.parsing import InvalidRequest
from vicarity.core.problem_schema import Problem
from vicarity.core.problems import MIMETYPE
from vicarity.core.uploads import (
    MULTIPART,
    FileTooLarge,
    NoRoomForFile,
    UnreadableForm,
    UnsupportedMediaType,
)
from vicarity.core.version import VERSION

REF = "#/components/schemas/{model}"

#: What a status means when no refusal of the endpoint's own says more.
MEANINGS = {
    400: errors.BadRequest,
    401: errors.NotSignedIn,
    403: errors.NotAllowed,
    422: errors.RuleBroken,
    429: errors.TooMany,
    503: errors.Unavailable,
}

#: How any form can be wrong.
FORM_REFUSALS = (
    UnreadableForm,
    FileTooLarge,
    UnsupportedMediaType,
    InvalidRequest,
    NoRoomForFile,
)

SENTENCES = {
    405: "This address does not accept that method.",
    413: "The body is larger than we accept.",
    415: "The body is not application/json in UTF-8.",
    500: "Something went wrong on our side.",
}


def document(app: Flask) -> dict[str, Any]:
    """Describe every endpoint that declares a contract."""
    described = list(_described(app))
    modes = {mode for _, contract, _ in described for mode in _models(contract)}
    refs, shared = models_json_schema(
        sorted(modes, key=lambda mode: (mode[0].__name__, mode[1])), ref_template=REF
    )
    schemas = shared.get("$defs", {})
    paths: dict[str, dict[str, Any]] = {}
    for rule, contract, view in described:
        operation = _operation(rule, contract, view, refs, schemas)
        paths.setdefault(_path(rule), {})[_method(rule)] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Vicarity", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas, "headers": _HEADERS, "securitySchemes": SCHEMES},
    }


_ABOUT = (
    "Every refusal is an RFC 9457 problem document. Instants are RFC 3339 in UTC, money is in "
    "whole pence, distances are in miles."
)
SCHEMES = {
    "access_token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "From POST /api/auth/login; lives 30 minutes.",
    },
    "refresh_cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "refresh_token",
        "description": "From POST /api/auth/login with token_delivery=cookie; lives 7 days. "
        "In production its name is __Secure-refresh_token.",
    },
}


def _header(said: str, kind: str = "integer") -> dict[str, Any]:
    return {"description": said, "required": True, "schema": {"type": kind}}


_HEADERS = {
    "X-Request-ID": _header("Quote this when you ask for help.", "string"),
    "Retry-After": _header("Seconds to wait before another try."),
    "WWW-Authenticate": _header("How to sign in.", "string"),
    "RateLimit-Limit": _header("Requests allowed for your network."),
    "RateLimit-Remaining": _header("Requests left."),
    "RateLimit-Reset": _header("Seconds until all of them are back."),
}
_HEADERS_OF = {
    "401": ("WWW-Authenticate",),
    "429": ("Retry-After",),
    "503": ("Retry-After",),
}
_LIMITED = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


def _described(app: Flask) -> Iterator[tuple[Rule, Contract, Any]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        view = app.view_functions[rule.endpoint]
        contract = getattr(view, "contract", None)
        if contract is not None:
            yield rule, contract, view


def _models(contract: Contract) -> Iterator[tuple[Any, Any]]:
    yield Problem, "serialization"
    if contract.body:
        yield contract.body, "validation"
    if contract.form:
        yield contract.form, "validation"
    if contract.query:
        yield contract.query, "validation"
    for schema in (contract.returns, *contract.also.values()):
        if schema:
            yield schema, "serialization"


def _operation(
    rule: Rule, contract: Contract, view: Any, refs: Any, schemas: Any
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": rule.endpoint.replace(".", "_"),
        "tags": [rule.endpoint.split(".")[0]],
        "summary": (view.__doc__ or "").strip().split("\n")[0],
        "parameters": [
            *_path_parameters(rule),
            *_query_parameters(contract, schemas),
            *([_KEY] if contract.idempotent else []),
        ],
        "responses": {
            status: {"headers": _headers(status, contract)} | response
            for status, response in _responses(contract, refs)
        },
    }
    if not contract.access.public:
        operation["security"] = [{"access_token": []}]
        operation["x-roles"] = sorted(contract.access.roles)
    elif contract.schemes:
        operation["security"] = [{}, *({name: []} for name in contract.schemes)]
    if contract.limit:
        operation["x-rate-limit"] = contract.limit
    if contract.body:
        schema = refs[contract.body, "validation"]
        operation["requestBody"] = {
            "required": not contract.body_optional,
            "content": {"application/json": {"schema": schema}},
        }
    if contract.form:
        schema = refs[contract.form, "validation"]
        operation["requestBody"] = {"required": True, "content": {MULTIPART: {"schema": schema}}}
    return operation


def _headers(status: str, contract: Contract) -> dict[str, Any]:
    names = ["X-Request-ID", *_HEADERS_OF.get(status, ()), *(_LIMITED if contract.limit else ())]
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _path_parameters(rule: Rule) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string"} | _form_of(rule, name),
        }
        for name in sorted(rule.arguments)
    ]


def _form_of(rule: Rule, name: str) -> dict[str, str]:
    """Return what a part of an address looks like, where its rule says so."""
    return {"format": "uuid"} if f"<uuid:{name}>" in rule.rule else {}


_KEY = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Sent again within 24 hours with the same request, it gets the same answer "
    "and nothing is done twice.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
}


def _query_parameters(contract: Contract, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if contract.query is None:
        return []
    schema = schemas[contract.query.__name__]
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": part}
        for name, part in schema["properties"].items()
    ]


def _responses(contract: Contract, refs: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    success: dict[str, Any] = {"description": "Success"}
    if contract.returns:
        success["content"] = {
            "application/json": {"schema": refs[contract.returns, "serialization"]}
        }
    elif contract.media_types:
        success["content"] = {kind: {"schema": _unread(kind)} for kind in contract.media_types}
    yield str(contract.status), success
    if contract.cached:
        yield "304", {"description": "What you have is still right."}
    for status, schema in contract.also.items():
        content = {"application/json": {"schema": refs[schema, "serialization"]}}
        yield str(status), {"description": "See the schema", "content": content}
    problems = {"content": {MIMETYPE: {"schema": refs[Problem, "serialization"]}}}
    for status, sentences in sorted(_refusals(contract).items()):
        if status in contract.also:
            continue
        yield str(status), {"description": " ".join(sorted(sentences))} | problems


def _unread(media_type: str) -> dict[str, str]:
    """Describe content that no schema of ours does."""
    if media_type == "application/json":
        return {"type": "object"}
    text = media_type.startswith("text/")
    return {"type": "string"} if text else {"type": "string", "format": "binary"}


def _refusals(contract: Contract) -> dict[int, set[str]]:
    """Collect every status an endpoint can refuse with, and what it then says."""
    found: dict[int, set[str]] = {}
    refusals = (
        *contract.refuses,
        *(FORM_REFUSALS if contract.form else ()),
        *(idempotency.REFUSALS if contract.idempotent else ()),
    )
    for refusal in refusals:
        found.setdefault(refusal.status, set()).add(f"`{refusal.code()}`: {refusal.__doc__}")
    for status in _always(contract):
        if status not in found:
            sentence = SENTENCES.get(status) or MEANINGS[status].__doc__
            found[status] = {str(sentence)}
    return found


def _always(contract: Contract) -> list[int]:
    statuses = [500, 503]
    if contract.body:
        statuses += [400, 413, 415, 422]
    if contract.query:
        statuses += [422]
    if not contract.access.public:
        statuses += [401, 403]
    if contract.limit:
        statuses += [429]
    return statuses


def _path(rule: Rule) -> str:
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", r"{\1}", rule.rule)


def _method(rule: Rule) -> str:
    methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    return methods.pop().lower()

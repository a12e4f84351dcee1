"""From an HTTP request to a function call, and back.

``@endpoint`` decides who may call, reads the body or query string into a schema, runs the
view in one transaction and writes the answer through a schema. All of it is declared, so the
OpenAPI document is read from the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any

from flask import Response, request
from pydantic import BaseModel

from vicarity.core import idempotency, parsing, uploads
from vicarity.core.access import Access, signed_in
from vicarity.core.database import again, unit_of_work
from vicarity.core.errors import DomainError
from vicarity.extensions import limiter

Schema = type[BaseModel]
View = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What an endpoint asks and what it gives.

    Attributes:
        access: Who may call it.
        body: Schema of the JSON body.
        body_optional: Whether the body may be missing altogether.
        form: Schema of a multipart form, which may carry a file; see ``core/uploads.py``.
        query: Schema of the query string.
        returns: Schema of the answer; an answer without one has no content.
        media_types: What an answer may be that no schema describes, such as a page or a file.
        status: Status of a successful answer.
        also: Schemas of answers with another status, such as a 503 that is not a refusal.
        refuses: The refusals it can answer beside those every endpoint has.
        limit: Requests allowed for each client network, or ``None``.
        cached: Whether a caller may ask if the answer it has is still right (304).
        schemes: Ways to sign in that it can do with and without; see ``openapi.SCHEMES``.
        reads: Whether it changes nothing, and so needs no transaction.
        idempotent: Whether it honours an Idempotency-Key, and whether it is run anew when the
            database gave it up for another request's sake; see ``core/idempotency.py``.
    """

    access: Access
    body: Schema | None = None
    body_optional: bool = False
    form: Schema | None = None
    query: Schema | None = None
    returns: Schema | None = None
    media_types: tuple[str, ...] = ()
    status: int = 200
    also: Mapping[int, Schema] = field(default_factory=dict)
    refuses: tuple[type[DomainError], ...] = ()
    limit: str | None = None
    cached: bool = False
    schemes: tuple[str, ...] = ()
    reads: bool = False
    idempotent: bool = False


def endpoint(**declared: Any) -> Callable[[View], View]:
    """Declare a view; see :class:`Contract` for what can be said.

    The view receives ``actor`` when a sign-in is needed, ``body``, ``form`` and ``query`` when
    they are declared, and what its route captures. It returns what ``returns`` can read, or a
    finished :class:`flask.Response`.
    """
    contract = Contract(**declared)

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**arguments: Any) -> Response:
            if not contract.access.public:
                arguments["actor"] = signed_in(contract.access)
            if contract.body:
                arguments["body"] = parsing.body_of(contract.body, optional=contract.body_optional)
            if contract.form:
                arguments["form"] = uploads.form_of(contract.form)
            if contract.query:
                arguments["query"] = parsing.query_of(contract.query)
            run = partial(_run, contract, view, arguments)
            return again(run) if contract.idempotent else run()

        limited = limiter.limit(contract.limit)(wrapper) if contract.limit else wrapper
        limited.contract = contract  # type: ignore[attr-defined]
        return limited

    return decorate


def _run(contract: Contract, view: View, arguments: dict[str, Any]) -> Response:
    """Run a view in its transaction, once the caller may have it run."""
    with nullcontext() if contract.reads else unit_of_work():
        for condition in contract.access.conditions:
            condition(arguments["actor"])
        if contract.idempotent:
            return _once(contract, view, arguments)
        return answer(contract, view(**arguments))


def _once(contract: Contract, view: View, arguments: Mapping[str, Any]) -> Response:
    """Run a view, unless this caller has sent the same with the same key before."""
    return idempotency.once(
        arguments["actor"].user_id,
        request.headers.get(idempotency.HEADER),
        (request.method, request.path, arguments.get("body")),
        lambda: answer(contract, view(**arguments)),
    )


def answer(contract: Contract, result: Any) -> Response:
    """Write what a view returned."""
    if isinstance(result, Response):
        return result
    if contract.returns is None:
        return Response(status=contract.status)
    return Response(
        as_json(contract.returns, result), contract.status, content_type="application/json"
    )


def as_json(schema: Schema, result: Any) -> bytes:
    """Write a value through its schema, once."""
    if not isinstance(result, schema):
        result = schema.__pydantic_validator__.validate_python(
            result, strict=False, from_attributes=True
        )
    omit = getattr(schema, "omit_unset", False)
    return schema.__pydantic_serializer__.to_json(result, exclude_unset=omit)

"""From the bytes of a request to a schema.

The body is read twice: once by the standard library, which can tell duplicate keys, NaN and
lone surrogates, and once by pydantic, whose JSON mode is strict about types.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from flask import request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from vicarity.core.errors import BadRequest, FieldError, RuleBroken

S = TypeVar("S", bound=BaseModel)

#: More members than any body of ours has; the rest of a huge list of errors helps nobody.
MOST_ERRORS = 50

#: Digits of a whole number; Python reads none above 4300, and no column of ours half as many.
LONGEST_NUMBER = 1000

#: Pydantic's words for people, where its own speak of programs.
WORDS = {
    "missing": "Fill this in.",
    "extra_forbidden": "We do not know this field.",
    "string_type": "Send text here.",
    "int_type": "Send a whole number here.",
    "int_from_float": "Send a whole number here.",
    "int_parsing_size": "This number is too large.",
    "bool_type": "Send true or false here.",
    "is_instance_of": "Send a file here.",
    "list_type": "Send a list here.",
    "dict_type": "Send an object here.",
    "model_type": "Send an object here.",
    "date_type": "Send a date like 2026-11-22.",
    "date_from_datetime_parsing": "Send a date like 2026-11-22.",
    "date_from_datetime_inexact": "Send a date like 2026-11-22.",
    "date_parsing": "Send a date like 2026-11-22.",
    "uuid_parsing": "Send an identifier we gave you.",
    "uuid_type": "Send an identifier we gave you.",
    "string_too_short": "Fill this in.",
    "string_too_long": "Use {max_length} characters or fewer.",
    "too_long": "Choose {max_length} or fewer.",
    "greater_than_equal": "Enter {ge} or more.",
    "less_than_equal": "Enter {le} or less.",
}


class UnreadableBody(BadRequest):
    """The body is not valid JSON in UTF-8."""


class InvalidRequest(RuleBroken):
    """Some of what you sent needs attention."""


def body_of(schema: type[S], *, optional: bool) -> S:
    """Read the JSON body; an optional one may be missing, type and all.

    Raises:
        werkzeug.exceptions.UnsupportedMediaType: It is not sent as JSON in UTF-8.
        werkzeug.exceptions.RequestEntityTooLarge: It is larger than we accept.
        UnreadableBody: It is not JSON.
        InvalidRequest: It breaks the schema.
    """
    if optional and not request.mimetype and not request.content_length:
        return schema()
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in {"utf-8", "utf8"}:
        raise UnsupportedMediaType
    raw = _bytes()
    _check_json(raw)
    try:
        return schema.model_validate_json(raw)
    except ValidationError as error:
        raise invalid(error) from None


def _bytes() -> bytes:
    """Read the body; one that came in chunks and fills the limit was cut off there."""
    raw = request.get_data(cache=False)
    most = request.max_content_length
    if request.content_length is None and most is not None and len(raw) >= most:
        raise RequestEntityTooLarge
    return raw


def query_of(schema: type[S]) -> S:
    """Read the query string; a name given twice keeps its last value, unless it is a list.

    Raises:
        InvalidRequest: It breaks the schema.
    """
    try:
        return schema.model_validate(_arguments(schema), strict=False)
    except ValidationError as error:
        raise invalid(error) from None


def _arguments(schema: type[BaseModel]) -> dict[str, Any]:
    given: dict[str, Any] = request.args.to_dict(flat=True)
    return given | {name: request.args.getlist(name) for name in _lists(schema) if name in given}


@cache
def _lists(schema: type[BaseModel]) -> tuple[str, ...]:
    """Return the members of a query string that are lists."""
    return tuple(
        info.alias or name
        for name, info in schema.model_fields.items()
        if "list" in {getattr(part, "__name__", "") for part in _parts(info.annotation)}
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield a type and the types it is made of: ``list[str] | None``."""
    yield get_origin(annotation) or annotation
    for part in get_args(annotation):
        yield from _parts(part)


def invalid(error: ValidationError) -> InvalidRequest:
    """Say what is wrong with each member, without repeating what was sent."""
    found = error.errors(include_url=False, include_input=False)
    return InvalidRequest(errors=tuple(_told(item) for item in found[:MOST_ERRORS]))


def _told(item: ErrorDetails) -> FieldError:
    said = WORDS.get(item["type"])
    limits = item.get("ctx", {})
    detail = said.format(**limits) if said else item["msg"].removeprefix("Value error, ")
    return told(*item["loc"], code=item["type"], detail=detail)


def told(*path: str | int, code: str, detail: str) -> FieldError:
    """Say what is wrong with the member at ``path``, as a JSON pointer (RFC 6901)."""
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in path)
    pointer = "".join(f"/{part}" for part in parts)
    return FieldError(f"#{_printable(pointer)}"[:200], code, detail)


def _printable(text: str) -> str:
    """Return text that any reader of the answer can decode."""
    return text.encode("utf-8", "replace").decode()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("duplicate member")
    return members


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _too_large()
    return number


def _too_large() -> InvalidRequest:
    detail = "Some of these numbers are too large."
    return InvalidRequest(errors=(FieldError("#", "too_large", detail),))


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise _too_large()
    return int(text)


def _check_json(raw: bytes) -> None:
    """Refuse what is not JSON (RFC 8259), and what PostgreSQL cannot keep."""
    try:
        json.loads(
            raw.decode(),
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except (ValueError, RecursionError):
        raise UnreadableBody from None
    escapes = raw.lower()
    if rb"\u0000" in escapes or (rb"\ud" in escapes and _has_lone_surrogate(raw)):
        detail = "Some of this text has characters that are not text."
        raise InvalidRequest(errors=(FieldError("#", "not_text", detail),))


def _has_lone_surrogate(raw: bytes) -> bool:
    try:
        json.dumps(json.loads(raw), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False

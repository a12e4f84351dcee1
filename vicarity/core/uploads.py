"""From a multipart body to a schema, with the file it carries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from io import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any, TypeVar

import structlog
from flask import Response, after_this_request, request
from pydantic import BaseModel, InstanceOf, ValidationError, WithJsonSchema
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from vicarity.core.errors import BadRequest, TooLarge, Unavailable, WrongMediaType
from vicarity.core.parsing import InvalidRequest, invalid, told

S = TypeVar("S", bound=BaseModel)

MULTIPART = "multipart/form-data"

#: Largest file, in bytes.
LARGEST_FILE = 10 * 1024 * 1024

#: What may come beside the file: boundaries, the heads of the parts, and short fields.
LARGEST_REST = 64 * 1024

#: Bytes of one field; the parser counts what it has read ahead too, which is 64 KiB.
LARGEST_FIELD = 128 * 1024
MOST_PARTS = 10

LARGEST_IN_MEMORY = 512 * 1024

Fields = MultiDict[str, str]
Files = MultiDict[str, FileStorage]

log = structlog.get_logger("vicarity.uploads")


class UnsupportedMediaType(WrongMediaType):
    """Send the body as multipart/form-data."""


class UnreadableForm(BadRequest):
    """The body is not a whole multipart form."""


class FileTooLarge(TooLarge):
    """This file is larger than 10 MB. Save it smaller, or with fewer pages, and try again."""


class NoRoomForFile(Unavailable):
    """We cannot take files right now. Please try again in a moment."""


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: what it calls itself, and its content.

    What the sender says of its type is not kept: only the content tells.
    """

    filename: str
    content: IO[bytes]


#: A member of a schema that is a file.
File = Annotated[InstanceOf[Upload], WithJsonSchema({"type": "string", "format": "binary"})]


def form_of(schema: type[S]) -> S:
    """Read a form; more than a file and a few short fields is refused without reading it all.

    Raises:
        UnsupportedMediaType: It is not sent as a multipart form.
        FileTooLarge: The file, or all of the body, is too large.
        UnreadableForm: It is not what it says, or its sender went away.
        NoRoomForFile: There is no room to keep it while it is looked at.
        InvalidRequest: It breaks the schema.
    """
    if request.mimetype != MULTIPART:
        raise UnsupportedMediaType
    request.max_content_length = LARGEST_FILE + LARGEST_REST
    fields, files = _parts()
    members = dict(fields.items()) | {name: _upload(file) for name, file in files.items()}
    _check_once(fields, files)
    try:
        return schema.model_validate(members, strict=False)
    except ValidationError as error:
        raise invalid(error) from None


def _parts() -> tuple[Fields, Files]:
    """Read the body part by part; a file beyond half a megabyte goes to disk meanwhile."""
    reader = FormDataParser(
        _files_of_this_request(), LARGEST_FIELD, silent=False, max_form_parts=MOST_PARTS
    )
    try:
        _, fields, files = reader.parse(
            request.stream, MULTIPART, request.content_length, request.mimetype_params
        )
    except RequestEntityTooLarge:
        raise FileTooLarge from None
    except ValueError:
        raise UnreadableForm from None
    except OSError as error:
        log.warning("no_room", error=type(error).__name__)
        raise NoRoomForFile from None
    return fields, files


def _files_of_this_request() -> Callable[..., IO[bytes]]:
    """Return what opens files that are closed when the request is over, whatever happens."""
    files = ExitStack()

    def opened(**_: Any) -> IO[bytes]:
        return files.enter_context(SpooledTemporaryFile(LARGEST_IN_MEMORY))

    @after_this_request
    def close(response: Response) -> Response:
        files.close()
        return response

    return opened


def _upload(file: FileStorage) -> Upload:
    """Return a file that is small enough.

    Raises:
        FileTooLarge: It is not.
    """
    if file.stream.seek(0, SEEK_END) > LARGEST_FILE:
        raise FileTooLarge
    file.stream.seek(0)
    return Upload(file.filename or "", file.stream)


def _check_once(fields: Fields, files: Files) -> None:
    """Refuse a member that is there twice: nobody can say which one is meant."""
    names = [name for parts in (fields, files) for name, _ in parts.items(multi=True)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        said = "Send this once."
        errors = tuple(told(name, code="repeated", detail=said) for name in twice)
        raise InvalidRequest(errors=errors)

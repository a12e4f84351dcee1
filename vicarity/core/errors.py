"""How Vicarity says no.

DomainError
├── BadRequest    400   the request itself is broken
├── NotSignedIn   401
├── NotAllowed    403
├── NotFound      404   missing, or somebody else's
├── Conflict      409   the state of the world forbids it
├── TooLarge      413   more than we read
├── WrongMediaType 415  not a kind of content we take
├── RuleBroken    422   well formed, but breaks a rule
├── TooMany       429   come back later
└── Unavailable   503   a part we stand on is down

A feature subclasses one of them and writes, as the docstring, the sentence people read. The
class name in snake_case is the ``code`` that programs read, so renaming one breaks clients.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one member of a body: where, for programs, for people."""

    pointer: str
    code: str
    detail: str


class DomainError(Exception):
    """Something the business refuses."""

    status = 500

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: tuple[FieldError, ...] = (),
        retry_after: int | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """Take the sentence to show (the class docstring when none is given).

        Args:
            detail: One plain sentence, without anything the caller sent.
            errors: What is wrong with single fields.
            retry_after: Seconds until another try can succeed.
            members: What else the problem document says, by name.
        """
        super().__init__(detail or (type(self).__doc__ or "").strip())
        self.errors = errors
        self.retry_after = retry_after
        self.members = dict(members or {})

    @classmethod
    def code(cls) -> str:
        """Turn ``ShiftAlreadyFilled`` into ``shift_already_filled``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class BadRequest(DomainError):
    """This request cannot be read."""

    status = 400


class NotSignedIn(DomainError):
    """Sign in to continue."""

    status = 401


class NotAllowed(DomainError):
    """You may not do this."""

    status = 403


class NotFound(DomainError):
    """There is no such thing here."""

    status = 404


class Conflict(DomainError):
    """This clashes with what is already there."""

    status = 409


class TooLarge(DomainError):
    """This is larger than we accept."""

    status = 413


class WrongMediaType(DomainError):
    """We cannot read this kind of content."""

    status = 415


class RuleBroken(DomainError):
    """Some of what you sent needs attention."""

    status = 422


class TooMany(DomainError):
    """Too many tries. Please wait before you try again."""

    status = 429


class Unavailable(DomainError):
    """Something we depend on is not answering. Please try again shortly."""

    status = 503


def field_problem(kind: type[RuleBroken], member: str, detail: str | None = None) -> RuleBroken:
    """Return a refusal that points at one member of the body."""
    said = detail or (kind.__doc__ or "").strip()
    return kind(said, errors=(FieldError(f"#/{member}", kind.code(), said),))

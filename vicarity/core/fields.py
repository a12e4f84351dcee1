"""Field types that schemas of several features share."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Annotated, LiteralString

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

#: BS 7666 with P as a third letter (N1P); see the project's notes on UK formats.
POSTCODE = re.compile(
    r"([A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]|[0-9][A-HJKPSTUW]))"
    r" ?([0-9][ABD-HJLNP-UW-Z]{2})"
)

#: Characters that make text read otherwise than it is kept (https://www.unicode.org/reports/tr9/).
REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Question(BaseModel):
    """A body or query string: frozen, exact about types, without unknown members."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class NoMembers(Question):
    """The body of a request that needs none."""


class Answer(BaseModel):
    """What goes back over the wire."""

    model_config = ConfigDict(from_attributes=True)


def members_refused(code: str, detail: LiteralString, *members: str) -> ValidationError:
    """Return the refusal of some members, for a validator that looks at the whole body."""
    error = PydanticCustomError(code, detail)
    return ValidationError.from_exception_data(
        "body", [InitErrorDetails(type=error, loc=(name,), input=None) for name in members]
    )


def canonical_email(text: str) -> str:
    """Return the one form of an address: lower case, ASCII, without a display name.

    Raises:
        ValueError: It is not an address we can send to.
    """
    try:
        found = validate_email(
            text.strip(),
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
            strict=True,
        )
    except EmailNotValidError:
        raise ValueError("Enter an email address like name@example.com.") from None
    return (found.ascii_email or found.normalized).lower()


def phone(text: str) -> str:
    """Return a telephone number as E.164; a number without a country is a UK one.

    Source: https://www.itu.int/rec/T-REC-E.164

    Raises:
        ValueError: No such number can exist.
    """
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        raise ValueError("Enter a telephone number, like 07700 900123.") from None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE or not _dialled(text):
        raise ValueError("Enter a telephone number, like 07700 900123.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _dialled(text: str) -> bool:
    """Say whether text has nothing but what people write in telephone numbers."""
    return re.fullmatch(r"[0-9+() .\-]+", text) is not None


def postcode(text: str) -> str:
    """Return a UK postcode in capitals with one space.

    Raises:
        ValueError: It is not a full postcode.
    """
    match = POSTCODE.fullmatch(re.sub(r"[\s\-]+", "", text).upper())
    if match is None:
        raise ValueError("Enter a full UK postcode, like LS6 3AB.")
    return f"{match[1]} {match[2]}"


def plain_line(text: str) -> str:
    """Return one line of text without invisible characters.

    Raises:
        ValueError: It has control characters or characters that reorder others.
    """
    if any(unicodedata.category(char) in {"Cc", "Cs"} or char in REORDERING for char in text):
        raise ValueError("Remove the characters that cannot be seen.")
    return text


def plain_text(text: str) -> str:
    """Return text of several lines without other control characters."""
    plain_line(text.replace("\n", "").replace("\r", "").replace("\t", ""))
    return text


def web_address(text: str) -> str:
    """Return a web address, or a path of this site.

    Raises:
        ValueError: It is neither; schemes that can run, such as ``javascript:``, among them.
    """
    if not re.fullmatch(r"(https?://[^\s/$.?#][^\s]*|/(?![/\\])[^\s]*)", text):
        raise ValueError("Enter a web address that begins with https://.")
    return plain_line(text)


def digits(value: object) -> object:
    """Let only plain digits through as a number of a query string: Python reads ``1_0`` too.

    Raises:
        ValueError: It is text of anything else.
    """
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError("Send a whole number here.")
    return value


def _trimmed(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Line = Annotated[str, _trimmed(100), AfterValidator(plain_line)]
Word = Annotated[str, _trimmed(60), AfterValidator(plain_line)]
Passage = Annotated[str, _trimmed(4000), AfterValidator(plain_text)]
WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(web_address)]
Email = Annotated[
    str,
    StringConstraints(max_length=254),
    AfterValidator(canonical_email),
    Field(json_schema_extra={"format": "email"}),
]
Phone = Annotated[str, StringConstraints(max_length=30), AfterValidator(phone)]
Postcode = Annotated[str, StringConstraints(max_length=12), AfterValidator(postcode)]


def _rfc3339(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


#: An instant as RFC 3339 in UTC with ``Z``; every instant of ours is kept in UTC.
Instant = Annotated[datetime, PlainSerializer(_rfc3339, return_type=str, when_used="json")]

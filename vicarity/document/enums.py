"""Words about documents."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is evidence of."""

    DBS_CERTIFICATE = "dbs_certificate"
    RIGHT_TO_WORK = "right_to_work"
    QUALIFICATION = "qualification"
    PHOTO = "photo"


class ContentType(StrEnum):
    """What a file is, by its content."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


class ScanStatus(StrEnum):
    """What the virus scanner said. Only a clean file is ever served."""

    PENDING = "pending"
    CLEAN = "clean"
    INFECTED = "infected"


class Refusal(StrEnum):
    """Why a check refused a file; each is a class of ``errors.py``."""

    UNSUPPORTED = "unsupported_file"
    BROKEN = "broken_file"
    UNSAFE = "unsafe_file"
    PASSWORD = "file_has_password"  # noqa: S105 - a word, not a secret
    PAGES = "too_many_pages"
    PIXELS = "image_too_large"

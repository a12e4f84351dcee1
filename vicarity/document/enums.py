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

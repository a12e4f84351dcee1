"""Refusals about documents."""

from vicarity.core.errors import Conflict, NotFound, RuleBroken, Unavailable, WrongMediaType


class DocumentNotFound(NotFound):
    """There is no such document."""


class DocumentBeingScanned(Conflict):
    """We are still checking this document for viruses. Please try again in a few minutes."""


class TooManyDocuments(Conflict):
    """You keep as many documents here as one person can. Delete those you no longer need."""


class UnsupportedFile(WrongMediaType):
    """This is not a PDF, JPEG or PNG. Save it as one of these, or take a photo, and try again."""


class EmptyFile(RuleBroken):
    """This file is empty. Choose another one."""


class BrokenFile(RuleBroken):
    """This file is damaged, so we cannot read it. Save it again, or take a photo, and try again."""


class UnsafeFile(RuleBroken):
    """This file holds more than pages to look at. Print it to a new PDF, and try again."""


class FileHasPassword(RuleBroken):
    """This PDF is locked with a password. Save it without one, and try again."""


class TooManyPages(RuleBroken):
    """This PDF has no pages, or more than 50. Send only the pages that show the evidence."""


class ImageTooLarge(RuleBroken):
    """This picture has more pixels than we can check. Save it smaller, and try again."""


class FileTooComplex(RuleBroken):
    """This file takes too long to check. Print it to a new PDF, or take a photo, and try again."""


class CheckingBusy(Unavailable):
    """Many files are being checked right now. Please try again in a moment."""

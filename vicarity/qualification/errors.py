"""Refusals about qualifications."""

from vicarity.core.errors import Conflict, NotAllowed, NotFound, RuleBroken


class UnknownQualification(RuleBroken):
    """There is no qualification with this code."""


class UnknownDocument(RuleBroken):
    """You have not uploaded this document."""


class DocumentInUse(Conflict):
    """A verified qualification rests on this document. Change the qualification first."""


class CredentialNotFound(NotFound):
    """There is no such credential."""


class OwnReview(NotAllowed):
    """This is your own. A colleague has to decide on it."""


class AlreadyDecided(Conflict):
    """Someone has decided on this credential already. Look at what it is now."""


class ChangedSinceSeen(Conflict):
    """This credential has changed since you opened the page. Look again before you decide."""


class ReasonMissing(RuleBroken):
    """Say why: the worker reads it and needs to know what to do."""


class ReasonTooLong(RuleBroken):
    """Use 1,000 characters or fewer."""


class EvidenceMissing(Conflict):
    """There is no document to check this by. Ask the worker for one."""


class EvidenceUnscanned(Conflict):
    """The document is still being checked for viruses. Try again in a minute."""


class DbsLevelTooLow(Conflict):
    """The worker does not say it is enhanced with the adults' barred list. Ask or reject."""


class RunOut(Conflict):
    """The day it is valid until has passed. Reject it, or ask the worker for a newer one."""


class ExpiryBeforeIssue(RuleBroken):
    """It cannot run out before it was issued. Look at the date again."""


class NotInBulk(Conflict):
    """This one has to be looked at by itself."""

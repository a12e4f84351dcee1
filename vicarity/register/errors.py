"""Refusals about the register."""

from vicarity.core.errors import Conflict, RuleBroken, Unavailable


class NotTheRegister(RuleBroken):
    """This is neither a whole OpenDocument spreadsheet nor a CSV file."""


class HeaderChanged(RuleBroken):
    """The columns are not those of a file of CQC."""


class NothingInIt(RuleBroken):
    """This file names no location."""


class TooManyUnreadable(RuleBroken):
    """So many rows cannot be read that something else must be wrong with this file."""


class TooManyGone(RuleBroken):
    """This file would take so many locations away that it cannot be whole."""


class NotYet(RuleBroken):
    """A file cannot be of a day to come."""


class RegisterAway(Unavailable):
    """CQC's service does not answer. Nothing was lost; it is asked again later."""


class RegisterKeyRefused(Unavailable):
    """CQC's service does not accept our key. Look at CQC_API_KEY."""


class RegisterUnclear(Unavailable):
    """CQC's service answered something we do not understand."""


class NoRegisterYet(RuleBroken):
    """There is no register to bring up to date. Import a monthly directory first."""


class NoRegisterKey(RuleBroken):
    """There is no key for CQC's service. Set CQC_API_KEY."""


class RegisterBusy(Conflict):
    """The register is being brought up to date already. Try again when that has ended."""

"""Words for refusals that come up often; staff begin from one and make it fit.

The worker reads them, so each says first what is wrong and then what to do.
"""

from __future__ import annotations

from dataclasses import dataclass

from vicarity.qualification.rules import DBS, REGISTERS, RIGHT_TO_WORK


@dataclass(frozen=True)
class Reason:
    """A refusal in a few words for staff, and in full for the worker.

    Attributes:
        code: Its name in forms and figures.
        title: A few words for staff.
        wrong: What is wrong.
        to_do: How the worker mends it.
        only_for: The qualifications it can be said of; all of them when empty.
    """

    code: str
    title: str
    wrong: str
    to_do: str
    only_for: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return what the worker reads."""
        return f"{self.wrong} {self.to_do}"


_IN_REGISTERS = frozenset(REGISTERS) - {RIGHT_TO_WORK}

REASONS = (
    Reason(
        "name_differs",
        "The name differs",
        "The name on the document is not the name in your profile.",
        "Please correct your profile, or upload a document that shows the change of name too, "
        "such as a marriage certificate or a deed poll.",
    ),
    Reason(
        "unreadable",
        "It cannot be read",
        "We cannot read the document: it is blurred, dark or cut off.",
        "Please take a new picture in good light, with all four corners in it, and upload it.",
    ),
    Reason(
        "wrong_document",
        "It is another document",
        "The document is not the certificate for this qualification.",
        "Please upload the certificate itself: a booking or a receipt is not enough.",
    ),
    Reason(
        "run_out",
        "It has run out",
        "The certificate is no longer valid.",
        "Please renew it, then enter the new dates and upload the new certificate.",
    ),
    Reason(
        "number_differs",
        "The number differs",
        "The number in your profile is not the number on the document.",
        "Please copy the number from the document, with all its zeros.",
    ),
    Reason(
        "dates_missing",
        "Dates are missing or differ",
        "The dates in your profile are missing, or are not those on the document.",
        "Please enter the date of issue and, if there is one, the date it runs out.",
    ),
    Reason(
        "not_recognised",
        "The provider is not recognised",
        "We could not find the provider of this certificate among those care homes accept.",
        "Please upload a certificate from an employer or an accredited training provider, or "
        "write to us if you think that this one is.",
    ),
    Reason(
        "pages_missing",
        "Pages are missing",
        "The document is not complete.",
        "Please upload all of its pages in one file.",
    ),
    Reason(
        "dbs_level",
        "Not enhanced with the adults' barred list",
        "Care homes need an enhanced DBS check with the adults' barred list, and this "
        "certificate is of another level or list.",
        "Please ask for the right level the next time you apply, and send us that certificate.",
        frozenset({DBS}),
    ),
    Reason(
        "dbs_workforce",
        "Not for the adult workforce",
        "This DBS certificate is for another workforce than adults.",
        "Please send us a certificate for the adult workforce.",
        frozenset({DBS}),
    ),
    Reason(
        "share_code",
        "The share code has run out",
        "The share code no longer works: codes are good for 90 days.",
        "Please make a new one at www.gov.uk/prove-right-to-work and enter it. It begins with W.",
        frozenset({RIGHT_TO_WORK}),
    ),
    Reason(
        "no_right_shown",
        "It does not show the right to work",
        "The document does not show that you may work in the United Kingdom.",
        "Please upload a British or Irish passport, or enter a share code from "
        "www.gov.uk/prove-right-to-work.",
        frozenset({RIGHT_TO_WORK}),
    ),
    Reason(
        "not_in_register",
        "Not found in the register",
        "We could not find you in the register under this number.",
        "Please check the number and that your registration is current, then enter it again.",
        _IN_REGISTERS,
    ),
)


def reasons_for(code: str) -> tuple[Reason, ...]:
    """Return the reasons that can be said of a qualification."""
    return tuple(reason for reason in REASONS if not reason.only_for or code in reason.only_for)


def text_of(code: str) -> str:
    """Return a reason in full; nothing for a code that is none."""
    return next((reason.text for reason in REASONS if reason.code == code), "")

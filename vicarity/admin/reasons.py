"""Words for refusals that come up often; staff begin from one and make it fit.

The home reads them, so each says first what is wrong and then what to do.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A refusal in a few words for staff, and in full for the home."""

    code: str
    title: str
    text: str


REASONS = (
    Reason(
        "not_in_register",
        "Not found in the CQC register",
        "We could not find this home in the CQC register under the location ID you gave. Please "
        "check the ID on your CQC certificate, correct your profile and send it again.",
    ),
    Reason(
        "name_differs",
        "The name differs from the register",
        "The name in your profile is not the one in the CQC register. Please use the registered "
        "name, or ask CQC to update it, and send your profile again.",
    ),
    Reason(
        "address_differs",
        "The address differs from the register",
        "The address in your profile is not the one in the CQC register for this location. "
        "Please correct your profile and send it again.",
    ),
    Reason(
        "contact_not_confirmed",
        "We could not confirm who is asking",
        "We telephoned the number that CQC publishes for this home and could not confirm that "
        "the person named in your profile works there. Please give us a contact we can reach "
        "there and send your profile again.",
    ),
    Reason(
        "claimed_twice",
        "This location already has an account",
        "Another account on Vicarity is already verified for this location. Please ask the "
        "colleague who opened it, or write to us if you do not know who that is.",
    ),
    Reason(
        "registration_ended",
        "The registration has ended or been suspended",
        "CQC shows that the registration of this location has ended or is suspended. We can "
        "verify only homes whose registration is current. Please write to us if that is wrong.",
    ),
)


#: What homes are often asked; they answer by mending their profile.
QUESTIONS = (
    Reason(
        "which_location",
        "Which location is it?",
        "We found more than one location that could be yours in the CQC register. Please enter "
        "the location ID from your CQC certificate in your profile.",
    ),
    Reason(
        "who_to_call",
        "Whom can we call?",
        "Please enter the name and position of somebody we can reach on the telephone number "
        "that CQC publishes for your home.",
    ),
    Reason(
        "registered_address",
        "Which address is registered?",
        "Please check that the address in your profile is the one CQC has registered for your "
        "home, and correct it if it is not.",
    ),
)


def text_of(code: str) -> str:
    """Return a reason in full; nothing for a code that is none."""
    every = (*REASONS, *QUESTIONS)
    return next((reason.text for reason in every if reason.code == code), "")

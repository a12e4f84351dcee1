"""What makes a password good enough: pure text, no database.

Sources: https://pages.nist.gov/800-63-4/sp800-63b.html section 3.1.1 (length, deny list),
https://www.ncsc.gov.uk/collection/passwords/updating-your-approach.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.errors import WeakPassword
from vicarity.core.errors import field_problem
from vicarity.core.passwords import normalised

SHORTEST, LONG_ENOUGH, LONGEST = 8, 15, 128

#: Platform staff need this many characters, whatever they are.
STAFF_SHORTEST = 15

#: Words that a guesser of this site's passwords tries first, with digits and signs around them.
SITE_WORDS = frozenset({"vicarity", "carehome", "careworker", "carer", "nurse", "nursing"})

#: How many of the commonest passwords are also refused with digits and signs around them.
BASES = 1000

_CLASSES = (
    (str.isupper, "a capital letter"),
    (str.islower, "a small letter"),
    (str.isdigit, "a number"),
    (lambda char: not char.isalnum() and not char.isspace(), "a symbol"),
)
_LEET = str.maketrans("@4301!$5", "aaeoiiss")


def check_password(password: str, email: str, role: Role, *, member: str = "password") -> None:
    """Refuse a password that is easy to guess.

    Args:
        password: As it was typed.
        email: The account's canonical address.
        role: What the account is for; staff need more.
        member: Which member of the body the refusal points at.

    Raises:
        WeakPassword: With what is missing, in plain words.
    """
    text = normalised(password)
    reason = _length(text, staff=role in STAFF_ROLES) or _guessable(text, email)
    if reason:
        raise field_problem(WeakPassword, member, reason)


def _length(text: str, *, staff: bool) -> str | None:
    if len(text) > LONGEST:
        return f"Use {LONGEST} characters or fewer."
    if staff and len(text) < STAFF_SHORTEST:
        return f"Use {STAFF_SHORTEST} characters or more."
    if len(text) >= LONG_ENOUGH:
        return None
    if len(text) < SHORTEST:
        return f"Use {SHORTEST} characters or more."
    missing = [name for test, name in _CLASSES if not any(map(test, text))]
    if missing:
        return f"Add {', '.join(missing)}, or use {LONG_ENOUGH} characters or more."
    return None


def _guessable(text: str, email: str) -> str | None:
    folded = text.casefold()
    if folded in {email, email.partition("@")[0]}:
        return "Do not use your email address as your password."
    if folded in _common() or _decorated(folded):
        return "This password is among the first that people try. Choose another."
    return None


def _decorated(folded: str) -> bool:
    """Say whether it is a common word with up to four digits and two signs after it."""
    match = re.fullmatch(r"(.{4,}?)[0-9]{0,4}[^\w\s]{0,2}", folded)
    if match is None:
        return False
    word = match[1]
    return bool({word, word.translate(_LEET)} & _bases())


@cache
def _ranked() -> tuple[str, ...]:
    path = Path(__file__).with_name("common_passwords.txt")
    return tuple(path.read_text(encoding="utf-8").splitlines()[1:])


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in _ranked() if len(word) >= SHORTEST)


@cache
def _bases() -> frozenset[str]:
    return SITE_WORDS | frozenset(word for word in _ranked()[:BASES] if len(word) > 3)

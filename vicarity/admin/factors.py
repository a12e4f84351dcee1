"""The second factor of staff: an authenticator app, and recovery codes for when it is lost.

A code counts for half a minute before and after its own, and once. Five wrong ones end the
session, and five in five minutes stop an account for the rest of them, on whatever session:
counted in PostgreSQL before the code is looked at, as passwords are.

Source: https://www.rfc-editor.org/rfc/rfc6238 (time-based one-time passwords)
"""

from __future__ import annotations

import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pyotp
from pyotp.exceptions import OTPVerificationError

from vicarity.admin import factor_keys, sessions
from vicarity.admin.errors import (
    CodesUsedUp,
    HasFactor,
    NoFactor,
    TooManyCodes,
    WrongCode,
)
from vicarity.admin.events import StaffFactorSet, StaffFactorTakenAway, StaffRecoveryCodeUsed
from vicarity.admin.queries import factors as queries
from vicarity.admin.queries.sessions import TRIES
from vicarity.admin.sessions import ServerSession, Staff
from vicarity.admin.sign_in import note
from vicarity.auth import accounts
from vicarity.auth.errors import NotYourself
from vicarity.core import audit, clock, throttle
from vicarity.core.database import give_back, unit_of_work
from vicarity.core.outbox import publish
from vicarity.core.throttle import Rule

ISSUER = "Vicarity"

#: Wrong codes for one account, recovery codes among them.
CODES = Rule("staff-code", 5, timedelta(minutes=5))

RECOVERY_CODES = 10

#: Letters and digits that nobody mistakes for each other: 60 bits in twelve of them.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

#: Where a session keeps the secret of an app that is being set up.
_ENROLLING = "enrolling"


def secret_to_enrol() -> str:
    """Return the secret of the app that is being set up: the same until the session ends."""
    session, person = _whose()
    if _ENROLLING in session:
        return factor_keys.opened(b64decode(session[_ENROLLING]), person.id)
    secret = pyotp.random_base32()
    session[_ENROLLING] = b64encode(factor_keys.locked(secret, person.id)).decode()
    return secret


def address_to_enrol(secret: str) -> str:
    """Return what the picture says: the secret, and whose it is."""
    _, person = _whose()
    uri: str = pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER)
    return uri


def enrol(code: str) -> list[str]:
    """Set up the app whose code this is, open the console, and return the recovery codes.

    Somebody who is in may replace their app; somebody who is halfway in may only set up a first.

    Raises:
        WrongCode: The app shows another one.
        HasFactor: Another session was quicker.
        DomainError: See :func:`give_code`.
    """
    session, person = _whose()
    secret, codes = secret_to_enrol(), _new_codes()
    step = _tried(lambda: _step(secret, code))
    with unit_of_work():
        kept = queries.put(
            person.id,
            factor_keys.locked(secret, person.id),
            at=clock.now(),
            step=step,
            hashes=_hashes(codes, person.id),
            replace=session.staff is not None,
        )
        if not kept:
            raise HasFactor
        session.pop(_ENROLLING)
        _let_in("enrol")
        publish(StaffFactorSet(user_id=person.id))
    return codes


def give_code(code: str) -> None:
    """Open the console for somebody who gives their app's code.

    Raises:
        WrongCode: It is wrong, or was used before.
        CodesUsedUp: It was the fifth wrong one, and the session is over.
        TooManyCodes: Too many were wrong on any session; even for the right one.
        FactorUnreadable: See :func:`vicarity.admin.factor_keys.opened`.
    """
    prove(code)
    with unit_of_work():
        _let_in()


def prove(code: str) -> None:
    """Make sure that whoever is at the console holds their app.

    Raises:
        DomainError: See :func:`give_code`.
    """
    _, person = _whose()
    kept = queries.secret(person.id)
    if kept is None:
        raise NoFactor
    secret = factor_keys.opened(kept, person.id)
    _tried(lambda: _used(person.id, _step(secret, code)))


def use_recovery(code: str) -> None:
    """Open the console for somebody who gives one of their recovery codes.

    Raises:
        DomainError: See :func:`give_code`.
    """
    _, person = _whose()
    given = factor_keys.hashed(re.sub(r"[\s-]", "", code[:100]).lower(), person.id)
    left = _tried(lambda: queries.use_recovery(person.id, given))
    with unit_of_work():
        _let_in("recovery_used", after={"left": left})
        publish(StaffRecoveryCodeUsed(user_id=person.id, left=left))


def renew_recovery() -> list[str]:
    """Return new recovery codes for whoever is at the console; the old ones are void.

    Raises:
        NoFactor: They stand in for nothing.
    """
    _, person = _whose()
    codes = _new_codes()
    with unit_of_work():
        if not queries.set_recovery(person.id, _hashes(codes, person.id)):
            raise NoFactor
        note("recovery_renewed", person.id)
    return codes


def reset(user_id: UUID, *, by: UUID | None) -> None:
    """Take a colleague's second factor away, and sign them out: they set up another one.

    Args:
        user_id: Whose.
        by: The administrator; ``None`` is an operator at the command line.

    Raises:
        NotYourself: With a stolen session anybody could.
        AccountNotFound: There is no such account.
        NoFactor: There is none.
    """
    if by == user_id:
        raise NotYourself
    with unit_of_work():
        accounts.end_sessions(user_id, by=by)
        if not queries.remove(user_id):
            raise NoFactor
        audit.record("account.reset_factor", actor_id=by, subject="account", subject_id=user_id)
        publish(StaffFactorTakenAway(user_id=user_id))


def _whose() -> tuple[ServerSession, Staff]:
    session = sessions.current()
    if session.person is None:
        raise RuntimeError("the guard lets nobody in without an account")
    return session, session.person


def _tried(check: Callable[[], int | None]) -> int:
    """Count a code, commit the count, and only then look at it; return what ``check`` found."""
    session, person = _whose()
    guess = throttle.take(CODES, str(person.id))
    tries = session.count_try() if guess.allowed else 0
    give_back()
    if not guess.allowed:
        raise TooManyCodes(retry_after=guess.wait)
    with unit_of_work():
        found = check() if tries is not None else None
        if found is not None:
            throttle.undo(guess)
            return found
        note("code_failed", person.id)
        if tries is None or tries >= TRIES:
            session.end()
    raise WrongCode if session.person else CodesUsedUp


def _let_in(*acts: str, **facts: object) -> None:
    """Take the second factor as given, and leave a trail of how."""
    session, person = _whose()
    signs_in = session.staff is None
    session.raise_up()
    for act in acts:
        note(act, person.id, **facts)
    if signs_in:
        note("sign_in", person.id)


def _step(secret: str, code: str) -> int | None:
    """Return the half minute a code belongs to, now or just before or after; else ``None``."""
    digits = re.sub(r"[\s-]", "", code[:100])
    if not re.fullmatch(r"[0-9]{6}", digits):
        return None
    try:
        step: int = pyotp.TOTP(secret).verify_and_get_timecode(
            digits, for_time=clock.now(), valid_window=1
        )
    except OTPVerificationError:
        return None
    return step


def _used(user_id: UUID, step: int | None) -> int | None:
    """Use a code up; ``None`` when it is none, or not newer than the last."""
    return step if step is not None and queries.take_step(user_id, step) else None


def _new_codes() -> list[str]:
    """Return codes like ``k3fm-9x2p-hd7w``."""

    def part() -> str:
        return "".join(secrets.choice(ALPHABET) for _ in range(4))

    return [f"{part()}-{part()}-{part()}" for _ in range(RECOVERY_CODES)]


def _hashes(codes: list[str], user_id: UUID) -> list[str]:
    return [factor_keys.hashed(code.replace("-", ""), user_id) for code in codes]

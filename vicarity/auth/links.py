"""Links we e-mail: to prove an address, and to set a new password.

The newest link of a purpose is the only good one; it is used up by one UPDATE, so that of any
number of simultaneous tries one succeeds.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from vicarity.account import queries as accounts
from vicarity.account.models import User
from vicarity.account.rules import check_password
from vicarity.auth import queries, sessions
from vicarity.auth.enums import Ending, Purpose
from vicarity.auth.errors import InvalidToken
from vicarity.auth.events import (
    EmailVerificationRequested,
    EmailVerified,
    PasswordChanged,
    PasswordResetPrepared,
    PasswordResetWanted,
    VerificationLinkWanted,
)
from vicarity.auth.rules import (
    GUESSES,
    RESET_LIFE,
    RESET_MAILS,
    VERIFICATION_MAILS,
    VERIFY_LIFE,
    redirect_to,
)
from vicarity.auth.schemas import NewPassword, Verified
from vicarity.core import clock, passwords, throttle, tokens
from vicarity.core.database import give_back
from vicarity.core.evenly import evenly
from vicarity.core.outbox import publish

LIVES = {Purpose.VERIFY_EMAIL: VERIFY_LIFE, Purpose.RESET_PASSWORD: RESET_LIFE}


def request_verification(email: str) -> None:
    """Note that somebody wants another link; whether there is an account is decided later.

    Known and unknown addresses do the same work here, so nobody can tell them apart; nor, by
    the clock, an address that was asked for too often.
    """
    with evenly():
        if throttle.take(VERIFICATION_MAILS, email).allowed:
            publish(VerificationLinkWanted(email=email))
        give_back()


def request_reset(email: str) -> None:
    """Note that somebody forgot a password; see :func:`request_verification`."""
    with evenly():
        if throttle.take(RESET_MAILS, email).allowed:
            publish(PasswordResetWanted(email=email))
        give_back()


def prepare_verification(email: str) -> None:
    """Make a link for an account that still has to prove its address."""
    user = accounts.user_by_email(email)
    if user and user.is_active and user.email_verified_at is None:
        send_verification(user.id, email)


def prepare_reset(email: str) -> None:
    """Make a link for an active account that forgot its password."""
    user = accounts.user_by_email(email)
    if user and user.is_active:
        jti = _new_link(user.id, email, Purpose.RESET_PASSWORD)
        publish(PasswordResetPrepared(user_id=user.id, jti=jti))


def send_verification(user_id: UUID, email: str, password_hash: str | None = None) -> None:
    """Make a link that proves an address, and have it sent.

    Args:
        user_id: The account.
        email: The address the link proves, and no other.
        password_hash: Becomes the account's password when the link is used.
    """
    jti = _new_link(user_id, email, Purpose.VERIFY_EMAIL, password_hash)
    publish(EmailVerificationRequested(user_id=user_id, jti=jti))


def _new_link(
    user_id: UUID, email: str, purpose: Purpose, password_hash: str | None = None
) -> UUID:
    jti = uuid4()
    queries.replace_link(
        user_id,
        purpose,
        jti=jti,
        email=email,
        issued_at=tokens.issue_time(),
        password_hash=password_hash,
    )
    return jti


def token(user_id: UUID, purpose: Purpose, jti: UUID) -> str | None:
    """Return the token of a link; ``None`` once the link was used, replaced or is too old."""
    link = queries.link(user_id, purpose, jti)
    if link is None or link.used_at is not None:
        return None
    if link.issued_at + LIVES[purpose] <= clock.now():
        return None
    claims = tokens.LinkClaims(user_id, jti)
    return tokens.link_token(purpose, claims, link.issued_at, LIVES[purpose])


def verify_email(text: str) -> Verified:
    """Prove an address with the link's token.

    Raises:
        InvalidToken: It was replaced by a newer one, is too old, or never was one.
    """
    claims = tokens.read_link(Purpose.VERIFY_EMAIL, text)
    if claims is None:
        raise InvalidToken
    used = queries.use_link(claims.user_id, Purpose.VERIFY_EMAIL, claims.jti, clock.now())
    if used is None:
        return _already_verified(claims)
    if used.password_hash is not None:
        accounts.set_password(claims.user_id, used.password_hash)
        sessions.end_all(claims.user_id, Ending.ADDRESS_PROVEN)
    _note_verified(claims.user_id, used.email)
    return Verified(message="Email verified", redirect_to=_next(claims.user_id))


def _already_verified(claims: tokens.LinkClaims) -> Verified:
    """Answer a second use of the link that proved the address: nothing changes."""
    link = queries.link(claims.user_id, Purpose.VERIFY_EMAIL, claims.jti)
    user = accounts.user(claims.user_id)
    if not (link and user and user.email_verified_at and link.email == user.email):
        raise InvalidToken
    return Verified(message="Email already verified", redirect_to=_next(claims.user_id))


def make_way(email: str) -> None:
    """Delete what a stranger opened at an address that somebody else proves just now.

    The links are locked before the account, in the order of those who use one.
    """
    user = accounts.user_by_email(email)
    if user is None or user.email_verified_at is not None:
        return
    for purpose in (Purpose.RESET_PASSWORD, Purpose.VERIFY_EMAIL):
        queries.kill_links(user.id, purpose, clock.now())
    accounts.forget_unproven_at(email)


def _note_verified(user_id: UUID, email: str) -> None:
    if accounts.mark_verified(user_id, email, clock.now()):
        publish(EmailVerified(user_id=user_id))


def _next(user_id: UUID) -> str:
    account = queries.standing(user_id)
    if account is None:
        raise InvalidToken
    verified = account.email_verified_at is not None
    completion = account.profile_completion_percentage
    return redirect_to(account.role, email_verified=verified, completion=completion)


def reset_password(form: NewPassword) -> None:
    """Set a new password with a reset link's token; every session ends, and so does a block.

    Using the link proves the address, so whatever somebody set up who never proved it (a
    password, sessions, a waiting registration) is gone.

    Raises:
        InvalidToken: It was used, replaced by a newer one, is too old, or never was one.
        WeakPassword: The new password is easy to guess; the link stays good.
    """
    claims, user = _reset_link(form.token)
    password = form.new_password.get_secret_value()
    check_password(password, user.email, user.role, member="new_password")
    give_back()
    password_hash = passwords.hash_password(password)
    now = clock.now()
    used = queries.use_link(claims.user_id, Purpose.RESET_PASSWORD, claims.jti, now)
    if used is None:
        raise InvalidToken
    accounts.set_password(claims.user_id, password_hash)
    queries.kill_links(claims.user_id, Purpose.VERIFY_EMAIL, now)
    sessions.end_all(claims.user_id, Ending.PASSWORD_CHANGED)
    _note_verified(claims.user_id, used.email)
    throttle.clear(GUESSES, used.email)
    publish(PasswordChanged(user_id=claims.user_id))


def _reset_link(text: str) -> tuple[tokens.LinkClaims, User]:
    claims = tokens.read_link(Purpose.RESET_PASSWORD, text)
    link = claims and queries.link(claims.user_id, Purpose.RESET_PASSWORD, claims.jti)
    user = claims and accounts.user(claims.user_id)
    if not (claims and link and user) or link.used_at is not None or not user.is_active:
        raise InvalidToken
    return claims, user

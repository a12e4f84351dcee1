"""Sessions: one sign-in and the tokens that descend from it.

Refresh tokens rotate. The token that was just replaced works for ten more seconds and gives
the same new one, so tabs and retries agree; any other old token means that two people hold
the family, and ends it (RFC 9700 section 4.14.2).
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from vicarity.account import queries as accounts
from vicarity.auth import queries
from vicarity.auth.enums import Ending
from vicarity.auth.errors import InvalidCredentials, InvalidRefreshToken
from vicarity.auth.events import RefreshTokenReused
from vicarity.auth.models import AuthSession
from vicarity.auth.revocation import ended
from vicarity.auth.rules import GRACE
from vicarity.core import clock, tokens
from vicarity.core.database import after_commit, give_back
from vicarity.core.outbox import publish
from vicarity.core.tokens import Grant, RefreshClaims


def open_session(account: Any, device: str) -> dict[str, Any]:
    """Start a session and return its first pair of tokens.

    Args:
        account: What :func:`vicarity.auth.queries.credentials` returned.
        device: What somebody signs in with, in words.

    Raises:
        InvalidCredentials: The account changed since.
    """
    now, jti = tokens.issue_time(), uuid4()
    expires_at = tokens.expires_at(now)
    session_id = queries.add_session(account, jti, device=device, at=now, expires_at=expires_at)
    if session_id is None:
        raise InvalidCredentials
    grant = Grant(account.id, account.role, session_id, account.email_verified_at is not None)
    return _pair(grant, tokens.refresh_token(grant, jti, now))


def refresh(text: str | None) -> dict[str, Any]:
    """Exchange a refresh token for a new pair.

    Raises:
        InvalidRefreshToken: It is none of ours, or its session has ended.
    """
    claims = tokens.read_refresh(text) if text else None
    if claims is None:
        raise InvalidRefreshToken
    now, jti = tokens.issue_time(), uuid4()
    owner = queries.rotate(
        claims.session_id, claims.jti, new=jti, at=now, expires_at=tokens.expires_at(now)
    )
    if owner is None:
        return _replaced(claims)
    grant = Grant(owner.user_id, owner.role, claims.session_id, owner.email_verified)
    return _pair(grant, tokens.refresh_token(grant, jti, now))


def _replaced(claims: RefreshClaims) -> dict[str, Any]:
    """Answer a token that is not the newest: harmless in its grace, a theft after it."""
    found = queries.locked_session(claims.session_id)
    if found is None:
        raise InvalidRefreshToken
    session, user = found
    if not _in_grace(session, claims.jti):
        _end_family(session)
        raise InvalidRefreshToken
    grant = Grant(user.id, user.role, session.id, user.email_verified_at is not None)
    newest = tokens.refresh_token(grant, session.refresh_jti, session.refreshed_at)
    return _pair(grant, newest)


def _in_grace(session: AuthSession, jti: UUID) -> bool:
    if jti == session.refresh_jti:  # this very token won a race a moment ago
        return session.expires_at > clock.now()
    if jti != session.previous_jti or session.rotated_at is None:
        return False
    return clock.now() - session.rotated_at <= GRACE


def _end_family(session: AuthSession) -> None:
    """End the session for good, before the refusal rolls the transaction back."""
    user_id = session.user_id
    end(session.id, Ending.TOKEN_REUSED)
    publish(RefreshTokenReused(user_id=user_id))
    give_back()


def _pair(grant: Grant, refresh_token: str) -> dict[str, Any]:
    return {
        "access_token": tokens.access_token(grant),
        "refresh_token": refresh_token,
        "token_type": "bearer",
        "expires_in": tokens.seconds(tokens.ACCESS_LIFE),
    }


def sign_out(session_id: UUID | None, refresh_token: str | None) -> None:
    """End the sessions that an access token and a refresh token belong to."""
    claims = tokens.read_refresh(refresh_token) if refresh_token else None
    family = claims.session_id if claims else None
    for found in {session_id, family}:
        if found is not None:
            end(found, Ending.SIGNED_OUT)


def end(session_id: UUID, ending: Ending) -> None:
    """End one session; see :mod:`vicarity.auth.revocation` for who hears of it when."""
    if queries.end_session(session_id, ending, clock.now()):
        after_commit(partial(ended.add, [session_id]))


def end_all(user_id: UUID, ending: Ending, *, keep: UUID | None = None) -> None:
    """End every session of an account, at the console too, but the one to ``keep``."""
    now = clock.now()
    if keep is None:
        accounts.note_sessions_ended(user_id, now)
    gone = queries.end_sessions(user_id, ending, now, keep=keep)
    after_commit(partial(ended.add, gone))

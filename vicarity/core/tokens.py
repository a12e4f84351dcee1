"""Signed tokens: for signing in (access, refresh) and for links in e-mails.

Kinds are never interchangeable: sign-in tokens differ by their ``type``; links are signed
with a key of their own and name their purpose as audience. See docs/adr/0007.

Source: https://www.rfc-editor.org/rfc/rfc8725 (JWT best practice)
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import jwt as pyjwt
from flask import Flask, current_app
from flask_jwt_extended import create_access_token, create_refresh_token, decode_token

from vicarity.core import clock

ACCESS_LIFE = timedelta(minutes=30)
REFRESH_LIFE = timedelta(days=7)
AUDIENCE = "vicarity"
ALGORITHM = "HS256"


@dataclass(frozen=True)
class Grant:
    """What a pair of sign-in tokens says."""

    user_id: UUID
    role: str
    session_id: UUID
    email_verified: bool

    def claims(self) -> dict[str, Any]:
        """Return the claims beside the standard ones."""
        return {"role": self.role, "sid": str(self.session_id), "ev": self.email_verified}


def access_token(grant: Grant) -> str:
    """Return a token that lets its bearer call the API for 30 minutes."""
    token: str = create_access_token(str(grant.user_id), additional_claims=grant.claims())
    return token


def refresh_token(grant: Grant, jti: UUID, issued_at: datetime) -> str:
    """Return a refresh token; the same arguments give the same token, byte for byte."""
    claims = grant.claims() | {
        "jti": str(jti),
        "iat": int(issued_at.timestamp()),
        "exp": int((issued_at + REFRESH_LIFE).timestamp()),
    }
    del claims["ev"]  # it may change while the token lives
    token: str = create_refresh_token(str(grant.user_id), additional_claims=claims)
    return token


@dataclass(frozen=True)
class RefreshClaims:
    """What a refresh token says."""

    session_id: UUID
    jti: UUID


def read_refresh(token: str) -> RefreshClaims | None:
    """Return what a valid refresh token says; ``None`` for anything else."""
    try:
        claims = decode_token(token)
        if claims["type"] != "refresh":
            return None
        return RefreshClaims(UUID(claims["sid"]), UUID(claims["jti"]))
    except (pyjwt.PyJWTError, ValueError):
        return None


@dataclass(frozen=True)
class LinkClaims:
    """What the token in an e-mailed link says: whose it is, and which.

    ``user_id`` is an account's id, or that of an invitation of somebody who has none yet.
    """

    user_id: UUID
    jti: UUID


def link_token(purpose: str, claims: LinkClaims, issued_at: datetime, life: timedelta) -> str:
    """Return the token of an e-mailed link; a retry of the e-mail sends the same one."""
    content = {
        "sub": str(claims.user_id),
        "jti": str(claims.jti),
        "aud": f"{AUDIENCE}:{purpose}",
        "type": purpose,
        "iat": int(issued_at.timestamp()),
        "exp": int((issued_at + life).timestamp()),
    }
    return pyjwt.encode(content, _link_key(), algorithm=ALGORITHM)


def read_link(purpose: str, token: str) -> LinkClaims | None:
    """Return what a link's token says; ``None`` when it is not for this purpose or too old."""
    try:
        claims = pyjwt.decode(
            token,
            _link_key(),
            algorithms=[ALGORITHM],
            audience=f"{AUDIENCE}:{purpose}",
            options={"require": ["sub", "jti", "aud", "type", "iat", "exp"]},
        )
        return LinkClaims(UUID(claims["sub"]), UUID(claims["jti"]))
    except (pyjwt.PyJWTError, ValueError):
        return None


def _link_key() -> bytes:
    key: str = current_app.config["JWT_SECRET_KEY"]
    return hmac.digest(key.encode(), b"vicarity e-mail links", hashlib.sha384)


def seconds(life: timedelta) -> int:
    """Return a lifetime in whole seconds."""
    return int(life.total_seconds())


def expires_at(issued_at: datetime) -> datetime:
    """Return when a refresh token issued then stops working."""
    return issued_at + REFRESH_LIFE


def issue_time() -> datetime:
    """Return the current instant, cut to the whole seconds a token can say."""
    return clock.now().replace(microsecond=0)


def init_app(app: Flask) -> None:
    """Tell Flask-JWT-Extended how our tokens look."""
    app.config.update(
        JWT_ALGORITHM=ALGORITHM,
        JWT_ACCESS_TOKEN_EXPIRES=ACCESS_LIFE,
        JWT_REFRESH_TOKEN_EXPIRES=REFRESH_LIFE,
        JWT_ENCODE_AUDIENCE=AUDIENCE,
        JWT_DECODE_AUDIENCE=AUDIENCE,
        JWT_ENCODE_NBF=False,
        JWT_COOKIE_CSRF_PROTECT=False,
        JWT_TOKEN_LOCATION=["headers"],
    )

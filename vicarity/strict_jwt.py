"""Flask-JWT-Extended that refuses a token which lacks a claim, where the library fills some in.

Source: https://www.rfc-editor.org/rfc/rfc8725 (JWT best practice), sections 3.1 and 3.8 to 3.11.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt as pyjwt
from flask import Flask, current_app
from flask_jwt_extended import JWTManager
from flask_jwt_extended.config import config

REQUIRED = ("sub", "aud", "exp", "iat", "jti", "type", "sid", "role")

#: Which setting says how long each kind of token may live.
LIVES = {"access": "JWT_ACCESS_TOKEN_EXPIRES", "refresh": "JWT_REFRESH_TOKEN_EXPIRES"}


class StrictJWT(JWTManager):
    """One algorithm, one audience, every claim present and of its type."""

    def _set_error_handler_callbacks(self, app: Flask) -> None:
        """Leave bad tokens to :mod:`vicarity.core.problems`; the library answers its own way."""

    def _decode_jwt_from_config(
        self,
        encoded_token: str,
        csrf_value: Any = None,
        allow_expired: bool = False,
    ) -> dict[str, Any]:
        """Return the claims of a token of ours.

        Raises:
            jwt.PyJWTError: It is not one.
        """
        try:
            claims = pyjwt.decode(
                encoded_token,
                config.decode_key,
                algorithms=["HS256"],
                audience=config.decode_audience,
                options={"require": list(REQUIRED), "strict_aud": True},
            )
            _check(claims)
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            raise pyjwt.InvalidTokenError from None
        claims["fresh"] = False  # the library looks for it; we re-ask for the password instead
        return claims


def _check(claims: dict[str, Any]) -> None:
    """Refuse claims that are there but make no sense.

    Raises:
        ValueError: One of them.
    """
    for name in ("sub", "jti", "sid"):
        UUID(claims[name])
    if type(claims["exp"]) is not int or type(claims["iat"]) is not int:
        raise ValueError("times are whole seconds")
    if not isinstance(claims["role"], str):
        raise TypeError("a role is a word")
    if claims["type"] not in LIVES:
        raise ValueError("of no known kind")
    life: timedelta = current_app.config[LIVES[claims["type"]]]
    if claims["exp"] - claims["iat"] > life.total_seconds():
        raise ValueError("lives too long")

"""Keeping second factors: secrets encrypted, recovery codes as keyed hashes.

Both keys come from ``SECRET_KEY``, so a copy of the database alone opens nothing, and changing
``SECRET_KEY`` makes every second factor unreadable (docs/configuration.md).
"""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from vicarity.admin.errors import FactorUnreadable

NONCE_BYTES = 12


def locked(secret: str, user_id: UUID) -> bytes:
    """Encrypt a secret, so that it can be read for this account alone."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key(b"secret")).encrypt(nonce, secret.encode(), user_id.bytes)


def opened(kept: bytes, user_id: UUID) -> str:
    """Decrypt a secret.

    Raises:
        FactorUnreadable: It was encrypted with another ``SECRET_KEY``, or for another account.
    """
    nonce, sealed = kept[:NONCE_BYTES], kept[NONCE_BYTES:]
    try:
        return AESGCM(_key(b"secret")).decrypt(nonce, sealed, user_id.bytes).decode()
    except InvalidTag:
        raise FactorUnreadable from None


def hashed(code: str, user_id: UUID) -> str:
    """Return what is kept of a recovery code."""
    return hmac.new(_key(b"recovery"), user_id.bytes + code.encode(), "sha256").hexdigest()


def _key(purpose: bytes) -> bytes:
    """Derive a key of its own for each purpose (RFC 5869)."""
    secret: str = current_app.config["SECRET_KEY"]
    info = b"vicarity staff factor " + purpose
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret.encode())

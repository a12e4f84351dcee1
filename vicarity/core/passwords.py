"""Keeping passwords: bcrypt over a keyed pre-hash, never more at once than the machine can do.

bcrypt reads 72 bytes at most, so a long password is first shortened to 64 characters that
depend on every byte of it. See docs/adr/0008.

Sources: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html,
https://pages.nist.gov/800-63-4/sp800-63b.html (Unicode normalisation).
"""

from __future__ import annotations

import base64
import hmac
import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import bcrypt
from flask import current_app

from config import Settings
from vicarity.core.errors import TooMany

R = TypeVar("R")

#: How many may hash or wait for it in one process; more are asked to come back.
MOST_WAITING = 56

#: Seconds anybody waits; every answer has to come within fifteen, however slow the machine is.
LONGEST_WAIT = 8.0

#: How far hashing steps back for other threads, as ``nice`` counts: an answer that takes a
#: millisecond must not wait for those that take 250 (figures: bench/RESULTS.md).
NICE = 10


def _step_back() -> None:
    if sys.platform == "linux":  # elsewhere it would slow the whole process, not this thread
        os.nice(NICE)


#: One thread per processor, begun at its first use and so after gunicorn's fork.
_processors = ThreadPoolExecutor(os.cpu_count() or 1, "hashing", initializer=_step_back)
_waiting = threading.BoundedSemaphore(MOST_WAITING)


class SignInBusy(TooMany):
    """Many people are signing in right now. Please try again in a moment."""


def normalised(password: str) -> str:
    """Return the form in which a password is compared: NFKC, so that keyboards agree."""
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str, *, like: str | None = None) -> str:
    """Return a salted hash of a password, in the same time whether or not ``like`` is given.

    Args:
        password: As it was typed.
        like: Another hash whose salt to use, so that the same password gives the same hash.

    Raises:
        SignInBusy: Too many others are waiting.
    """
    rounds = _settings().bcrypt_rounds
    salt = bcrypt.gensalt(rounds)
    if like and like.startswith(f"$2b${rounds:02d}$"):
        salt = like[: len(salt)].encode()
    return _in_turn(bcrypt.hashpw, _shortened(password), salt).decode()


def matches(password_hash: str | None, password: str) -> bool:
    """Say whether ``password`` is the one that was hashed.

    Takes the same time for ``None``, which stands for an account that does not exist.

    Raises:
        SignInBusy: Too many others are waiting.
    """
    kept = (password_hash or _nobody()).encode()
    return _in_turn(bcrypt.checkpw, _shortened(password), kept)


def _shortened(password: str) -> bytes:
    key = _settings().password_key.get_secret_value().encode()
    return base64.b64encode(hmac.digest(key, normalised(password).encode(), "sha384"))


def _nobody() -> str:
    """Return a well-formed hash that no password has."""
    return f"$2b${_settings().bcrypt_rounds:02d}$" + "." * 53


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def _in_turn(call: Callable[[bytes, bytes], R], password: bytes, salt: bytes) -> R:
    """Call when a processor is free; who has waited too long by then goes away unserved."""
    with _place():
        work = _processors.submit(call, password, salt)
        try:
            return work.result(LONGEST_WAIT)
        except TimeoutError:
            if work.cancel():
                raise SignInBusy(retry_after=2) from None
            return work.result()


@contextmanager
def _place() -> Iterator[None]:
    """Take a place in the queue: hashing more at once would only slow every other answer."""
    if not _waiting.acquire(blocking=False):
        raise SignInBusy(retry_after=2)
    try:
        yield
    finally:
        _waiting.release()

"""Knowing a password: ten guesses in five minutes, the same for every address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from vicarity.auth import queries
from vicarity.auth.errors import InvalidCredentials, TooManyAttempts
from vicarity.auth.events import SignInBlocked
from vicarity.auth.rules import BLOCKED_MAILS, GUESSES, NETWORK_GUESSES
from vicarity.core import passwords, throttle
from vicarity.core.database import give_back
from vicarity.core.outbox import publish
from vicarity.core.passwords import SignInBusy
from vicarity.core.throttle import Taken


def prove(email: str, password: str, network: str) -> Any:
    """Return the account of someone who knows its password.

    The guess is counted, and the count committed, before the password is looked at: however
    many guesses arrive at once, on however many processes, ten are evaluated. A right one is
    given back. Unknown addresses count and take time like any other. A network that has used
    up its guesses cannot use up anybody's, and a blocked address costs its network nothing.

    Args:
        email: Canonical address.
        password: As it was typed.
        network: Where the guess comes from (:func:`vicarity.network.client_network`).

    Raises:
        TooManyAttempts: Even for the right password.
        SignInBusy: Nobody had time to look at the password, so it counts for nothing.
        InvalidCredentials: The address is unknown or the password wrong, which of the two is
            not told.
    """
    guesses = _count(email, network)
    account = queries.credentials(email)
    give_back()
    kept = account.password_hash if account else None
    try:
        right = passwords.matches(kept, password)
    except SignInBusy:
        _uncount(guesses)
        raise
    if not right or account is None:
        raise InvalidCredentials
    _uncount(guesses)
    return account


def _uncount(guesses: Iterable[Taken]) -> None:
    for guess in guesses:
        throttle.undo(guess)
    give_back()


def _count(email: str, network: str) -> tuple[Taken, Taken]:
    by_network = throttle.take(NETWORK_GUESSES, network)
    if not by_network.allowed:
        _refuse(by_network)
    by_address = throttle.take(GUESSES, email)
    if not by_address.allowed:
        throttle.undo(by_network)
        if throttle.take(BLOCKED_MAILS, email).allowed:
            publish(SignInBlocked(email=email))
        _refuse(by_address)
    return by_network, by_address


def _refuse(guess: Taken) -> NoReturn:
    give_back()
    raise TooManyAttempts(retry_after=guess.wait)

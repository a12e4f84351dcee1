"""Knowing a password: ten guesses in five minutes, the same for every address."""

from __future__ import annotations

from typing import Any

from vicarity.auth import queries
from vicarity.auth.errors import InvalidCredentials, TooManyAttempts
from vicarity.auth.events import SignInBlocked
from vicarity.auth.rules import BLOCKED_MAILS, GUESSES, NETWORK_GUESSES
from vicarity.core import passwords, throttle
from vicarity.core.database import give_back
from vicarity.core.outbox import publish
from vicarity.core.throttle import Rule, Taken


def prove(email: str, password: str, network: str) -> Any:
    """Return the account of someone who knows its password.

    The guess is counted, and the count committed, before the password is looked at: however
    many guesses arrive at once, on however many processes, ten are evaluated. A right one is
    given back. Unknown addresses count and take time like any other.

    Args:
        email: Canonical address.
        password: As it was typed.
        network: Where the guess comes from (:func:`vicarity.network.client_network`).

    Raises:
        TooManyAttempts: Even for the right password.
        InvalidCredentials: The address is unknown or the password wrong, which of the two is
            not told.
    """
    guesses = [_count(GUESSES, email, email), _count(NETWORK_GUESSES, network, email)]
    account = queries.credentials(email)
    give_back()
    if not passwords.matches(account and account.password_hash, password) or account is None:
        raise InvalidCredentials
    for guess in guesses:
        throttle.undo(guess)
    give_back()
    return account


def _count(rule: Rule, subject: str, email: str) -> Taken:
    guess = throttle.take(rule, subject)
    if not guess.allowed:
        if rule is GUESSES and throttle.take(BLOCKED_MAILS, email).allowed:
            publish(SignInBlocked(email=email))
        give_back()
        raise TooManyAttempts(retry_after=guess.wait)
    return guess

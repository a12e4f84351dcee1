"""Opening an account."""

from __future__ import annotations

from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import Role
from vicarity.account.rules import check_password
from vicarity.auth import links
from vicarity.auth.events import RegistrationRepeated
from vicarity.auth.rules import REPEATED_MAILS, VERIFICATION_MAILS
from vicarity.auth.schemas import Registration
from vicarity.care_home import service as care_homes
from vicarity.core import passwords, throttle
from vicarity.core.database import give_back
from vicarity.core.evenly import evenly
from vicarity.core.outbox import publish
from vicarity.worker import service as workers


def register(form: Registration) -> None:
    """Open an account with its profile, or tell the address's owner that someone tried to.

    The caller cannot see which happened. Doubles change nothing: a registration that raced
    with the one that won, and one that repeats the password the account has.

    Raises:
        WeakPassword: The password is easy to guess.
    """
    password = form.password.get_secret_value()
    role = Role.WORKER if form.user_type == "worker" else Role.CARE_HOME_ADMIN
    check_password(password, form.email, role)
    taken_by = accounts.password_hash(form.email)
    give_back()
    password_hash = passwords.hash_password(password, like=taken_by)
    with evenly():
        user_id = accounts.add_user(form.email, password_hash, role)
        if user_id is not None:
            _open_profile(user_id, form)
            links.send_verification(user_id, form.email)
        elif taken_by is not None:
            _repeated(form.email, password_hash, double=password_hash == taken_by)
        give_back()


def _open_profile(user_id: UUID, form: Registration) -> None:
    open_profile = workers.open_profile if form.user_type == "worker" else care_homes.open_profile
    open_profile(user_id, form.profile())


def _repeated(email: str, password_hash: str, *, double: bool) -> None:
    """Answer a registration of a taken address, without a word to who asked.

    While nobody has proven the address, whoever proves it with the link of this registration
    gets the password typed in this registration: an earlier stranger's is worth nothing.
    """
    user = accounts.user_by_email(email)
    if user is None:
        return
    if user.email_verified_at is not None:
        if throttle.take(REPEATED_MAILS, email).allowed:
            publish(RegistrationRepeated(user_id=user.id))
    elif not double and throttle.take(VERIFICATION_MAILS, email).allowed:
        links.send_verification(user.id, email, password_hash)

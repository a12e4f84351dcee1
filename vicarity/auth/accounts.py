"""What staff may do to accounts: suspend, reactivate, sign out, make colleagues.

Every act leaves a trail. ``by`` is the member of staff who acts; ``None`` is an operator at
the command line, who answers to the machine's own log.
"""

from __future__ import annotations

from uuid import UUID

from vicarity.account import queries as accounts
from vicarity.account.enums import STAFF_ROLES, Role
from vicarity.account.errors import AccountNotFound, EmailTaken, InvalidEmail
from vicarity.account.models import User
from vicarity.account.rules import check_password
from vicarity.auth import links, sessions
from vicarity.auth.enums import Ending
from vicarity.auth.errors import LastAdmin, NothingToProve, NotStaff, NotYourself, TooManyLinks
from vicarity.auth.rules import VERIFICATION_MAILS
from vicarity.core import audit, clock, passwords, throttle
from vicarity.core.fields import canonical_email


def suspend(user_id: UUID, *, by: UUID | None) -> User:
    """Keep somebody out, from now on and on every device; does nothing a second time.

    Raises:
        AccountNotFound: There is no such account.
        NotYourself: Staff cannot suspend themselves.
        LastAdmin: Nobody would be left who can undo it.
    """
    user = _may_change(user_id, by)
    if user.is_active:
        _keep_an_admin(user)
        user.is_active = False
        sessions.end_all(user.id, Ending.SUSPENDED)
        _trail("suspend", user, by, before={"is_active": True}, after={"is_active": False})
    return user


def reactivate(user_id: UUID, *, by: UUID | None) -> User:
    """Let a suspended person sign in again; does nothing for an active one.

    Raises:
        AccountNotFound: There is no such account.
        NotYourself: Staff cannot reactivate themselves.
    """
    user = _may_change(user_id, by)
    if not user.is_active:
        user.is_active = True
        _trail("reactivate", user, by, before={"is_active": False}, after={"is_active": True})
    return user


def end_sessions(user_id: UUID, *, by: UUID | None) -> User:
    """Sign somebody out everywhere; they can sign in again. One may do this to oneself.

    Raises:
        AccountNotFound: There is no such account.
    """
    user = _found(accounts.user(user_id))
    sessions.end_all(user.id, Ending.SIGNED_OUT)
    _trail("end_sessions", user, by)
    return user


def set_role(user_id: UUID, role: Role, *, by: UUID | None) -> User:
    """Give a member of staff another role; they have to sign in again.

    Raises:
        AccountNotFound: There is no such account.
        NotYourself: Staff cannot change their own role.
        NotStaff: The account or the role belongs to a side of the marketplace.
        LastAdmin: Nobody would be left who can make an admin.
    """
    user = _may_change(user_id, by)
    before = user.role
    if before not in STAFF_ROLES or role not in STAFF_ROLES:
        raise NotStaff
    if role is not before:
        _keep_an_admin(user)
        user.role = role
        sessions.end_all(user.id, Ending.ROLE_CHANGED)
        _trail("set_role", user, by, before={"role": before}, after={"role": role})
    return user


def create_staff(email: str, password: str, role: Role, *, by: UUID | None) -> UUID:
    """Open an account for a colleague, its address taken as proven; return its id.

    Raises:
        NotStaff: The role belongs to a side of the marketplace.
        InvalidEmail: We could not write to this address.
        WeakPassword: The password is short for staff, or easy to guess.
        EmailTaken: The address has an account, of whatever kind.
    """
    if role not in STAFF_ROLES:
        raise NotStaff
    address = _canonical(email)
    check_password(password, address, role)
    password_hash = passwords.hash_password(password)
    user_id = accounts.add_user(address, password_hash, role, verified_at=clock.now())
    if user_id is None:
        raise EmailTaken
    _trail("create_staff", _found(accounts.user(user_id)), by, after={"role": role})
    return user_id


def resend_verification(user_id: UUID, *, by: UUID | None) -> None:
    """Send somebody another link to prove their address, counted with those they ask for.

    Raises:
        AccountNotFound: There is no such account.
        NothingToProve: The address is proven, or the account suspended.
        TooManyLinks: Three went out within six hours.
    """
    user = _found(accounts.locked_user(user_id))
    if user.email_verified_at is not None or not user.is_active:
        raise NothingToProve
    taken = throttle.take(VERIFICATION_MAILS, user.email)
    if not taken.allowed:
        raise TooManyLinks(retry_after=taken.wait)
    links.send_verification(user.id, user.email)
    _trail("resend_verification", user, by)


def _canonical(email: str) -> str:
    try:
        return canonical_email(email)
    except ValueError as error:
        raise InvalidEmail(str(error)) from None


def _may_change(user_id: UUID, by: UUID | None) -> User:
    """Lock the admins, then the account: two admins cannot remove each other at once."""
    if by == user_id:
        raise NotYourself
    accounts.lock_active_admins()
    return _found(accounts.locked_user(user_id))


def _found(user: User | None) -> User:
    if user is None:
        raise AccountNotFound
    return user


def _keep_an_admin(user: User) -> None:
    """Refuse to take the last admin away; the admins are locked."""
    if user.role is Role.ADMIN and accounts.lock_active_admins() == [user.id]:
        raise LastAdmin


def _trail(
    verb: str,
    user: User,
    by: UUID | None,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    audit.record(
        f"account.{verb}",
        actor_id=by,
        subject="account",
        subject_id=user.id,
        before=before,
        after=after,
    )

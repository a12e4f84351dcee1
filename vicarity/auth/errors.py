"""Refusals about signing in."""

from vicarity.core.errors import BadRequest, Conflict, NotAllowed, NotSignedIn, TooMany


class InvalidCredentials(NotSignedIn):
    """Incorrect email or password"""  # noqa: D415 - the contract's words


class AccountInactive(NotAllowed):
    """This account has been suspended. Write to us and a person will explain why."""


class TooManyAttempts(TooMany):
    """Too many attempts to sign in. Wait a few minutes, or reset your password."""


class InvalidToken(BadRequest):
    """This link is no longer valid. Ask for a new one."""


class InvalidRefreshToken(NotSignedIn):
    """Your session has ended. Sign in again."""

    @classmethod
    def code(cls) -> str:
        """Return the code both kinds of bad token share."""
        return InvalidToken.code()


class NotYourself(NotAllowed):
    """You cannot do this to your own account. Ask a colleague."""


class LastAdmin(Conflict):
    """This is the last active admin. Make somebody else an admin first."""


class NotStaff(Conflict):
    """Only platform staff can have this role, and only staff accounts can change role."""


class NothingToProve(Conflict):
    """This address is proven already, or the account is suspended."""


class TooManyLinks(TooMany):
    """Three links went to this address within six hours. Wait before you send another."""

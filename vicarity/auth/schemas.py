"""What goes over the wire about signing in."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal, Self
from uuid import UUID

from pydantic import Field, SecretStr, model_validator

from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core.fields import (
    Answer,
    Email,
    Line,
    Phone,
    Postcode,
    Question,
    members_refused,
)
from vicarity.worker.enums import CompletionStatus
from vicarity.worker.fields import BirthDate

#: Members of one side's profile, which the other side does not have.
WORKER_ONLY = frozenset({"first_name", "last_name", "date_of_birth"})
CARE_HOME_ONLY = frozenset({"business_name", "contact_name"})
OTHER_SIDE: Final = "This is not part of this kind of account."


class Registration(Question):
    """What someone fills in to open an account."""

    email: Email
    password: SecretStr = Field(max_length=1024)
    user_type: Literal["worker", "care_home"]
    first_name: Line | None = None
    last_name: Line | None = None
    date_of_birth: BirthDate | None = None
    business_name: Line | None = None
    contact_name: Line | None = None
    phone: Phone | None = None
    postcode: Postcode | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        """Refuse members of the other side's profile."""
        other = CARE_HOME_ONLY if self.user_type == "worker" else WORKER_ONLY
        stray = sorted(other & self.model_fields_set)
        if stray:
            raise members_refused("not_of_this_kind", OTHER_SIDE, *stray)
        return self

    def profile(self) -> dict[str, Any]:
        """Return the members that belong to the profile, as far as they were sent."""
        account = {"email", "password", "user_type"}
        return {name: getattr(self, name) for name in self.model_fields_set - account}


class CheckYourInbox(Answer):
    """The same answer whether or not the address was new."""

    email: str
    message: str = "Check your email. We have sent you a message that says what to do next."


class Credentials(Question):
    """An address and its password."""

    email: Email
    password: SecretStr = Field(max_length=1024)
    token_delivery: Literal["body", "cookie"] = "body"  # noqa: S105 - a way, not a token


class Tokens(Answer):
    """A new pair of tokens; the refresh token is absent when it went into the cookie."""

    omit_unset: ClassVar[bool] = True

    access_token: str
    refresh_token: str = Field(default="", description="Absent with token_delivery=cookie.")
    token_type: Literal["bearer"]
    expires_in: int = Field(description="Seconds the access token lives.")


class SignedIn(Tokens):
    """Who signed in, and where to go next."""

    user_id: UUID
    user_type: Role
    email_verified: bool
    profile_complete: bool | None = Field(description="For workers; null for everybody else.")
    redirect_to: str


class RefreshRequest(Question):
    """The newest refresh token, unless it travels in the cookie."""

    refresh_token: str | None = Field(default=None, max_length=4096)


class LinkToken(Question):
    """The token of an e-mailed link."""

    token: str = Field(max_length=4096)


class Verified(Answer):
    """The address is proven."""

    success: Literal[True] = True
    message: str
    redirect_to: str


class EmailOnly(Question):
    """An address."""

    email: Email


class Message(Answer):
    """One plain sentence."""

    message: str


class NewPassword(Question):
    """A reset link's token and the password to set."""

    token: str = Field(max_length=4096)
    new_password: SecretStr = Field(max_length=1024)


class PasswordChange(Question):
    """The password as it is and as it shall be."""

    current_password: SecretStr = Field(max_length=1024)
    new_password: SecretStr = Field(max_length=1024)


class WorkerSummary(Answer):
    """A worker's profile in short."""

    id: UUID
    current_step: int
    profile_completion_status: CompletionStatus
    first_name: str | None
    last_name: str | None


class CareHomeSummary(Answer):
    """A care home's profile in short."""

    id: UUID
    business_name: str | None
    verification_status: Verification


class Me(Answer):
    """The signed-in account."""

    id: UUID
    email: str
    role: Role
    email_verified: bool
    is_active: bool
    profile_complete: bool | None
    profile_completion_percentage: int | None
    redirect_to: str
    worker_profile: WorkerSummary | None
    care_home_profile: CareHomeSummary | None

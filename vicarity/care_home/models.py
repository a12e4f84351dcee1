"""Care-home profiles."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model
from vicarity.register.enums import ChangeKind, CqcRating
from vicarity.register.models import CqcLocation


class CareHomeProfile(IdMixin, TimestampMixin, Model):
    """A care home and where its check stands. Members are named as in the API.

    With ``asked_at`` it waits for the home, whom staff asked what ``verification_notes`` says.
    ``user_id`` is the account that opened it, or the manager who stands in since that one left.
    """

    __tablename__ = "care_home_profiles"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), unique=True)
    profile_completion_percentage: Mapped[int] = mapped_column(server_default=text("0"))

    business_name: Mapped[str | None] = mapped_column(String(100))
    business_registration_number: Mapped[str | None] = mapped_column(String(20))
    cqc_provider_id: Mapped[str | None] = mapped_column(String(14))
    cqc_location_id: Mapped[str | None] = mapped_column(String(14))
    cqc_rating: Mapped[CqcRating | None]
    care_home_type: Mapped[CareHomeType | None]
    contact_name: Mapped[str | None] = mapped_column(String(100))
    contact_title: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(16))
    address_line_1: Mapped[str | None] = mapped_column(String(100))
    address_line_2: Mapped[str | None] = mapped_column(String(100))
    city: Mapped[str | None] = mapped_column(String(100))
    county: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(8))
    easting: Mapped[int | None]
    northing: Mapped[int | None]
    website: Mapped[str | None] = mapped_column(String(500))
    description: Mapped[str | None] = mapped_column(String(4000))
    logo_url: Mapped[str | None] = mapped_column(String(500))
    number_of_beds: Mapped[int | None]

    verification_status: Mapped[Verification] = mapped_column(server_default="pending")
    verification_notes: Mapped[str | None] = mapped_column(String(1000))
    submitted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    asked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    verified_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        CheckConstraint(
            "(verification_status = 'verified') = (verified_at IS NOT NULL)",
            name="verified_has_date",
        ),
        CheckConstraint(
            "asked_at IS NULL OR verification_status = 'in_review'", name="asked_while_in_review"
        ),
        CheckConstraint("number_of_beds BETWEEN 1 AND 2000", name="beds_range"),
        CheckConstraint("cqc_provider_id ~ '^1-[0-9]{6,12}$'", name="cqc_provider_form"),
        CheckConstraint("cqc_location_id ~ '^1-[0-9]{6,12}$'", name="cqc_location_form"),
        CheckConstraint("profile_completion_percentage BETWEEN 0 AND 100", name="percent_range"),
        CheckConstraint("(easting IS NULL) = (northing IS NULL)", name="point_whole"),
        Index("ix_care_home_profiles_queue", "verification_status", "submitted_at"),
        Index("ix_care_home_profiles_changed", "verification_status", "updated_at", "id"),
        Index("ix_care_home_profiles_cqc_location_id", "cqc_location_id"),
        Index("ix_care_home_profiles_cqc_provider_id", "cqc_provider_id"),
        Index(
            "ix_care_home_profiles_postcode",
            "postcode",
            postgresql_ops={"postcode": "varchar_pattern_ops"},
        ),
        Index(
            "ix_care_home_profiles_point",
            func.point(text("easting"), text("northing")),
            postgresql_using="gist",
        ),
    )


#: The words of a home's name and town, as the index below has them.
NAME_WORDS = func.to_tsvector(
    text("'simple'::regconfig"),
    func.coalesce(CareHomeProfile.business_name, text("''"))
    .op("||")(text("' '"))
    .op("||")(func.coalesce(CareHomeProfile.city, text("''"))),
)
Index("ix_care_home_profiles_name_words", NAME_WORDS, postgresql_using="gin")


class CareHomeMember(Model):
    """Somebody who acts for a care home; what they may do is the role of their account.

    A trigger of the database makes whoever opens a home its first member.
    """

    __tablename__ = "care_home_members"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    care_home_id: Mapped[UUID] = mapped_column(
        ForeignKey(CareHomeProfile.id, ondelete="CASCADE"), index=True
    )
    name: Mapped[str | None] = mapped_column(String(100))
    joined_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))


class RegisterChange(IdMixin, Model):
    """Something that became different in the CQC register about a home of ours.

    It waits for staff until it is resolved.
    """

    __tablename__ = "register_changes"

    care_home_id: Mapped[UUID] = mapped_column(
        ForeignKey(CareHomeProfile.id, ondelete="CASCADE"), index=True
    )
    location_id: Mapped[str] = mapped_column(ForeignKey(CqcLocation.location_id))
    kind: Mapped[ChangeKind]
    before: Mapped[dict[str, Any]] = mapped_column(JSONB)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB)
    found_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    resolved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    resolved_by: Mapped[UUID | None] = mapped_column(ForeignKey(User.id, ondelete="SET NULL"))
    resolution: Mapped[str | None] = mapped_column(String(1000))

    __table_args__ = (
        Index(
            "ix_register_changes_open",
            "found_at",
            "id",
            postgresql_where=text("resolved_at IS NULL"),
        ),
    )

"""Worker profiles, and the dated minimum wage."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.account.models import User
from vicarity.core.models import IdMixin, TimestampMixin
from vicarity.extensions import Model
from vicarity.worker.enums import CompletionStatus, Day, DbsStatus, Experience, ShiftType

Words = Mapped[list[str]]


def _words() -> Words:
    return mapped_column(ARRAY(String(60)), server_default=text("'{}'"))


def _only(column: str, words: type[Day] | type[ShiftType]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} <@ ARRAY[{listed}]::varchar[]", name=column)


class WorkerProfile(IdMixin, TimestampMixin, Model):
    """What a care worker says about themselves. Members are named as in the API."""

    __tablename__ = "worker_profiles"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), unique=True)
    current_step: Mapped[int] = mapped_column(server_default=text("1"))
    profile_completion_percentage: Mapped[int] = mapped_column(server_default=text("0"))
    profile_completion_status: Mapped[CompletionStatus] = mapped_column(
        server_default="not_started"
    )

    first_name: Mapped[str | None] = mapped_column(String(100))
    last_name: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(String(16))
    date_of_birth: Mapped[date | None]
    profile_picture_url: Mapped[str | None] = mapped_column(String(500))
    address_line_1: Mapped[str | None] = mapped_column(String(100))
    address_line_2: Mapped[str | None] = mapped_column(String(100))
    city: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(8))
    easting: Mapped[int | None]
    northing: Mapped[int | None]

    dbs_status: Mapped[DbsStatus] = mapped_column(server_default="not_checked")
    dbs_certificate_number: Mapped[str | None] = mapped_column(String(12))
    dbs_issue_date: Mapped[date | None]
    dbs_expiry_date: Mapped[date | None]
    right_to_work_status: Mapped[str | None] = mapped_column(String(60))

    years_experience: Mapped[Experience | None]
    specializations: Words = _words()
    languages: Words = _words()
    soft_skills: Words = _words()
    bio: Mapped[str | None] = mapped_column(String(4000))

    available_days: Words = _words()
    shift_types: Words = _words()
    travel_radius_miles: Mapped[int | None]
    hourly_rate_min: Mapped[int | None]
    hourly_rate_max: Mapped[int | None]
    willing_to_travel: Mapped[bool | None]
    has_own_transport: Mapped[bool | None]

    __table_args__ = (
        CheckConstraint("current_step BETWEEN 1 AND 4", name="step_range"),
        CheckConstraint("profile_completion_percentage BETWEEN 0 AND 100", name="percent_range"),
        CheckConstraint("dbs_certificate_number ~ '^[0-9]{12}$'", name="dbs_number_digits"),
        CheckConstraint("dbs_expiry_date >= dbs_issue_date", name="dbs_dates_in_order"),
        CheckConstraint("travel_radius_miles BETWEEN 1 AND 100", name="radius_range"),
        CheckConstraint("hourly_rate_max >= hourly_rate_min", name="rates_in_order"),
        CheckConstraint("(easting IS NULL) = (northing IS NULL)", name="point_whole"),
        _only("available_days", Day),
        _only("shift_types", ShiftType),
        Index(
            "ix_worker_profiles_point",
            func.point(text("easting"), text("northing")),
            postgresql_using="gist",
        ),
    )


#: The words of a worker's name, as the index below has them.
NAME_WORDS = func.to_tsvector(
    text("'simple'::regconfig"),
    func.coalesce(WorkerProfile.first_name, text("''"))
    .op("||")(text("' '"))
    .op("||")(func.coalesce(WorkerProfile.last_name, text("''"))),
)
Index("ix_worker_profiles_name_words", NAME_WORDS, postgresql_using="gin")


class MinimumWage(Model):
    """The least an hour may pay from a day on, for people of an age or older.

    Source: https://www.gov.uk/national-minimum-wage-rates
    """

    __tablename__ = "minimum_wages"

    effective_on: Mapped[date] = mapped_column(primary_key=True)
    from_age: Mapped[int] = mapped_column(primary_key=True)
    pence: Mapped[int]

"""Locations of the CQC register, as last read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Computed, DateTime, Index, String, text
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.core.models import TimestampMixin
from vicarity.extensions import Model
from vicarity.register.enums import CqcRating, RegisterSource, Registration

_WORDS = (
    "to_tsvector('simple'::regconfig, name || ' ' || coalesce(also_known_as, '')"
    " || ' ' || coalesce(city, ''))"
)


class CqcLocation(TimestampMixin, Model):
    """A place where a registered provider gives care.

    ``overall_rating`` is one of the four ratings; what CQC says in its place when there is
    none stands in ``rating_note``. ``seen_at`` is when a file or the API last named it.
    """

    __tablename__ = "cqc_locations"

    location_id: Mapped[str] = mapped_column(String(14), primary_key=True)
    provider_id: Mapped[str | None] = mapped_column(String(14))
    provider_name: Mapped[str | None] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(300))
    also_known_as: Mapped[str | None] = mapped_column(String(300))
    registration: Mapped[Registration] = mapped_column(server_default="registered")
    registered_on: Mapped[date | None]
    deregistered_on: Mapped[date | None]
    is_dormant: Mapped[bool] = mapped_column(server_default=text("false"))
    is_care_home: Mapped[bool | None]
    number_of_beds: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(String(40))
    website: Mapped[str | None] = mapped_column(String(500))
    address_line_1: Mapped[str | None] = mapped_column(String(300))
    address_line_2: Mapped[str | None] = mapped_column(String(300))
    city: Mapped[str | None] = mapped_column(String(100))
    county: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(8))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    region: Mapped[str | None] = mapped_column(String(100))
    local_authority: Mapped[str | None] = mapped_column(String(100))
    overall_rating: Mapped[CqcRating | None]
    rating_note: Mapped[str | None] = mapped_column(String(100))
    rated_on: Mapped[date | None]
    service_types: Mapped[list[str]] = mapped_column(
        ARRAY(String(200)), server_default=text("'{}'")
    )
    specialisms: Mapped[list[str]] = mapped_column(ARRAY(String(200)), server_default=text("'{}'"))
    source: Mapped[RegisterSource]
    seen_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    words: Mapped[str] = mapped_column(TSVECTOR, Computed(_WORDS, persisted=True), deferred=True)

    __table_args__ = (
        CheckConstraint("location_id ~ '^[A-Z0-9-]{3,14}$'", name="location_id_form"),
        CheckConstraint("number_of_beds >= 0", name="beds_positive"),
        Index("ix_cqc_locations_words", "words", postgresql_using="gin"),
        Index(
            "ix_cqc_locations_postcode",
            "postcode",
            postgresql_ops={"postcode": "varchar_pattern_ops"},
        ),
        Index("ix_cqc_locations_provider_id", "provider_id"),
    )

"""Points of postcodes."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from vicarity.extensions import Model
from vicarity.place.enums import Precision


class PostcodePoint(Model):
    """The centre of a postcode, a district or an area, on the National Grid in metres."""

    __tablename__ = "postcode_points"

    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    precision: Mapped[Precision]
    easting: Mapped[int]
    northing: Mapped[int]

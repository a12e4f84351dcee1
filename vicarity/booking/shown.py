"""What each side sees of a booking."""

from __future__ import annotations

from math import hypot
from typing import Any

from vicarity.booking.rules import SEEN_BY_HOME
from vicarity.qualification.rules import FULFILLED_BY
from vicarity.shift.enums import BookingStatus
from vicarity.shift.rules import estimated_pay

Row = dict[str, Any]

METRES_IN_A_MILE = 1609.344

_BOOKING = (
    "id",
    "shift_id",
    "worker_id",
    "status",
    "starts_at",
    "ends_at",
    "message",
    "reason",
    "applied_at",
    "confirmed_at",
    "ended_at",
)
_SHIFT = (
    "role",
    "starts_at",
    "ends_at",
    "shift_type",
    "break_minutes",
    "hourly_rate",
    "booking_mode",
)
_WAY = ("address_line_1", "address_line_2", "postcode", "contact_name")

#: What is left of a member that the home may not see.
_HIDDEN: Row = {
    "last_name": None,
    "phone": None,
    "distance_miles": None,
    "years_experience": None,
    "verified_credentials": [],
    "past_bookings": None,
}


def to_worker(row: Row) -> Row:
    """Return a booking as its worker sees it; who is booked is told the way."""
    booked = row["status"] is BookingStatus.CONFIRMED
    way = {name: row[name] if booked else None for name in _WAY}
    home = {
        "id": row["care_home_id"],
        "name": row["business_name"],
        "city": row["city"],
        "phone": row["home_phone"] if booked else None,
        **way,
    }
    return _booking(row) | {"care_home": home}


def to_home(row: Row) -> Row:
    """Return a booking as the home sees it: what it may know of the worker depends on how far."""
    seen = SEEN_BY_HOME.get(row["status"], frozenset())
    known = {
        "last_name": row["last_name"],
        "phone": row["phone"],
        "distance_miles": _miles(row),
        "years_experience": row["years_experience"],
        "verified_credentials": [_fulfilling(one) for one in row["verified_credentials"] or []],
        "past_bookings": row["past_bookings"],
    }
    worker = {name: known[name] if name in seen else _HIDDEN[name] for name in known}
    return _booking(row) | {
        "worker": {
            "id": row["worker_id"],
            "name": name_for_home(row),
            "first_name": row["first_name"],
            **worker,
        }
    }


def _fulfilling(credential: Row) -> Row:
    """Add which requirements a credential meets: its own, and what it stands in for."""
    code = credential["code"]
    others = [needed for needed, better in FULFILLED_BY.items() if code in better]
    return credential | {"fulfils": [code, *others]}


def name_for_home(row: Row) -> str:
    """Return what a home calls a worker: the whole name only of who is or was booked."""
    whole = "last_name" in SEEN_BY_HOME.get(row["status"], frozenset())
    return whole_name(row) if whole else first_and_initial(row)


def whole_name(row: Row) -> str:
    """Return what a home calls a worker who is or was booked."""
    if row["first_name"] and row["last_name"]:
        return f"{row['first_name']} {row['last_name']}"
    return first_and_initial(row)


def first_and_initial(row: Row) -> str:
    """Return what a home calls a worker it has little to do with."""
    first, last = row["first_name"] or "A care worker", row["last_name"]
    return f"{first} {last[0]}." if last else first


def _booking(row: Row) -> Row:
    pay = estimated_pay(row["starts_at"], row["ends_at"], row["break_minutes"], row["hourly_rate"])
    shift = {name: row[name] for name in _SHIFT}
    told = {"id": row["shift_id"], "status": row["shift_status"], "estimated_pay": pay}
    return {name: row[name] for name in _BOOKING} | {"shift": shift | told}


def _miles(row: Row) -> int | None:
    """Return about how far the worker lives: not so exactly that a home could find the house."""
    points = [row[name] for name in ("easting", "northing", "home_easting", "home_northing")]
    if any(number is None for number in points):
        return None
    east, north, home_east, home_north = points
    return max(1, round(hypot(east - home_east, north - home_north) / METRES_IN_A_MILE))

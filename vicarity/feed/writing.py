"""Writing a calendar. The library escapes and folds; what is said of a shift is decided here.

Instants are in UTC, so no program needs to know London's clocks. What a calendar says may end up
with whoever keeps it for the worker: it has neither pay nor the names of people.

Source: RFC 5545, https://www.rfc-editor.org/rfc/rfc5545, and RFC 7986 for NAME and
REFRESH-INTERVAL, https://www.rfc-editor.org/rfc/rfc7986
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import phonenumbers
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from vicarity.core.clock import LONDON
from vicarity.feed.rules import SHOWN, sequence

Row = dict[str, Any]

#: Returns the address of a page of ours.
Link = Callable[[str], str]

NAME = "Vicarity shifts"

#: How often programs may ask again.
EVERY = timedelta(hours=1)

#: How far the clocks move, and how far they are ahead in winter.
HOUR, NONE = timedelta(hours=1), timedelta(0)

_ADDRESS = ("name", "address_line_1", "address_line_2", "city", "postcode")


def written(bookings: Iterable[Row], link: Link) -> bytes:
    """Return a calendar; the same bookings give the same, byte for byte.

    Args:
        bookings: With ``shown``, which is what the worker may see of each.
        link: Returns the address of a page of ours.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Vicarity//Shifts//EN")
    calendar.add("version", "2.0")
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add("x-wr-timezone", LONDON.key)
    calendar.add_component(_london())
    for booking in bookings:
        calendar.add_component(_event(booking, link))
    content: bytes = calendar.to_ical()
    return content


def _london() -> Timezone:
    """Return London's clocks, so that a calendar without shifts has a part, as it must have.

    Source: section 3.6 of RFC 5545; the dates are of the Summer Time Order 2002,
    https://www.legislation.gov.uk/uksi/2002/262
    """
    zone = Timezone()
    zone.add("tzid", LONDON.key)
    zone.add_component(_clocks(TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), HOUR))  # noqa: DTZ001 - section 3.8.2.4: by the wall
    zone.add_component(_clocks(TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), -HOUR))  # noqa: DTZ001
    return zone


def _clocks(part: Any, name: str, begins: datetime, moves: timedelta) -> Any:
    part.add("tzname", name)
    part.add("dtstart", begins)
    part.add("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1su"})
    part.add("tzoffsetfrom", max(-moves, NONE))
    part.add("tzoffsetto", max(moves, NONE))
    return part


def _event(booking: Row, link: Link) -> Event:
    look, changed_at = SHOWN[booking["status"]], booking["changed_at"]
    page = link(f"/my-shifts/{booking['id']}")
    event = Event()
    event.add("uid", f"{booking['id']}@vicarity")
    event.add("sequence", sequence(changed_at, booking["status"]))
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", booking["starts_at"])
    event.add("dtend", booking["ends_at"])
    event.add("summary", f"{look.label}{booking['role_name']}, {_home(booking)}")
    event.add("status", look.status)
    event.add("transp", "OPAQUE" if look.busy else "TRANSPARENT")
    event.add("description", _description(booking, page))
    event.add("url", page)
    if booking["shown"]["care_home"]["address_line_1"]:
        event.add("location", _location(booking["shown"]["care_home"]))
    return event


def _home(booking: Row) -> str:
    return booking["shown"]["care_home"]["name"] or "a care home"


def _location(home: Row) -> str:
    return ", ".join(home[name] for name in _ADDRESS if home[name])


def _description(booking: Row, page: str) -> str:
    minutes, phone = booking["break_minutes"], booking["shown"]["care_home"]["phone"]
    said = (
        f"Break: {minutes} minutes, unpaid." if minutes else "No break.",
        f"The home's telephone: {_national(phone)}" if phone else "",
        f"All about this shift: {page}",
    )
    return "\n".join(filter(None, said))


def _national(phone: str) -> str:
    """Return a number as people in the United Kingdom dial it."""
    number = phonenumbers.parse(phone, "GB")
    form = phonenumbers.PhoneNumberFormat
    british = number.country_code == phonenumbers.country_code_for_region("GB")
    return phonenumbers.format_number(number, form.NATIONAL if british else form.INTERNATIONAL)

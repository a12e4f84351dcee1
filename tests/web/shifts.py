"""Care homes with shifts, and workers who may work them, for browser tests."""

from datetime import datetime, timedelta

from tests.factories import CARE_HOME
from tests.stack.visitor import Visitor
from tests.web.workers import complete
from vicarity.core import clock
from vicarity.core.clock import LONDON

QUALIFY = """
    INSERT INTO credentials
        (user_id, qualification_id, verification_status, decided_at, declared, submitted_at)
    SELECT u.id, q.id, 'verified', now(), true, now() FROM users u CROSS JOIN qualifications q
    WHERE u.email = %(email)s AND q.is_mandatory
    ON CONFLICT (user_id, qualification_id) DO UPDATE
    SET verification_status = 'verified', decided_at = now(), rejection_reason = NULL
"""
PLACE = """
    UPDATE worker_profiles SET easting = %(easting)s, northing = %(northing)s
    WHERE user_id = (SELECT id FROM users WHERE email = %(email)s)
"""
VERIFY = """
    UPDATE care_home_profiles SET verification_status = 'verified', verified_at = now(),
        business_name = %(name)s, easting = %(easting)s, northing = %(northing)s,
        cqc_rating = 'Good'
    WHERE user_id = (SELECT id FROM users WHERE email = %(email)s) RETURNING id
"""
POST = """
    INSERT INTO shifts (care_home_id, role, starts_at, ends_at, break_minutes, hourly_rate,
        positions, booking_mode, status, published_at, description)
    VALUES (%(home)s, %(role)s, %(starts_at)s, %(ends_at)s, 60, %(rate)s, 1, %(mode)s, 'open',
        now(), 'Ring at the back door.')
    RETURNING id
"""


def able(stack, visitor, easting, northing):
    """Let a worker stand somewhere, with a whole profile and every mandatory check."""
    complete(visitor.joined())
    values = {"email": visitor.email, "easting": easting, "northing": northing}
    with stack.database() as database:
        database.execute(PLACE, values)
        database.execute(QUALIFY, values)
    return visitor


def home(stack, name, easting, northing):
    """Make a verified care home at a place; return its id."""
    with stack.client() as http:
        manager = Visitor(http, stack.mailbox).joined("care_home")
        answer = manager.call("PUT", "/api/care-home/profile", **CARE_HOME)
        assert answer.status_code == 200, answer.text
    values = {"email": manager.email, "name": name, "easting": easting, "northing": northing}
    with stack.database() as database:
        return database.execute(VERIFY, values).fetchone()[0]


def at(days, hour):
    """Return an instant some days from now, by London's clocks."""
    day = clock.today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def post(stack, home_id, starts_at, hours=8, role="care_assistant", rate=1540, mode="instant"):
    """Post a shift; return its id."""
    values = {
        "home": home_id, "role": role, "starts_at": starts_at, "rate": rate, "mode": mode,
        "ends_at": starts_at + timedelta(hours=hours),
    }  # fmt: skip
    with stack.database() as database:
        return database.execute(POST, values).fetchone()[0]

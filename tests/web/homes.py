"""A verified home, its shifts, and care workers who would like them, over HTTP."""

from datetime import timedelta

from tests.factories import CARE_HOME
from tests.stack.visitor import Visitor
from tests.web.workers import complete
from vicarity.core import clock

VERIFY = """
    INSERT INTO credentials (id, user_id, qualification_id, verification_status, decided_at)
    SELECT gen_random_uuid(), users.id, qualifications.id, 'verified', now()
    FROM users CROSS JOIN qualifications
    WHERE users.email = %s AND qualifications.is_mandatory
    ON CONFLICT (user_id, qualification_id)
    DO UPDATE SET verification_status = 'verified', decided_at = now()
"""


def said(answer, status):
    """Return what an answer says, if it is the one that is meant."""
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


class House:
    """The manager of a verified home."""

    def __init__(self, stack, manager):
        self.stack, self.manager = stack, manager.joined("care_home")
        home = said(manager.call("PUT", "/api/care-home/profile", **CARE_HOME), 200)
        with stack.database() as database:
            database.execute(
                "UPDATE care_home_profiles SET verification_status = 'verified',"
                " verified_at = now() WHERE id = %s",
                [home["id"]],
            )

    def ask(self, method, path, **body):
        return self.manager.http.request(
            method, f"/api/care-home{path}", json=body or None, headers=self.manager.headers
        )

    def post(self, *, days=2, hour=12, hours=8, **more):
        """Post a shift in some days; London may be an hour ahead of its hour."""
        starts = clock.now().replace(hour=hour, minute=0, second=0, microsecond=0)
        starts += timedelta(days=days)
        values = {
            "role": "care_assistant",
            "starts_at": starts.isoformat(),
            "ends_at": (starts + timedelta(hours=hours)).isoformat(),
            "hourly_rate": 1540,
            "publish": True,
        }
        return said(self.ask("POST", "/shifts", **values | more), 201)

    def book(self, booking):
        return said(self.ask("POST", f"/bookings/{booking}/confirm"), 200)

    def begin(self, shift, hours=9):
        """Let a shift have begun so long ago."""
        with self.stack.database() as database:
            for table, column in (("bookings", "shift_id"), ("shifts", "id")):
                database.execute(
                    f"UPDATE {table} SET ends_at = now() + (ends_at - starts_at) - %s,"
                    f" starts_at = now() - %s WHERE {column} = %s",
                    [timedelta(hours=hours), timedelta(hours=hours), shift["id"]],
                )


class Applicant:
    """A care worker who may work any shift that needs nothing special."""

    def __init__(self, stack, http, first_name, last_name):
        self.visitor = Visitor(http, stack.mailbox).joined()
        complete(self.visitor, first_name=first_name, last_name=last_name)
        with stack.database() as database:
            database.execute(VERIFY, [self.visitor.email])

    @property
    def email(self):
        return self.visitor.email

    def letter(self, number):
        """Wait for their first, second… letter about bookings; two came before."""
        return self.visitor.newest_mail(2 + number)

    def apply(self, shift, message=None):
        """Apply for a shift; return the booking's id."""
        answer = self.visitor.http.post(
            f"/api/shifts/{shift['id']}/bookings",
            json={"message": message},
            headers=self.visitor.headers,
        )
        return said(answer, 201)["id"]

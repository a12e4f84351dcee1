"""Valid rows with as little said as possible: ``make.care_home(business_name="Elm House")``."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from sqlalchemy import select

from vicarity.account.enums import Role
from vicarity.account.models import User
from vicarity.auth.models import AuthSession
from vicarity.care_home import rules as care_home_rules
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeMember, CareHomeProfile
from vicarity.core import clock, passwords
from vicarity.qualification.enums import CredentialStatus
from vicarity.qualification.models import Credential, Qualification
from vicarity.shift.enums import LIVE, BookingStatus, ShiftStatus
from vicarity.shift.models import Booking, Shift
from vicarity.worker.models import WorkerProfile

PASSWORD = "Harbour-42-Lantern"

#: A well-formed hash that no password has.
NOBODYS = "$2b$04$" + "." * 53

WORKER = {
    "first_name": "Ada",
    "last_name": "Finch",
    "phone": "+447700900123",
    "date_of_birth": "1990-05-17",
    "dbs_status": "enhanced_barred",
    "qualifications": [{"code": "CARE_CERTIFICATE"}],
    "years_experience": "3-5",
    "specializations": ["dementia"],
    "bio": "Ten years of night shifts.",
    "available_days": ["monday"],
    "shift_types": ["night"],
    "travel_radius_miles": 15,
}

CARE_HOME = {
    "business_name": "Elm House",
    "contact_name": "Jo Marsh",
    "phone": "+442079460123",
    "address_line_1": "1 Elm Road",
    "city": "Leeds",
    "postcode": "LS6 3AB",
    "care_home_type": "residential",
    "description": "A home with a garden.",
}

#: An early shift, in pence an hour.
SHIFT = {
    "role": "care_assistant",
    "break_minutes": 30,
    "hourly_rate": 1400,
    "status": ShiftStatus.OPEN,
}


class Factories:
    """Makes rows; every argument has a default, every row is committed."""

    def __init__(self, session):
        self._session = session
        self._serial = count(1)

    def _save(self, row):
        self._session.add(row)
        self._session.commit()
        return row

    def user(self, *, password=None, verified=True, **given):
        """Make an account; hashing costs time, so only who signs in with it needs a password."""
        defaults = {
            "email": f"person{next(self._serial)}-{uuid4().hex[:6]}@example.com",
            "password_hash": passwords.hash_password(password) if password else NOBODYS,
            "role": Role.WORKER,
            "is_active": True,
            "email_verified_at": clock.now() if verified else None,
        }
        return self._save(User(**defaults | given))

    def auth_session(self, **given):
        now = clock.now().replace(microsecond=0)
        defaults = {
            "refresh_jti": uuid4(),
            "refreshed_at": now,
            "expires_at": now + timedelta(days=7),
        }
        return self._save(AuthSession(**defaults | given))

    def worker(self, *, user=None, **given):
        """Make a worker's profile, and the account it belongs to."""
        user = user or self.user()
        return self._save(WorkerProfile(user_id=user.id, **given))

    def complete_worker(self, *, user):
        """Make a profile that stays complete when it is saved again."""
        known = {name: value for name, value in WORKER.items() if name != "qualifications"}
        self.worker(
            user=user,
            profile_completion_percentage=100,
            **known | {"date_of_birth": date(1990, 5, 17)},
        )
        self.credential(user=user)

    def eligible(self, *, but=(), until=None, user=None, **given):
        """Make the account of a worker who may work any shift that needs nothing special.

        ``but`` are codes they do not hold, ``until`` the last day on which the others hold.
        """
        user = user or self.user()
        known = {"first_name": "Bea", "last_name": "Finch", "date_of_birth": date(1990, 5, 17)}
        self.worker(user=user, **{"profile_completion_percentage": 100} | known | given)
        needed = select(Qualification).where(
            Qualification.is_mandatory, Qualification.code.not_in(but)
        )
        for qualification in self._session.scalars(needed):
            row = {"verification_status": CredentialStatus.VERIFIED, "expiry_date": until}
            ids = {"user_id": user.id, "qualification_id": qualification.id}
            self._session.add(Credential(**row | ids))
        self._session.commit()
        return user

    def care_home(self, *, user=None, status=Verification.PENDING, **given):
        """Make a home's profile, complete unless told otherwise, and its account."""
        user = user or self.user(role=Role.CARE_HOME_ADMIN)
        profile = CARE_HOME | given
        derived = {
            "profile_completion_percentage": care_home_rules.percentage(profile),
            "verification_status": status,
            "verified_at": clock.now() if status is Verification.VERIFIED else None,
            "submitted_at": None if status is Verification.PENDING else clock.now(),
        }
        return self._save(CareHomeProfile(user_id=user.id, **derived | profile))

    def member(self, home, *, role=Role.CARE_HOME_STAFF, name=None, **given):
        """Make a colleague of a home's team; return the account."""
        user = self.user(role=role, **given)
        self._save(CareHomeMember(user_id=user.id, care_home_id=home.id, name=name))
        return user

    def credential(self, *, user, code="CARE_CERTIFICATE", **given):
        which = select(Qualification.id).where(Qualification.code == code)
        qualification_id = self._session.scalars(which).one()
        row = Credential(user_id=user.id, qualification_id=qualification_id, **given)
        return self._save(row)

    def shift(self, *, home=None, starts_at=None, hours=8, **given):
        """Make an open shift, tomorrow at this time unless told otherwise."""
        home = home or self.care_home(status=Verification.VERIFIED)
        starts_at = starts_at or clock.now().replace(microsecond=0) + timedelta(days=1)
        values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours)}
        values |= SHIFT | given
        if values["status"] is ShiftStatus.OPEN:
            values.setdefault("published_at", clock.now())
        if values["status"] is ShiftStatus.CANCELLED:
            values.setdefault("cancelled_at", clock.now())
        return self._save(Shift(care_home_id=home.id, **values))

    def booking(self, *, shift, worker, status=BookingStatus.CONFIRMED, **given):
        """Make a booking; ``worker`` is an account."""
        values = {
            "starts_at": shift.starts_at,
            "ends_at": shift.ends_at,
            "status": status,
            "evidence": None if status is BookingStatus.APPLIED else {},
            "ended_at": None if status in LIVE else clock.now(),
        }
        return self._save(Booking(shift_id=shift.id, worker_id=worker.id, **values | given))

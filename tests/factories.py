"""Valid rows with as little said as possible: ``make.care_home(business_name="Elm House")``."""

from __future__ import annotations

from datetime import timedelta
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
from vicarity.qualification.models import Credential, Qualification
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

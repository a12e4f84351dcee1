"""A worker's profile with every member filled in, and what an empty one holds."""

from tests.factories import WORKER

EVERYTHING = WORKER | {
    "profile_picture_url": "https://example.com/ada.jpg",
    "address_line_1": "1 Elm Road", "address_line_2": "Flat 2", "city": "Leeds",
    "postcode": "LS6 3AB", "dbs_certificate_number": "001234567890",
    "dbs_issue_date": "2025-01-02", "dbs_expiry_date": "2028-01-02",
    "right_to_work_status": "British citizen", "languages": ["English", "Polski"],
    "soft_skills": ["patience"], "hourly_rate_min": 1400, "hourly_rate_max": 1800,
    "willing_to_travel": True, "has_own_transport": False, "current_step": 4,
}  # fmt: skip


EMPTY = {
    "dbs_status": "not_checked", "qualifications": [], "specializations": [], "languages": [],
    "soft_skills": [], "available_days": [], "shift_types": [], "current_step": 1,
}  # fmt: skip

"""A care home's profile with every member filled in, and changes that ask for a new check."""

from tests.factories import CARE_HOME

EVERYTHING = CARE_HOME | {
    "business_registration_number": "01234567", "cqc_provider_id": "1-101612345",
    "cqc_location_id": "1-2345678901", "contact_title": "Manager", "address_line_2": "Headingley",
    "county": "West Yorkshire", "website": "https://elm.example", "logo_url": "/logo.png",
    "number_of_beds": 42,
}  # fmt: skip


CHECKED = {
    "business_name": "Oak House", "cqc_provider_id": "1-999999", "cqc_location_id": "1-888888",
    "address_line_1": "2 Oak Road", "address_line_2": "Annexe", "city": "York",
    "county": "Yorkshire", "postcode": "YO1 7HH",
}  # fmt: skip

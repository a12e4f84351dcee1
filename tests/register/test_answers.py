import pytest

from tests.register.cqc_api import ELM
from vicarity.register import answers


def assessment(rating, published, *, overall=(), status="Current"):
    groups = [{"rating": one, "status": status, "assessmentDate": published} for one in rating]
    return {
        "assessmentPlanPublishedDateTime": f"{published}T05:05:13.000Z",
        "ratings": {"overall": [{"rating": one} for one in overall], "asgRatings": groups},
    }


@pytest.mark.parametrize(
    ("said", "rating", "note", "day"),
    [
        ({}, None, None, None),
        ({"currentRatings": {}}, None, None, None),
        ({"currentRatings": {"overall": {"rating": "Good"}}}, "Good", None, None),
        ({"currentRatings": {"overall": {"rating": "No published rating"}}}, None,
         "No published rating", None),
        ({"assessment": [assessment(["Requires Improvement"], "2025-02-01")]},
         "Requires improvement", None, "2025-02-01"),
        ({"assessment": [assessment(["Good"], "2025-02-01", overall=["Inadequate"])]},
         "Inadequate", None, "2025-02-01"),
        ({"assessment": [assessment(["Good"], "2023-01-01"), assessment(["Outstanding"],
         "2025-01-01")]}, "Outstanding", None, "2025-01-01"),
        ({"assessment": [assessment(["Good", "Inadequate"], "2025-01-01")]}, None, None, None),
        ({"assessment": [assessment(["Good"], "2025-01-01", status="Historic")]}, None, None, None),
        ({"currentRatings": {"overall": {"rating": "Good", "reportDate": "2024-03-19"}},
          "assessment": [assessment(["Inadequate"], "2025-02-01")]},
         "Inadequate", None, "2025-02-01"),
        ({"currentRatings": {"overall": {"rating": "Good", "reportDate": "2024-03-19"}},
          "assessment": [assessment(["Inadequate"], "2023-02-01")]}, "Good", None, "2024-03-19"),
    ],
)  # fmt: skip
def test_finds_the_newest_rating(said, rating, note, day):
    bare = {name: value for name, value in ELM.items() if name != "currentRatings"}

    found = answers.location(bare | said)

    assert (found.overall_rating, found.rating_note) == (rating, note)
    assert (str(found.rated_on) if found.rated_on else None) == day


def test_reads_a_deregistration():
    gone = {"registrationStatus": "Deregistered", "deregistrationDate": "2026-10-31"}

    found = answers.location(ELM | gone)

    assert (found.registration, str(found.deregistered_on)) == ("deregistered", "2026-10-31")


def test_reads_what_little_there_is():
    found = answers.location({"locationId": "1-1000000001", "name": "Elm House"})

    assert (found.location_id, found.postcode, found.service_types) == ("1-1000000001", None, [])


@pytest.mark.parametrize("member", ELM)
@pytest.mark.parametrize("value", [None, 7, [], {}, [[]], [None], "x" * 10_000, -1e400, True])
def test_survives_members_of_another_kind(member, value):
    found = answers.location(ELM | {member: value})

    assert found is None or found.location_id

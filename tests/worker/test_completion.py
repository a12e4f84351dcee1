"""Completion, held against the contract's sentence written down a second time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import WORKER
from vicarity.worker import rules
from vicarity.worker.enums import CompletionStatus, DbsStatus

MEMBERS = (
    "first_name", "last_name", "phone", "date_of_birth", "years_experience", "specializations",
    "bio", "available_days", "shift_types", "travel_radius_miles", "qualifications",
)  # fmt: skip


def floor_share(points, *, filled, of):
    share = 0
    while (share + 1) * of <= points * filled:
        share += 1
    return share


def oracle(has, dbs_status):
    """Step 1 = 20 over four; step 2 = 15 + 15; steps 3 and 4 = 25 over three each; floors."""
    one = sum(has[name] for name in ("first_name", "last_name", "phone", "date_of_birth"))
    three = sum(has[name] for name in ("years_experience", "specializations", "bio"))
    four = sum(has[name] for name in ("available_days", "shift_types", "travel_radius_miles"))
    two = (15 if dbs_status not in (None, "not_checked") else 0) + 15 * has["qualifications"]
    return [
        floor_share(20, filled=one, of=4),
        two,
        floor_share(25, filled=three, of=3),
        floor_share(25, filled=four, of=3),
    ]


which = st.fixed_dictionaries({name: st.booleans() for name in MEMBERS})
dbs = st.sampled_from([None, *(status.value for status in DbsStatus)])


def profile_of(has, dbs_status):
    empty = {"specializations": [], "available_days": [], "shift_types": [], "qualifications": []}
    return {name: WORKER[name] if full else empty.get(name) for name, full in has.items()} | {
        "dbs_status": dbs_status
    }


@given(which, dbs)
def test_counts_as_the_contract_says(has, dbs_status):
    steps = rules.completion(profile_of(has, dbs_status))

    assert [step.percentage for step in steps] == oracle(has, dbs_status)
    assert [(step.step, step.weight) for step in steps] == [(1, 20), (2, 30), (3, 25), (4, 25)]


@given(which, dbs)
def test_names_exactly_what_is_missing(has, dbs_status):
    missing = {
        name for step in rules.completion(profile_of(has, dbs_status)) for name in step.missing
    }

    expected = {name for name, full in has.items() if not full}
    assert missing - {"dbs_status"} == expected
    assert ("dbs_status" in missing) is (dbs_status in (None, "not_checked"))


@given(which, dbs)
def test_names_how_far_it_is(has, dbs_status):
    percent = rules.percentage(profile_of(has, dbs_status))

    named = rules.status(percent)
    full = all(has.values()) and dbs_status not in (None, "not_checked")
    assert (named is CompletionStatus.COMPLETE) is full
    assert (named is CompletionStatus.NOT_STARTED) is (percent == 0)


@given(which, dbs)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_is_told_and_kept_by_the_api(put, get, has, dbs_status):
    body = {name: WORKER[name] if full else None for name, full in has.items()}

    changed = put(**body, dbs_status=dbs_status).json

    expected = oracle(has, dbs_status)
    assert changed["profile_completion_percentage"] == sum(expected)
    assert [step["percentage"] for step in changed["steps"]] == expected
    assert changed["job_board_access"] is (sum(expected) == 100)
    assert get().json == changed


def test_leads_to_the_dashboard_at_100_per_cent(put, client, ada, signed_in):
    headers = signed_in(ada)
    before = client.get("/api/auth/me", headers=headers).json

    put(**WORKER)

    after = client.get("/api/auth/me", headers=headers).json
    assert (before["profile_complete"], before["redirect_to"]) == (False, "/complete-profile")
    assert (after["profile_complete"], after["redirect_to"]) == (True, "/dashboard/worker")
    assert after["profile_completion_percentage"] == 100
    assert after["worker_profile"]["profile_completion_status"] == "complete"

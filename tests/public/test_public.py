from datetime import timedelta

import pytest

from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.core import clock
from vicarity.public import routes
from vicarity.public.routes import kept_stats
from vicarity.public.service import open_shifts
from vicarity.qualification.enums import CredentialStatus
from vicarity.shift.enums import ShiftStatus

STATS, QUALIFICATIONS = "/api/public/stats", "/api/public/qualifications"


@pytest.fixture
def stats(client):
    return lambda **more: client.get(STATS, **more)


class TestStats:
    def test_starts_at_nothing(self, stats):
        body = stats().json

        assert body.pop("updated_at").endswith("Z")
        assert body == {
            "total_workers": 0, "total_care_homes": 0, "completed_profiles": 0,
            "verified_care_homes": 0, "avg_profile_completion": 0.0, "recent_signups_7d": 0,
            "open_shifts": 0,
            "display": {"workers": "0", "care_homes": "0", "completed": "0", "verified": "0"},
        }  # fmt: skip

    def test_counts_shifts_that_are_offered(self, stats, make):
        home = make.care_home(status=Verification.VERIFIED)
        for status in ShiftStatus:
            make.shift(home=home, status=status)
        make.shift(home=home)
        make.shift(home=home, starts_at=clock.now() - timedelta(hours=1))
        make.shift(home=make.care_home(status=Verification.SUSPENDED))

        assert stats().json["open_shifts"] == 2

        make.shift(home=home)
        kept_stats.forget()
        assert stats().json["open_shifts"] == 2
        open_shifts.forget()
        kept_stats.forget()
        assert stats().json["open_shifts"] == 3

    def test_counts_active_accounts_with_a_proven_address(self, stats, make):
        make.worker(profile_completion_percentage=100)
        make.worker(profile_completion_percentage=45)
        make.worker(user=make.user(verified=False), profile_completion_percentage=100)
        make.worker(user=make.user(is_active=False), profile_completion_percentage=100)
        make.care_home(status=Verification.VERIFIED)
        make.care_home(status=Verification.IN_REVIEW)
        suspended = make.user(role=Role.CARE_HOME_ADMIN, is_active=False)
        make.care_home(user=suspended, status=Verification.VERIFIED)
        for role in (Role.ADMIN, Role.VERIFIER, Role.SUPPORT, Role.CARE_HOME_STAFF):
            make.user(role=role)

        body = stats().json

        assert (body["total_workers"], body["total_care_homes"]) == (2, 2)
        assert (body["completed_profiles"], body["verified_care_homes"]) == (1, 1)
        assert body["avg_profile_completion"] == 72.5
        assert body["recent_signups_7d"] == 4

    def test_counts_the_sign_ups_of_seven_days(self, stats, make):
        now = clock.now()
        make.worker(user=make.user(created_at=now - timedelta(days=7, minutes=1)))
        make.worker(user=make.user(created_at=now - timedelta(days=6, hours=23)))

        assert stats().json["recent_signups_7d"] == 1

    def test_writes_figures_as_people_read_them(self, stats, monkeypatch):
        from types import SimpleNamespace

        from vicarity.public import queries

        found = {
            "total_workers": 12345, "total_care_homes": 999, "completed_profiles": 1000,
            "verified_care_homes": 7, "avg_profile_completion": 50.0, "recent_signups_7d": 1,
        }  # fmt: skip
        row = SimpleNamespace(**found, _asdict=lambda: dict(found))
        monkeypatch.setattr(queries, "stats", lambda _: row)

        assert stats().json["display"] == {
            "workers": "12,345", "care_homes": "999", "completed": "1,000", "verified": "7",
        }  # fmt: skip


class TestQualifications:
    def test_lists_the_reference_list_in_order(self, client):
        body = client.get(QUALIFICATIONS).json

        items = body["qualifications"]
        assert body["total_count"] == len(items) == 87
        assert [item["display_order"] for item in items] == sorted(
            item["display_order"] for item in items
        )
        assert set(items[0]) == {
            "id", "code", "name", "description", "category", "is_mandatory", "worker_count",
            "display_order",
        }  # fmt: skip
        assert {item["category"] for item in items} == {
            "mandatory", "clinical", "specialized", "training", "professional",
        }  # fmt: skip
        assert items[0]["code"] == "DBS_ENHANCED"
        assert items[0]["is_mandatory"] is True

    def test_can_be_narrowed_to_one_category(self, client):
        whole = client.get(QUALIFICATIONS).json["qualifications"]

        body = client.get(QUALIFICATIONS, query_string={"category": "clinical"}).json

        assert body["qualifications"] == [q for q in whole if q["category"] == "clinical"]
        assert body["total_count"] == len(body["qualifications"]) > 0

    @pytest.mark.parametrize("query", [{"category": "magic"}, {"password_hash": "x"}])
    def test_refuses_a_filter_it_does_not_know(self, client, query):
        response = client.get(QUALIFICATIONS, query_string=query)

        assert response.status_code == 422
        assert response.json["errors"][0]["pointer"] == f"#/{next(iter(query))}"

    def test_counts_who_holds_one_verified(self, client, make):
        for status in CredentialStatus:
            make.credential(user=make.user(), verification_status=status)
        suspended = make.user(is_active=False)
        make.credential(user=suspended, verification_status=CredentialStatus.VERIFIED)

        items = client.get(QUALIFICATIONS).json["qualifications"]

        counts = {item["code"]: item["worker_count"] for item in items}
        assert counts.pop("CARE_CERTIFICATE") == 1
        assert set(counts.values()) == {0}


@pytest.mark.parametrize("path", [STATS, QUALIFICATIONS])
class TestCaching:
    def test_lets_anybody_keep_the_answer_for_a_while(self, client, path):
        response = client.get(path)

        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert response.headers["ETag"].startswith('W/"')

    def test_answers_304_to_who_has_it(self, client, path):
        first = client.get(path)

        second = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

        assert (second.status_code, second.data) == (304, b"")
        assert second.headers["ETag"] == first.headers["ETag"]
        assert second.headers["X-Request-ID"]

    @pytest.mark.parametrize("form", ["W/{}", '"other", {}', "*", 'W/"x", W/{}'])
    def test_reads_the_header_as_the_standard_says(self, client, path, form):
        tag = client.get(path).headers["ETag"].removeprefix("W/")

        response = client.get(path, headers={"If-None-Match": form.format(tag)})

        assert response.status_code == 304

    @pytest.mark.parametrize("tag", ['"other"', "other", "", '"'])
    def test_answers_whole_to_who_has_something_else(self, client, path, tag):
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200

    def test_asks_again_after_a_while_alone(self, client, path, make, monkeypatch):
        kept = routes.kept_stats if path == STATS else routes.kept_showcases[None]
        first = client.get(path)
        make.credential(user=make.worker().user_id and make.user(),
                        verification_status=CredentialStatus.VERIFIED)  # fmt: skip
        same = client.get(path)

        kept.forget()
        renewed = client.get(path)

        assert first.data == same.data
        assert renewed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", ["/health", "/api/health", "/api/public/health"])
def test_says_that_all_is_well(client, path):
    response = client.get(path)

    body = response.json
    assert response.status_code == 200
    assert body.pop("timestamp").endswith("Z")
    assert body == {
        "status": "healthy", "database": "connected", "redis": "connected", "version": "0.1.0",
    }  # fmt: skip
    assert response.headers["Cache-Control"] == "no-store"


def test_needs_no_sign_in_and_minds_no_bad_one(client):
    for path in (STATS, QUALIFICATIONS, "/health"):
        assert client.get(path, headers={"Authorization": "Bearer x"}).status_code == 200

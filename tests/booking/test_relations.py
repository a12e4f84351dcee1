import pytest

from tests.booking.conftest import told
from vicarity.care_home.enums import Verification
from vicarity.shift.enums import BookingStatus

S = BookingStatus


@pytest.fixture
def met(make, shift, worker):
    return make.booking(shift=shift, worker=worker, status=S.WITHDRAWN)


def ids(answer):
    return [item["id"] for item in answer.json["items"]]


class TestWorker:
    def test_likes_a_home_and_forgets_it(self, as_worker, home):
        path = f"/worker/favourites/{home.id}"
        assert [as_worker("PUT", path).status_code for _ in range(2)] == [204, 204]

        (item,) = as_worker("GET", "/worker/favourites").json["items"]

        assert (item["id"], item["name"], item["city"]) == (str(home.id), "Elm House", "Leeds")
        assert as_worker("DELETE", path).status_code == 204
        assert ids(as_worker("GET", "/worker/favourites")) == []

    def test_works_no_more_where_they_do_not_want_to(self, as_worker, home, shift, apply):
        as_worker("PUT", f"/worker/favourites/{home.id}")
        as_worker("PUT", f"/worker/blocks/{home.id}", reason="Unkind.")

        refused = apply(shift)

        assert ids(as_worker("GET", "/worker/favourites")) == []
        assert ids(as_worker("GET", "/worker/blocks")) == [str(home.id)]
        assert told(refused) == (403, "not_eligible")
        assert [reason["code"] for reason in refused.json["reasons"]] == ["blocked"]
        as_worker("DELETE", f"/worker/blocks/{home.id}")
        assert apply(shift).status_code == 201

    @pytest.mark.parametrize("status", [Verification.PENDING, Verification.REJECTED])
    @pytest.mark.parametrize("what", ["favourites", "blocks"])
    def test_knows_no_home_that_was_never_on_the_board(self, as_worker, make, what, status):
        home = make.care_home(status=status)

        assert told(as_worker("PUT", f"/worker/{what}/{home.id}")) == (404, "home_not_known")


class TestHome:
    @pytest.mark.usefixtures("met")
    def test_likes_and_blocks_who_has_applied(self, as_home, as_worker, worker, apply, shift):
        as_home("PUT", f"/care-home/favourites/{worker.id}")
        (liked,) = as_home("GET", "/care-home/favourites").json["items"]
        as_home("PUT", f"/care-home/blocks/{worker.id}", reason="Was rude.")

        refused = apply(shift)

        assert (liked["id"], liked["name"]) == (str(worker.id), "Bea F.")
        assert set(liked) == {"id", "name", "since"}
        assert ids(as_home("GET", "/care-home/favourites")) == []
        assert ids(as_home("GET", "/care-home/blocks")) == [str(worker.id)]
        assert told(refused) == (403, "not_eligible")
        assert "rude" not in refused.text
        assert ids(as_worker("GET", "/worker/blocks")) == []
        as_worker("DELETE", f"/worker/blocks/{shift.care_home_id}")
        assert told(apply(shift)) == (403, "not_eligible")
        as_home("DELETE", f"/care-home/blocks/{worker.id}")
        assert apply(shift).status_code == 201

    @pytest.mark.parametrize("what", ["favourites", "blocks"])
    def test_cannot_try_the_ids_of_people_it_has_not_met(self, as_home, worker, home, what):
        for stranger in (worker.id, home.id):
            answer = as_home("PUT", f"/care-home/{what}/{stranger}")
            assert told(answer) == (404, "worker_not_known")

"""Searching: held against brute force on random data, and one promise at a time."""

import math
from datetime import timedelta
from random import Random

import pytest

from tests.board.conftest import EASTING, NORTHING, ids
from tests.shift.conftest import told
from vicarity.board import rules
from vicarity.board.service import BATCH, BATCHES
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.shift.enums import BookingStatus, ShiftStatus, Side
from vicarity.worker.models import WorkerProfile

SORTS = ("distance", "starts_at", "rate")
ROLES = ("care_assistant", "registered_nurse", "kitchen_assistant")


@pytest.fixture
def crowd(make, keep_away):
    """Make random homes and shifts, with many ties in every order."""
    chance = Random(7)
    homes, shifts = [], []
    base = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    spots = [
        (EASTING + chance.randint(-60, 60) * 1000, NORTHING + chance.randint(-60, 60) * 1000)
        for _ in range(9)
    ]
    for number in range(24):
        status = chance.choice([Verification.VERIFIED] * 6 + [Verification.SUSPENDED])
        easting, northing = chance.choice(spots)
        homes.append(make.care_home(status=status, easting=easting, northing=northing))
        if number % 8 == 3:
            keep_away(homes[-1])
    for _ in range(220):
        shifts.append(
            make.shift(
                home=chance.choice(homes),
                starts_at=base + timedelta(hours=chance.randint(-40, 60)),
                hours=chance.choice((6, 8, 12)),
                role=chance.choice(ROLES),
                hourly_rate=chance.choice((1300, 1350, 1400, 2000)),
                status=chance.choice([ShiftStatus.OPEN] * 8 + list(ShiftStatus)),
            )
        )
    return {home.id: home for home in homes}, shifts, {homes[n].id for n in (3, 11, 19)}


def brute_force(crowd, sort, miles=15, roles=None, kinds=None, since=None, until=None, min_rate=0):
    homes, shifts, kept_away = crowd
    found = []
    for shift in shifts:
        home = homes[shift.care_home_id]
        metres = math.hypot(home.easting - EASTING, home.northing - NORTHING)
        if (
            shift.status is ShiftStatus.OPEN
            and home.verification_status is Verification.VERIFIED
            and home.id not in kept_away
            and metres <= miles * 1609.344
            and shift.starts_at >= max(since or clock.now(), clock.now())
            and (until is None or shift.starts_at < until)
            and (not roles or shift.role in roles)
            and (not kinds or shift.shift_type in kinds)
            and shift.hourly_rate >= min_rate
        ):
            measure = {"distance": metres, "starts_at": 0, "rate": -shift.hourly_rate}[sort]
            found.append((measure, shift.starts_at, shift.id))
    return [str(row[2]) for row in sorted(found)]


@pytest.mark.parametrize("sort", SORTS)
def test_finds_what_brute_force_finds_in_the_same_order(crowd, search, sort):
    searches = [
        {},
        {"radius_miles": 1},
        {"radius_miles": 30},
        {"radius_miles": 100},
        {"radius_miles": 30, "role": [ROLES[1]]},
        {"radius_miles": 50, "role": list(ROLES[:2]), "min_rate": 1350},
        {"radius_miles": 50, "min_rate": 2001},
        {"radius_miles": 30, "min_rate": 2000},
        {"radius_miles": 100, "min_rate": 1400, "role": [ROLES[2]]},
        {"radius_miles": 30, "shift_type": ["night"]},
        {"radius_miles": 50, "shift_type": ["late", "long_day"], "role": [ROLES[0]]},
    ]
    counts = set()
    for asked in searches:
        expected = brute_force(
            crowd, sort, asked.get("radius_miles", 15), asked.get("role"), asked.get("shift_type"),
            min_rate=asked.get("min_rate", 0),
        )  # fmt: skip
        counts.add(len(expected))
        for limit in (1, 7, 100) if asked.get("radius_miles") == 30 else (100,):
            assert ids(search(sort=sort, limit=limit, **asked)) == expected, (asked, limit)
    assert len(counts) > 4


@pytest.mark.parametrize("sort", SORTS)
def test_takes_bounds_of_time(crowd, search, sort):
    _, shifts, _ = crowd
    starts = sorted(shift.starts_at for shift in shifts)
    since, until = starts[120], starts[190]

    found = ids(search(sort=sort, radius_miles=60, limit=9, **{
        "from": since.isoformat().replace("+00:00", "Z"),
        "to": until.isoformat().replace("+00:00", "Z"),
    }))  # fmt: skip

    assert found == brute_force(crowd, sort, 60, since=since, until=until) != []


@pytest.mark.parametrize("sort", SORTS)
def test_neither_skips_nor_repeats_while_shifts_are_added(make, ask, sort):
    chance = Random(3)
    home = make.care_home(status=Verification.VERIFIED, easting=EASTING + 900, northing=NORTHING)
    base = clock.now() + timedelta(days=1)

    def add():
        return make.shift(
            home=home, starts_at=base + timedelta(hours=chance.randint(0, 40)),
            hourly_rate=chance.randint(1300, 1320),
        )  # fmt: skip

    there = {str(add().id) for _ in range(40)}
    seen, cursor = [], None
    while True:
        answer = ask(sort=sort, limit=4, **({} if cursor is None else {"cursor": cursor})).json
        seen += ids(answer["items"])
        cursor = answer["next_cursor"]
        if cursor is None:
            break
        for _ in range(2 if len(seen) < 60 else 0):
            add()

    assert len(seen) == len(set(seen))
    assert there <= set(seen)


def test_says_what_the_contract_says(make, search, session):
    home = make.care_home(
        status=Verification.VERIFIED, easting=EASTING + 3000, northing=NORTHING + 4000,
        cqc_rating="Good",
    )  # fmt: skip
    shift = make.shift(
        home=home, role="senior_care_assistant", required_qualifications=["STOMA_CARE"],
        positions=3, hourly_rate=1450, booking_mode="instant",
    )  # fmt: skip
    make.booking(shift=shift, worker=make.user())

    (item,) = search()

    assert item.pop("eligibility")["eligible"] is False
    assert item.pop("terms")
    assert item == {
        "id": str(shift.id),
        "care_home": {
            "id": str(home.id), "name": "Elm House", "cqc_rating": "Good", "verified": True,
            "city": "Leeds",
        },
        "role": "senior_care_assistant",
        "role_name": "Senior care assistant",
        "starts_at": shift.starts_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "ends_at": shift.ends_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "shift_type": shift.shift_type,
        "break_minutes": 30,
        "hourly_rate": 1450,
        "estimated_pay": 1450 * 450 // 60,
        "positions_left": 2,
        "distance_miles": 3.1,
        "miles_east": 1.86,
        "miles_north": 2.49,
        "required_qualifications": ["MEDICATION_ADMIN", "MEDICATION_COMPETENCY", "STOMA_CARE"],
        "booking_mode": "instant",
        "my_booking_status": None,
        "my_booking_id": None,
    }  # fmt: skip


def near(make, **given):
    at = {"easting": EASTING, "northing": NORTHING}
    return make.shift(home=make.care_home(status=Verification.VERIFIED, **at), **given)


@pytest.mark.parametrize("sort", SORTS)
def test_leaves_out_what_is_full_but_for_who_is_in_it(make, search, worker, sort):
    full, mine, left = near(make), near(make), near(make)
    make.booking(shift=full, worker=make.user())
    make.booking(shift=mine, worker=worker)
    make.booking(shift=left, worker=worker, status=BookingStatus.WITHDRAWN)

    found = {item["id"]: item["my_booking_status"] for item in search(sort=sort)}

    assert found == {str(mine.id): "confirmed", str(left.id): "withdrawn"}


def test_shows_the_newest_booking_of_the_worker(make, search, worker):
    shift = near(make)
    make.booking(shift=shift, worker=worker, status=BookingStatus.DECLINED)
    newest = make.booking(shift=shift, worker=worker, status=BookingStatus.APPLIED)

    (item,) = search()
    assert (item["my_booking_status"], item["my_booking_id"]) == ("applied", str(newest.id))


@pytest.mark.parametrize(("side", "listed"), [(Side.WORKER, 0), (Side.CARE_HOME, 1)])
def test_hides_homes_the_worker_keeps_away_from(make, search, keep_away, session, side, listed):
    shift = near(make)
    keep_away(session.get(CareHomeProfile, shift.care_home_id), side)

    for sort in SORTS:
        found = search(sort=sort)
        assert len(found) == listed
        for item in found:
            assert "blocked" in {reason["code"] for reason in item["eligibility"]["reasons"]}


def test_searches_near_a_postcode(make, search, ask):
    there = make.care_home(status=Verification.VERIFIED, easting=530_000, northing=181_000)
    shift = make.shift(home=there)

    assert ids(search(postcode="wc1 2ab", radius_miles=5)) in ([str(shift.id)], [])
    assert search() == []
    assert told(ask(postcode="ZZ99 9ZZ"))[0] == 422
    assert told(ask(postcode="BX1 1AA")) == (422, "place_unknown", ["#/postcode"])


def test_needs_to_know_where(make, client, signed_in, ask, session, worker):
    profile = session.query(WorkerProfile).filter_by(user_id=worker.id).one()
    profile.easting = profile.northing = None
    session.commit()

    assert told(ask()) == (422, "place_missing", ["#/postcode"])
    assert ask(postcode="LS6 3AB").status_code == 200


@pytest.mark.parametrize("percentage", [0, 75, 99])
def test_opens_with_a_complete_profile(make, ask, session, worker, percentage):
    shift = near(make)
    profile = session.query(WorkerProfile).filter_by(user_id=worker.id).one()
    profile.profile_completion_percentage = percentage
    session.commit()

    for answer in (ask(), ask(f"/{shift.id}")):
        assert told(answer) == (403, "profile_incomplete", [])
        assert f"{percentage}%" in answer.json["detail"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({"cursor": "x"}, "cursor"),
        ({"cursor": "W10"}, "cursor"),
        ({"cursor": "WyJhIiwgMSwgMiwgM10"}, "cursor"),
        ({"cursor": "WyJhIixOYU4sMV0"}, "cursor"),
        ({"cursor": "a" * 501}, "cursor"),
        ({"radius_miles": 0}, "radius_miles"),
        ({"radius_miles": 101}, "radius_miles"),
        ({"radius_miles": "1e1"}, "radius_miles"),
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"sort": "magic"}, "sort"),
        ({"from": "soon"}, "from"),
        ({"min_rate": -1}, "min_rate"),
        ({"min_rate": 100_001}, "min_rate"),
        ({"eligible_only": "perhaps"}, "eligible_only"),
        ({"postcode": "nowhere"}, "postcode"),
        ({"role": ["a"] * 21}, "role"),
        ({"role": ["x" * 41]}, "role/0"),
        ({"user_id": "1"}, "user_id"),
    ],
)
def test_points_at_what_it_cannot_read(ask, asked, pointer):
    answer = ask(**asked)

    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == f"#/{pointer}"


def test_goes_on_only_in_the_same_search(make, ask):
    for _ in range(3):
        near(make)
    cursor = ask(limit=1).json["next_cursor"]

    assert ask(limit=2, cursor=cursor).status_code == 200
    for other in ({"sort": "rate"}, {"radius_miles": 7}, {"min_rate": 5}, {"role": "x"}):
        assert told(ask(cursor=cursor, **other)) == (422, "unknown_cursor", ["#/cursor"])


class TestEligibleOnly:
    @pytest.fixture
    def mixed(self, make, qualified):
        """Make shifts of which the worker may work one in three."""
        return [
            near(
                make,
                starts_at=clock.now() + timedelta(days=2 + number),
                role="care_assistant" if number % 3 == 0 else "registered_nurse",
            )
            for number in range(12)
        ]

    @pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
    def test_fills_each_part(self, mixed, ask, search, limit):
        expected = [str(shift.id) for shift in mixed if shift.role == "care_assistant"]

        first = ask(eligible_only="true", sort="starts_at", limit=limit).json

        assert ids(first["items"]) == expected[:limit]
        assert ids(search(eligible_only="true", sort="starts_at", limit=limit)) == expected
        assert all(item["eligibility"] == {"eligible": True, "reasons": []}
                   for item in first["items"])  # fmt: skip

    def test_looks_at_so_many_and_no_more(self, make, ask, search, qualified, monkeypatch):
        monkeypatch.setattr("vicarity.board.service.BATCH", 2)
        monkeypatch.setattr("vicarity.board.service.BATCHES", 2)
        assert BATCH * BATCHES <= 400
        for number in range(7):
            role = "care_assistant" if number == 5 else "registered_nurse"
            near(make, starts_at=clock.now() + timedelta(days=2 + number), role=role)

        first = ask(eligible_only="true", sort="starts_at").json

        assert (first["items"], first["next_cursor"] is None) == ([], False)
        assert len(search(eligible_only="true", sort="starts_at")) == 1


class TestOne:
    def test_shows_all_there_is_to_know(self, make, ask):
        shift = near(make, description="Ring at the back door.", positions=2)

        shown = ask(f"/{shift.id}").json

        assert (shown["description"], shown["positions"]) == ("Ring at the back door.", 2)
        assert (shown["status"], shown["distance_miles"]) == ("open", 0.0)
        assert shown["eligibility"]["eligible"] is False

    @pytest.mark.parametrize("status", [ShiftStatus.DRAFT, ShiftStatus.CANCELLED])
    def test_hides_what_is_not_offered_but_for_who_had_a_part(self, make, ask, worker, status):
        shift = near(make, status=status)
        assert told(ask(f"/{shift.id}")) == (404, "shift_not_found", [])

        make.booking(shift=shift, worker=worker, status=BookingStatus.CANCELLED_BY_HOME)
        assert ask(f"/{shift.id}").json["my_booking_status"] == "cancelled_by_home"

    def test_hides_shifts_of_homes_that_are_not_verified(self, make, ask):
        home = make.care_home(status=Verification.SUSPENDED)

        assert ask(f"/{make.shift(home=home).id}").status_code == 404

    def test_does_not_know_how_far_without_a_place(self, make, ask, session, worker):
        profile = session.query(WorkerProfile).filter_by(user_id=worker.id).one()
        profile.easting = profile.northing = None
        session.commit()

        assert ask(f"/{near(make).id}").json["distance_miles"] is None


def test_covers_the_circle_with_squares():
    chance = Random(1)
    for _ in range(300):
        easting, northing = chance.randint(0, 700_000), chance.randint(0, 1_300_000)
        radius = rules.metres(chance.choice((1, 5, 15, 30, 60, 100)))
        cells = rules.cells(easting, northing, radius)
        assert len(cells) == len(set(cells)) <= 324
        for _ in range(50):
            angle, far = chance.random() * math.tau, radius * chance.random()
            east, north = easting + far * math.cos(angle), northing + far * math.sin(angle)
            if east >= 0 and north >= 0:
                assert int(east) // 20_000 * 1000 + int(north) // 20_000 in cells

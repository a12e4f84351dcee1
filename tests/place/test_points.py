import pytest

from vicarity.place import queries
from vicarity.place.models import PostcodePoint
from vicarity.place.queries import Point, point_of, points_of


@pytest.fixture
def known(session):
    for code, precision, easting in (
        ("LS", "area", 1), ("LS6", "district", 2), ("LS6 3AB", "postcode", 3), ("L", "area", 4),
    ):  # fmt: skip
        values = {"precision": precision, "easting": easting, "northing": 0}
        session.merge(PostcodePoint(code=code, **values))
    session.commit()


@pytest.mark.parametrize(
    ("postcode", "easting"),
    [("LS6 3AB", 3), ("LS6 3AD", 2), ("LS7 3AB", 1), ("L6 3AB", 4), ("L63 1AB", 4)],
)
def test_knows_the_finest_point_of_a_postcode(known, postcode, easting):
    assert point_of(postcode) == Point(easting, 0)


@pytest.mark.parametrize("postcode", [None, "ZZ1 1AA"])
def test_knows_no_point_of_what_is_no_place(session, postcode):
    assert point_of(postcode) is None


def test_answers_for_many_at_once(known):
    found = points_of(["LS6 3AB", "LS7 3AB", "ZZ1 1AA"])

    assert found == {"LS6 3AB": Point(3, 0), "LS7 3AB": Point(1, 0)}


def test_moves_profiles_to_better_points(known, make, session):
    near, there, nowhere = (
        make.worker(postcode="LS6 3AB", easting=1, northing=0),
        make.worker(postcode="LS7 3AB", easting=1, northing=0),
        make.worker(),
    )

    assert queries.renew_points("worker_profiles") == 1

    session.expire_all()
    assert [row.easting for row in (near, there, nowhere)] == [3, 1, None]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vicarity.place.errors import UnknownFormat
from vicarity.place.formats import Place, Unreadable, recognise

ONS = ["pcds", "dointr", "east1m", "north1m"]
OLD_ONS = ["pcd", "oseast1m", "osnrth1m", "pcds"]
DISTRICTS = ["postcode", "eastings", "northings", "town"]
CODE_POINT = ["AB101AB", "10", "394235", "806529", "S92000003"]


@pytest.mark.parametrize(
    ("first", "row", "place"),
    [
        (ONS, ["LS6 3AB", "1980", "427000", "436000"], ("LS6 3AB", "postcode", 427000, 436000)),
        (
            OLD_ONS,
            ["LS63AB", "427000", "436000", "LS6 3AB"],
            ("LS6 3AB", "postcode", 427000, 436000),
        ),
        (DISTRICTS, ["LS6", "427000", "436000", "Leeds"], ("LS6", "district", 427000, 436000)),
        (CODE_POINT, CODE_POINT, ("AB10 1AB", "postcode", 394235, 806529)),
        (CODE_POINT, ["B1  1AA", "10", "406000", "286000"], ("B1 1AA", "postcode", 406000, 286000)),
        (
            [name.upper() for name in ONS],
            ["ls6 3ab", "", "1.0", "0"],
            ("LS6 3AB", "postcode", 1, 0),
        ),
    ],
)
def test_reads_every_kind_of_file(first, row, place):
    reader, _ = recognise(first)

    assert reader.read(row) == Place(*place)


@pytest.mark.parametrize(("first", "header"), [(ONS, True), (DISTRICTS, True), (CODE_POINT, False)])
def test_tells_a_header_from_a_row(first, header):
    assert recognise(first)[1] is header


@pytest.mark.parametrize(
    "first",
    [
        ["postcode", "eastings", "north"],
        ["pcds", "x", "y"],
        ["AB101AB", "10"],
        ["NOT A CODE", "10", "394235", "806529"],
        [],
        ["%PDF-1.7"],
    ],
)
def test_names_what_it_expected_and_what_it_found(first):
    with pytest.raises(UnknownFormat) as refusal:
        recognise(first)

    assert "pcds, east1m, north1m" in str(refusal.value)
    assert "postcode, eastings, northings" in str(refusal.value)
    assert f"Found: {', '.join(first).lower() or 'nothing'}." in str(refusal.value)


@pytest.mark.parametrize(
    ("first", "row"),
    [
        (ONS, ["LS6 3AB", "", "", ""]),
        (ONS, ["LS6 3AB", "", "0", "0"]),
        (ONS, ["BT1 1AA", "", "333600", "374200"]),
        (ONS, ["JE2 3AB", "", "392000", "1"]),
        (CODE_POINT, ["AB101AB", "90", "0", "0"]),
        (DISTRICTS, ["GY1", "361100", "-48888"]),
    ],
)
def test_passes_over_what_has_no_place_in_great_britain(first, row):
    assert recognise(first)[0].read(row) is None


@pytest.mark.parametrize(
    ("first", "row", "reason"),
    [
        (ONS, ["LS6 3AB", "", "427000"], "too few columns"),
        (ONS, ["LS6", "", "427000", "436000"], "not a postcode"),
        (ONS, ["LS6 3AB'; DROP", "", "427000", "436000"], "not a postcode"),
        (ONS, ["LS6 3AB", "", "east", "436000"], "no grid reference"),
        (ONS, ["LS6 3AB", "", "700001", "436000"], "no grid reference"),
        (ONS, ["LS6 3AB", "", "427000", "1300001"], "no grid reference"),
        (ONS, ["LS6 3AB", "", "-1", "436000"], "no grid reference"),
        (ONS, ["LS6 3AB", "", "٣٣", "436000"], "no grid reference"),
        (DISTRICTS, ["W1M", "528000", "181000"], "not a postcode district"),
        (DISTRICTS, ["LS6 3AB", "427000", "436000"], "not a postcode district"),
    ],
)
def test_says_why_a_row_cannot_be_read(first, row, reason):
    with pytest.raises(Unreadable, match=reason):
        recognise(first)[0].read(row)


@given(st.lists(st.text(max_size=12), max_size=5), st.sampled_from([ONS, DISTRICTS, CODE_POINT]))
def test_reads_skips_or_refuses_any_row(row, first):
    reader, _ = recognise(first)

    try:
        place = reader.read(row)
    except Unreadable:
        return
    assert place is None or (0 <= place.easting <= 700_000 and len(place.code) <= 8)

import pytest
from sqlalchemy import select

from vicarity.place.models import PostcodePoint

DISTRICTS = "postcode,eastings,northings,town\nLS6,427000,436000,Leeds\nLS7,430000,436000,Leeds\n"
ONS = '"pcd7","pcds","east1m","north1m"\n"LS63AB","LS6 3AB",427111,436222\n'
CODE_POINT = '"LS63AB",10,427111,436222,"E92000001"\n"LS63AD",10,427112,436223,"E92000001"\n'


@pytest.fixture
def load(app, session, tmp_path):
    """Import files with these contents."""

    def run(*contents):
        files = [tmp_path / f"{number}.csv" for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        result = app.test_cli_runner().invoke(args=["postcodes", "import", *map(str, files)])
        session.expire_all()
        return result

    return run


def codes(session):
    finer = select(PostcodePoint).where(PostcodePoint.precision != "area")
    points = session.scalars(finer.order_by(PostcodePoint.code))
    return {point.code: (point.precision, point.easting, point.northing) for point in points}


@pytest.mark.parametrize(
    ("content", "kind", "found"),
    [
        (
            DISTRICTS,
            "districts",
            {"LS6": ("district", 427000, 436000), "LS7": ("district", 430000, 436000)},
        ),
        (ONS, "ONS Postcode Directory", {"LS6 3AB": ("postcode", 427111, 436222)}),
        (
            CODE_POINT,
            "OS Code-Point Open",
            {"LS6 3AB": ("postcode", 427111, 436222), "LS6 3AD": ("postcode", 427112, 436223)},
        ),
    ],
)
def test_loads_every_kind_of_file(load, session, content, kind, found):
    result = load(content)

    assert result.exit_code == 0, result.output
    assert codes(session) == found
    assert f"({kind}): {len(found)} added, 0 changed, 0 unchanged" in result.stdout


@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_reads_what_spreadsheets_write(load, session, mark, ending):
    load(mark + DISTRICTS.replace("\n", ending) + ending)

    assert list(codes(session)) == ["LS6", "LS7"]


def test_moves_points_that_are_there(load, session):
    load(DISTRICTS)

    result = load(DISTRICTS.replace("427000", "427999"))

    assert codes(session)["LS6"] == ("district", 427999, 436000)
    assert "0 added, 1 changed, 1 unchanged" in result.stdout


def test_takes_the_later_of_two_rows(load, session):
    load(DISTRICTS + "LS6,1,2,Leeds\n")

    assert codes(session)["LS6"] == ("district", 1, 2)


def test_reads_on_after_bad_rows_and_names_the_first(load, session):
    bad = "".join(f"X{number}X,1,2,\n" for number in range(7))

    result = load(DISTRICTS + "BT1,146300,529800,Belfast\n" + bad)

    assert list(codes(session)) == ["LS6", "LS7"]
    assert "1 skipped: no place in Great Britain" in result.stdout
    assert "7 could not be read: line 5 is not a postcode district; line 6" in result.stdout
    assert "line 9 is not a postcode district, ..." in result.stdout
    assert "line 10" not in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("postcode,east,north\nLS6,1,2\n", "Found: postcode, east, north."),
        ("", "Found: nothing."),
        ("postcode,eastings,northings\n", "no postcode with a point in Great Britain"),
        ("postcode,eastings,northings\nBT1,1,2\n", "no postcode with a point in Great Britain"),
        (b"postcode,eastings,northings\nLS6,1,2\n\xff\xfe,1,2\n", "is not text in UTF-8"),
        ('postcode,eastings,northings\nLS6,1,2\n"' + "x" * 140_000, "Line "),
    ],
)
def test_refuses_a_file_whole_and_leaves_the_table_as_it_was(load, session, content, said):
    load(DISTRICTS)
    before = codes(session)

    result = load(content)

    assert result.exit_code == 1
    assert said in result.stderr
    assert codes(session) == before


def test_loads_all_files_or_none(load, session):
    result = load(DISTRICTS, "nonsense\n")

    assert (result.exit_code, codes(session)) == (1, {})
    assert "1.csv: This file's columns are not ones we know." in result.stderr


def test_moves_the_people_who_are_there(load, make, session):
    worker = make.worker(postcode="LS6 3AB", easting=430000, northing=435000)
    home = make.care_home(postcode="LS7 3AB", easting=430000, northing=435000)

    result = load(DISTRICTS)

    assert (worker.easting, home.northing) == (427000, 436000)
    assert "2 people and homes have a better point now." in result.stdout


def test_does_not_take_a_folder(app, session, tmp_path):
    result = app.test_cli_runner().invoke(args=["postcodes", "import", str(tmp_path)])

    assert result.exit_code == 2

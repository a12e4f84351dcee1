import io
import zipfile

import pytest

from tests.register.directory import HEAD, KIND, TAIL, packed, table
from vicarity.core import ods


def read(content):
    return [(row.sheet, row.number, row.cells) for row in ods.rows(io.BytesIO(content))]


def sheet(rows):
    return packed(f'{HEAD}<table:table table:name="S">{rows}</table:table>{TAIL}')


def row(cells, more=""):
    return f"<table:table-row{more}>{cells}</table:table-row>"


def cell(text, more=""):
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def test_reads_every_sheet_and_counts_rows_as_people_do():
    content = packed(HEAD + table("One", [["a", "b"]]) + table("Two", [[], ["c"]]) + TAIL)

    assert read(content) == [("One", 1, ["a", "b"]), ("Two", 2, ["c"])]


def test_repeats_cells_and_counts_empty_ones_without_making_them():
    twice = ' table:number-columns-repeated="2"'
    edge = '<table:table-cell table:number-columns-repeated="16384"/>'
    cells = cell("Y", twice) + f"<table:table-cell{twice}/>" + cell("Z") + edge

    assert read(sheet(row(cells))) == [("S", 1, ["Y", "Y", "", "", "Z"])]


def test_counts_empty_rows_without_making_them():
    padding = row("", ' table:number-rows-repeated="1000000"')

    assert read(sheet(padding + row(cell("a")))) == [("S", 1_000_001, ["a"])]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('office:value-type="float" office:value="42"><text:p>forty-two</text:p>', "42"),
        ('office:value-type="date" office:date-value="2024-03-19"><text:p>19 Mar</text:p>',
         "2024-03-19"),
        ('office:value-type="string"><text:p>a<text:s/>b</text:p><text:p>c</text:p>', "a b\nc"),
        ('office:value-type="string"><text:p>x <text:span>y</text:span> &amp; z</text:p>',
         "x y & z"),
        ('office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
         "<text:p>held</text:p>", "held"),
    ],
)  # fmt: skip
def test_reads_what_a_cell_holds(written, kept):
    assert read(sheet(row(f"<table:table-cell {written}</table:table-cell>"))) == [("S", 1, [kept])]


def test_reads_a_long_one_piece_by_piece():
    rows = "".join(row(cell(f"value {number}")) for number in range(5000))

    assert [cells for *_, cells in read(sheet(rows))][-1] == ["value 4999"]


def lies():
    """A file that says it unpacks to three gigabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("mimetype", KIND)
        zipped.writestr("content.xml", HEAD + TAIL)
        zipped.infolist()[1].file_size = 3 * 2**30
    return file.getvalue()


ENTITIES = '?><!DOCTYPE a [<!ENTITY b "xxxxxxxx"><!ENTITY c "&b;&b;&b;&b;">]>'
BOMB = HEAD.replace("?>", ENTITIES, 1) + "&c;" + TAIL


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no", sheet(row(cell("a")))[:200],
        sheet(row(cell("a"))).replace(b"PK\x05\x06", b"PKxx"),
        packed("", KIND), packed(HEAD), packed(HEAD + TAIL, "application/pdf"), packed(BOMB),
        sheet(row(cell("x" * 70_000))),
        sheet(row(cell("x", ' table:number-columns-repeated="9999"'))),
        sheet(row(cell("x", ' table:number-columns-repeated="many"'))), lies(),
        packed(f'{HEAD}<table:table table:name="{"x" * 2_000_000}"/>{TAIL}'),
    ],
)  # fmt: skip
def test_refuses_what_is_damaged_endless_or_something_else(content):
    with pytest.raises(ods.NotASpreadsheet):
        read(content)

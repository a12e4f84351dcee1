"""Papers about the person: the DBS certificate, the share code, the page of a passport."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from vicarity.cli.demo.papers.facts import Facts, written
from vicarity.cli.demo.papers.sheet import FAINT, Sheet

BAND, BLUE, GREEN, MAROON = (
    HexColor(0xDFE6F1), HexColor(0x8FA9C9), HexColor(0x1D6B52), HexColor(0x5E1F2D),
)  # fmt: skip


def dbs(facts: Facts) -> bytes:
    """Draw a DBS certificate: one fact below the other, as people read them out."""
    sheet, said = Sheet("Certificate"), dict(facts.says)
    sheet.box(56, 56, sheet.width - 112, sheet.height - 130)
    sheet.box(56, 56, sheet.width - 112, 72, BAND, None)
    sheet.text(80, 99, f"{said['Level']} certificate (sample)", 17, "Helvetica-Bold")
    rows = (
        ("Certificate number", _in_threes(facts.number)),
        ("Date of issue", written(facts.issued_on)),
        ("Applicant surname", facts.last_name),
        ("Forename", facts.first_name),
        ("Date of birth", written(facts.born_on)),
        ("Position applied for", said["Position"]),
        ("Name of employer", facts.issuer),
    )
    for number, (label, value) in enumerate(rows):
        sheet.field(80, 164 + 54 * number, label, value.upper(), 14)
    for number, label in enumerate(("Police records", "Barred list information", "Other")):
        sheet.field(80, 560 + 54 * number, label, said.get(label, "None recorded").upper(), 14)
    sheet.seal(sheet.width - 130, 650, BLUE, 46)
    return sheet.pdf()


def share_code(facts: Facts) -> bytes:
    """Draw what a share code shows an employer."""
    sheet = Sheet("Right to work")
    sheet.box(0, 0, sheet.width, 46, HexColor(0x0B0C0C), None)
    sheet.text(56, 30, "Check a right to work (sample)", 14, "Helvetica-Bold", HexColor(0xFFFFFF))
    sheet.text(56, 100, facts.name, 24, "Helvetica-Bold")
    sheet.box(56, 122, sheet.width - 112, 74, HexColor(0xE8F3EE), GREEN, 1.4)
    sheet.text(72, 152, "They have permission to work in the UK", 15, "Helvetica-Bold", GREEN)
    sheet.text(72, 178, dict(facts.says)["Status"], 11.5)
    portrait(sheet, sheet.width - 186, 222, facts.name)
    sheet.field(56, 240, "Date of birth", written(facts.born_on))
    sheet.field(56, 294, "Share code", _in_threes(facts.number))
    sheet.field(56, 348, "Share code valid until", written(facts.until))
    sheet.field(56, 402, "Page made on", written(facts.issued_on))
    sheet.rule(56, 450, sheet.width - 112)
    for number, line in enumerate(
        (
            "Employers: compare the photo with the person, keep this page during their",
            "employment and for two years after it, and look the share code up yourself.",
            f"Reference number: WE-{sum(map(ord, facts.number)):05}-DEMO",
        )
    ):
        sheet.text(56, 480 + 20 * number, line, 10.5, colour=FAINT)
    sheet.seal(sheet.width - 120, 600, GREEN)
    return sheet.pdf()


def passport(facts: Facts) -> bytes:
    """Draw the page of a passport with the photo, from a country that is nowhere."""
    sheet, top = Sheet("Passport page"), 190
    sheet.box(60, top, sheet.width - 120, 330, HexColor(0xF3ECE4), MAROON, 1.2)
    sheet.text(80, top + 34, "PASSPORT (SAMPLE)", 15, "Helvetica-Bold", MAROON)
    portrait(sheet, 80, top + 60, facts.name)
    fields = (
        ("Surname", facts.last_name), ("Given names", facts.first_name),
        ("Nationality", dict(facts.says).get("Status", "")),
        ("Date of birth", written(facts.born_on)), ("Passport number", facts.number),
        ("Date of expiry", written(facts.until)),
    )  # fmt: skip
    for number, (label, value) in enumerate(fields):
        sheet.field(240, top + 64 + 36 * number, label, value.upper(), 11)
    last = facts.last_name.upper().replace("'", "").replace("-", "<")
    for number, line in enumerate(
        (f"P<XXD{last}<<{facts.first_name.upper()}", f"{facts.number}<0XXD<SAMPLE")
    ):
        words = line.ljust(44, "<")[:44]
        sheet.text(80, top + 292 + 20 * number, words, 15, "Courier")
    return sheet.pdf()


def portrait(sheet: Sheet, x: float, y: float, whose: str) -> None:
    """Draw a head and shoulders of nobody; each name has its colours."""
    number = sum(map(ord, whose))
    skin = HexColor((0xE8BE9C, 0xC68642, 0x8D5524, 0xF1C9A5, 0x6B4226)[number % 5])
    cloth = HexColor((0x3B6E8F, 0x7A5C8E, 0x4F7F57, 0xA65E4E)[number % 4])
    hair = HexColor((0x2B1B12, 0x6B4A2B, 0x111111, 0x9A7B4F)[number % 4])
    sheet.face(x, y, skin, cloth, hair)


def _in_threes(number: str) -> str:
    """Return ``001 234 567 890``, as people compare it."""
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))

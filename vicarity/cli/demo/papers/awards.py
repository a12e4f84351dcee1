"""Papers about a profession: a diploma, and what a register says of a nurse."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from vicarity.cli.demo.papers.facts import Facts, written
from vicarity.cli.demo.papers.sheet import FAINT, Sheet

NAVY, GOLD, TEAL = HexColor(0x1C2A4A), HexColor(0xA8843C), HexColor(0x0F5C6E)

UNITS = (
    "Promote person-centred approaches in care", "Safeguarding and protection",
    "Duty of care in care settings", "Communication in care settings",
    "Health, safety and wellbeing", "Responsibilities of a care worker", "Effective teamwork",
)  # fmt: skip


def diploma(facts: Facts) -> bytes:
    """Draw a diploma with its units."""
    sheet = Sheet("Diploma")
    sheet.box(34, 34, sheet.width - 68, sheet.height - 82, None, GOLD, 2.6)
    sheet.box(42, 42, sheet.width - 84, sheet.height - 98, None, NAVY, 0.8)
    sheet.seal(sheet.middle, 108, GOLD, 36)
    sheet.centred(176, facts.issuer, 15, "Times-Bold", NAVY)
    sheet.centred(222, facts.title, 21, "Times-Bold", NAVY)
    sheet.centred(252, "(sample)", 12, colour=FAINT)
    sheet.centred(294, "awarded to", 12, "Times-Italic", FAINT)
    sheet.centred(332, facts.name, 28, "Times-Bold")
    sheet.rule(120, 354, sheet.width - 240, GOLD)
    sheet.text(110, 388, "Units", 11, "Helvetica-Bold", NAVY)
    for number, unit in enumerate(UNITS):
        y = 410 + 22 * number
        sheet.text(110, y, unit, 10.5)
        sheet.text(440, y, "Achieved", 10, colour=FAINT)
    sheet.field(110, 600, "Learner number", facts.number)
    sheet.field(330, 600, "Date of award", written(facts.issued_on))
    sheet.signature(116, 702, facts.issuer)
    sheet.rule(110, 714, 170)
    sheet.text(110, 728, "Chief executive", 9, colour=FAINT)
    return sheet.pdf()


def register(facts: Facts) -> bytes:
    """Draw a statement of registration."""
    sheet = Sheet("Statement of entry")
    sheet.box(0, 0, sheet.width, 76, TEAL, None)
    sheet.text(56, 46, f"{facts.issuer} (sample)", 15, "Helvetica-Bold", HexColor(0xFFFFFF))
    sheet.text(56, 126, "Statement of entry on the register", 21, "Helvetica-Bold")
    sheet.text(56, 152, f"As of {written(facts.issued_on)}", 11, colour=FAINT)
    sheet.box(56, 180, sheet.width - 112, 250, HexColor(0xF2F7F8))
    rows = (
        ("Name", facts.name), ("PIN", facts.number), ("Part of the register", facts.title),
        ("Status", "Registered"), ("Registration lasts until", written(facts.until)),
    )  # fmt: skip
    for number, (label, value) in enumerate(rows):
        sheet.field(80, 208 + 44 * number, label, value)
    for number, line in enumerate(
        (
            "This statement is not proof of registration. Employers look the PIN up in the",
            "public register themselves, on the day and before each renewal.",
        )
    ):
        sheet.text(56, 464 + 18 * number, line, 10.5, colour=FAINT)
    sheet.signature(62, 566, facts.issuer)
    sheet.rule(56, 578, 170)
    sheet.text(56, 592, "Registrar", 9, colour=FAINT)
    sheet.seal(sheet.width - 130, 560, TEAL, 44)
    return sheet.pdf()

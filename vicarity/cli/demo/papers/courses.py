"""Papers about training: a course, the Care Certificate's standards, a booking."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from vicarity.cli.demo.papers.facts import Facts, written
from vicarity.cli.demo.papers.sheet import FAINT, Sheet

#: What a provider's papers look like: the colour of the frame and the letters of the title.
STYLES = (
    (HexColor(0x1F6F78), "Times-Bold"),
    (HexColor(0x7A3E65), "Helvetica-Bold"),
    (HexColor(0xB0702C), "Times-BoldItalic"),
    (HexColor(0x2D4B8E), "Helvetica-Bold"),
    (HexColor(0x3C6E47), "Times-Bold"),
)

#: The standards of March 2025; see ``domain.md`` and the reference list.
STANDARDS = (
    "Understand your role", "Your personal development", "Duty of care",
    "Equality, diversity, inclusion and human rights", "Work in a person-centred way",
    "Communication", "Privacy and dignity", "Nutrition and hydration",
    "Mental health and dementia", "Adult safeguarding", "Safeguarding children",
    "Basic life support", "Health and safety", "Handling information",
    "Infection prevention and control", "Learning disability and autism",
)  # fmt: skip


def _style(issuer: str) -> tuple[HexColor, str]:
    return STYLES[sum(map(ord, issuer)) % len(STYLES)]


def course(facts: Facts) -> bytes:
    """Draw a certificate of attendance, on its side, in its provider's colours."""
    colour, font = _style(facts.issuer)
    sheet = Sheet("Certificate", wide=True)
    sheet.box(30, 30, sheet.width - 60, sheet.height - 74, None, colour, 3)
    sheet.box(38, 38, sheet.width - 76, sheet.height - 90, None, colour, 0.8)
    sheet.centred(88, facts.issuer, 16, font, colour)
    sheet.centred(140, "Certificate of training (sample)", 28, font)
    sheet.centred(186, "This is to say that", 12, colour=FAINT)
    sheet.centred(226, facts.name, 30, "Times-Bold")
    sheet.centred(262, "has completed, and passed the assessment of", 12, colour=FAINT)
    sheet.centred(300, facts.title, 22, "Helvetica-Bold", colour)
    sheet.rule(sheet.middle - 190, 322, 380, colour)
    places = (96, 296, 496)
    told = [("Date", written(facts.issued_on)), ("Certificate number", facts.number)]
    told.append(("Renew by", written(facts.until)))
    for x, (label, value) in zip(places, told, strict=True):
        sheet.field(x, 362, label, value)
    for number, (label, value) in enumerate(facts.says):
        sheet.field(places[number], 412, label, value)
    sheet.signature(110, 496, facts.issuer)
    sheet.rule(96, 508, 170)
    sheet.text(96, 522, "Trainer", 9, colour=FAINT)
    sheet.seal(sheet.width - 150, 470, colour, 44)
    return sheet.pdf()


def standards(facts: Facts) -> bytes:
    """Draw the Care Certificate: the certificate, and on a second page each standard's date."""
    colour, font = _style(facts.issuer)
    sheet = Sheet("The Care Certificate")
    sheet.box(40, 40, sheet.width - 80, sheet.height - 94, None, colour, 2.4)
    sheet.centred(130, "The Care Certificate", 32, font, colour)
    sheet.centred(160, "16 standards, March 2025 (sample)", 13, colour=FAINT)
    sheet.centred(250, facts.name, 30, "Times-Bold")
    for number, line in enumerate(
        ("has met all sixteen standards, assessed at work and", "signed off by the employer below.")
    ):
        sheet.centred(292 + 20 * number, line, 13)
    sheet.field(110, 380, "Completed on", written(facts.issued_on))
    sheet.field(340, 380, "Certificate number", facts.number)
    sheet.field(110, 440, "Employer", facts.issuer)
    sheet.signature(116, 580, facts.issuer)
    sheet.rule(110, 592, 180)
    sheet.text(110, 606, "Registered manager", 9, colour=FAINT)
    sheet.seal(sheet.width - 150, 570, colour, 46)
    sheet.next_page()
    _signed_off(sheet, facts, colour)
    return sheet.pdf()


def _signed_off(sheet: Sheet, facts: Facts, colour: HexColor) -> None:
    """List the standards, each with its day and the assessor's initials."""
    sheet.text(56, 86, "Standards signed off", 18, "Helvetica-Bold", colour)
    sheet.text(56, 108, f"{facts.name}, certificate {facts.number}", 11, colour=FAINT)
    for number, standard in enumerate(STANDARDS, start=1):
        y = 120 + 36 * number
        sheet.text(56, y, f"{number}.  {standard}", 11)
        sheet.text(400, y, written(facts.issued_on), 10, colour=FAINT)
        sheet.text(500, y, "J. M.", 11, "Times-Italic", HexColor(0x1B2E6B))
        sheet.rule(56, y + 12, sheet.width - 112)


def booking(facts: Facts) -> bytes:
    """Draw what is sent by mistake: the receipt of a course that is still to come."""
    sheet = Sheet("Booking")
    sheet.text(56, 90, facts.issuer, 16, "Helvetica-Bold")
    sheet.text(56, 130, "Booking confirmation (sample)", 22, "Helvetica-Bold")
    sheet.text(56, 166, f"Dear {facts.first_name},", 12)
    lines = (
        f"Thank you for booking: {facts.title}.",
        "Your place is kept. Please come ten minutes early and bring a photo ID.",
        "You will be given your certificate when you have passed the assessment.",
    )
    for number, line in enumerate(lines):
        sheet.text(56, 194 + 22 * number, line, 12)
    sheet.box(56, 280, sheet.width - 112, 110, HexColor(0xF4F6F8))
    sheet.field(76, 304, "Booking reference", f"BK-{facts.number[-6:]}")
    sheet.field(320, 304, "Paid", "£48.00 by card")
    sheet.field(76, 350, "Booked on", written(facts.issued_on))
    sheet.field(320, 350, "Name", facts.name)
    return sheet.pdf()

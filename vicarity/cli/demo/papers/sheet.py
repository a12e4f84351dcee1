"""A paper being drawn: words, lines, seals and signatures, in points from the top left."""

from __future__ import annotations

from io import BytesIO
from random import Random

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

INK, FAINT, RULE = HexColor(0x14213D), HexColor(0x5B6472), HexColor(0xC9CFD8)

#: Printed at the foot of every page.
FOOT = "SAMPLE. Made-up data for trying Vicarity: nobody issued this, and nobody holds it."


class Sheet:
    """One document of one or more pages.

    Args:
        wide: Whether the page lies on its side.
        title: Its title for readers of PDF.
    """

    def __init__(self, title: str, *, wide: bool = False) -> None:
        self._file = BytesIO()
        size: tuple[float, float] = landscape(A4) if wide else A4
        self.width, self.height = size
        self._canvas = Canvas(self._file, pagesize=(self.width, self.height), invariant=1)
        self._canvas.setTitle(f"{title} (sample)")
        self._mark()

    @property
    def middle(self) -> float:
        """Return where the middle of the page is."""
        return self.width / 2

    def text(
        self, x: float, y: float, words: str, size: float = 11, font: str = "Helvetica",
        colour: Color = INK,
    ) -> None:  # fmt: skip
        """Write a line that begins at ``x``."""
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(colour)
        self._canvas.drawString(x, self.height - y, words)

    def centred(
        self, y: float, words: str, size: float = 11, font: str = "Helvetica", colour: Color = INK
    ) -> None:
        """Write a line in the middle, smaller if it is too long."""
        room = self.width - 120
        while self._canvas.stringWidth(words, font, size) > room:
            size -= 1
        self._canvas.setFont(font, size)
        self._canvas.setFillColor(colour)
        self._canvas.drawCentredString(self.middle, self.height - y, words)

    def field(self, x: float, y: float, label: str, value: str, size: float = 13) -> None:
        """Write a small label, and below it what it is."""
        self.text(x, y, label, 9.5, colour=FAINT)
        self.text(x, y + size + 4, value, size, "Helvetica-Bold")

    def box(
        self, x: float, y: float, width: float, height: float, fill: Color | None = None,
        line: Color | None = RULE, thick: float = 0.8,
    ) -> None:  # fmt: skip
        """Draw a rectangle."""
        self._canvas.setLineWidth(thick)
        self._canvas.setStrokeColor(line or INK)
        self._canvas.setFillColor(fill or INK)
        below = self.height - y - height
        self._canvas.rect(x, below, width, height, stroke=bool(line), fill=bool(fill))

    def rule(self, x: float, y: float, width: float, colour: Color = RULE) -> None:
        """Draw a line across."""
        self._canvas.setLineWidth(0.8)
        self._canvas.setStrokeColor(colour)
        self._canvas.line(x, self.height - y, x + width, self.height - y)

    def seal(self, x: float, y: float, colour: Color, radius: float = 38) -> None:
        """Stamp a round seal, which says that this is a sample."""
        here = self.height - y
        self._canvas.setStrokeColor(colour)
        for share, thick in ((1.0, 2.2), (0.84, 0.8)):
            self._canvas.setLineWidth(thick)
            self._canvas.circle(x, here, radius * share)
        self._canvas.setFillColor(colour)
        self._canvas.setFont("Helvetica-Bold", radius / 3.6)
        self._canvas.drawCentredString(x, here - 4, "SAMPLE")

    def signature(self, x: float, y: float, hand: str) -> None:
        """Scribble a signature; the same hand signs alike."""
        chance = Random(hand)  # noqa: S311 - a scribble, not a secret
        self._canvas.setLineWidth(1.3)
        self._canvas.setStrokeColor(HexColor(0x1B2E6B))
        path = self._canvas.beginPath()
        path.moveTo(x, self.height - y)
        for stroke in range(6):
            left, base = x + stroke * 20, self.height - y
            up, down = base + chance.uniform(8, 30), base - chance.uniform(2, 14)
            path.curveTo(left + 4, up, left + 13, down, left + 20, base + chance.uniform(-3, 4))
        self._canvas.drawPath(path)

    def face(self, x: float, y: float, skin: Color, cloth: Color, hair: Color) -> None:
        """Draw a passport photo, 120 wide and 150 high."""
        canvas, base = self._canvas, self.height - y - 150
        self.box(x, y, 120, 150, HexColor(0xDDE3EA))
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(x, base, 120, 150)
        canvas.clipPath(frame, stroke=0)
        for colour, left, bottom, right, top in (
            (cloth, 8, -70, 112, 46), (hair, 32, 52, 88, 132), (skin, 50, 30, 70, 66),
            (skin, 37, 48, 83, 120),
        ):  # fmt: skip
            canvas.setFillColor(colour)
            canvas.ellipse(x + left, base + bottom, x + right, base + top, stroke=0, fill=1)
        canvas.setFillColor(HexColor(0xFFFFFF))
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawCentredString(x + 60, base + 6, "SAMPLE")
        canvas.restoreState()

    def next_page(self) -> None:
        """Begin another page."""
        self._canvas.showPage()
        self._mark()

    def pdf(self) -> bytes:
        """Finish, and return the file."""
        self._canvas.save()
        return self._file.getvalue()

    def _mark(self) -> None:
        """Print what every page says: faint and large across it, and plain at its foot."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self.middle, self.height / 2)
        canvas.rotate(32)
        canvas.setFillColor(HexColor(0xEEF0F3))
        canvas.setFont("Helvetica-Bold", 120)
        canvas.drawCentredString(0, -40, "SAMPLE")
        canvas.restoreState()
        canvas.setFillColor(FAINT)
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(self.middle, 22, FOOT)

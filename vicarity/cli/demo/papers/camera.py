"""A paper as it comes out of a scanner or a telephone: askew, grey, in bad light."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

#: Dots for each point of the paper: a page is 830 wide, enough for its smallest words.
SHARPNESS = 1.4

#: How much of the desk is in the picture, in dots.
DESK = 70

DESKS = ((118, 92, 66), (92, 84, 78), (150, 138, 120), (70, 78, 86))


def scan(pdf: bytes, chance: Random) -> bytes:
    """Return a scan: grey, a little crooked, as PNG."""
    page = _picture(pdf).convert("L")
    page = page.rotate(chance.uniform(-0.9, 0.9), Image.Resampling.BILINEAR, fillcolor=255)
    return _written(page.point(lambda level: min(level // 16 * 18, 250)), "PNG")


def photo(pdf: bytes, chance: Random, *, blurred: bool = False) -> bytes:
    """Return what a telephone makes of it: on a desk, turned, with a shadow across, as JPEG."""
    desk, turn = chance.choice(DESKS), chance.uniform(1.2, 4) * chance.choice((-1, 1))
    askew = _picture(pdf).rotate(turn, Image.Resampling.BILINEAR, expand=True, fillcolor=desk)
    picture = ImageOps.expand(askew, DESK, desk)
    picture = ImageChops.multiply(picture, _light(picture.size, chance))
    if blurred:
        picture = picture.filter(ImageFilter.BoxBlur(chance.uniform(4.5, 6)))
    return _written(picture, "JPEG", quality=78)


def portrait(pdf: bytes) -> bytes:
    """Return the face on a passport page, as a photo of its own."""
    page = _picture(pdf)
    box = [int(side * SHARPNESS) for side in (81, 251, 199, 399)]
    return _written(page.crop((box[0], box[1], box[2], box[3])).resize((472, 592)), "JPEG")


def _picture(pdf: bytes) -> Image.Image:
    """Draw the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[0].render(scale=SHARPNESS).to_pil()
        return picture


def _light(size: tuple[int, int], chance: Random) -> Image.Image:
    """Return the light on the desk: stronger at one side, with somebody's shadow in a corner."""
    small = Image.linear_gradient("L").point(lambda level: 170 + level // 3)
    if chance.random() < 0.5:
        small = small.transpose(Image.Transpose.ROTATE_90)
    draw, corner = ImageDraw.Draw(small), chance.randint(90, 210)
    draw.polygon([(0, 256), (0, corner), (256, 256)], fill=chance.randint(120, 150))
    return small.filter(ImageFilter.GaussianBlur(14)).resize(size).convert("RGB")


def _written(picture: Image.Image, kind: str, **how: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()

"""Pictures: read within limits and written anew, so that nothing but the pixels remains."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageOps

from vicarity.document.checks.refused import Refused
from vicarity.document.enums import ContentType, Refusal

#: Bytes of memory that the pixels may take until they are made fewer; a progressive JPEG has to
#: be held twice. A larger JPEG is read at a half, quarter or eighth of its size.
MOST_BYTES, MOST_PROGRESSIVE = 100_000_000, 40_000_000
MOST_PIXELS = 200_000_000

#: Beyond this many bytes sides are halved first: making them any length takes room in between.
MOST_UNHALVED = 60_000_000

#: What one pixel takes meanwhile, copies included, by Pillow's name for the kind of picture.
BYTES = {"L": 1, "1": 2, "I;16": 7, "P": 5, "LA": 8, "RGBA": 8}

#: The longer side of what is kept: A4 at 250 dots per inch.
LONGEST_SIDE = 3000

#: Bytes of what is kept.
LARGEST = 10 * 1024 * 1024

FORMATS = {"JPEG": ContentType.JPEG, "MPO": ContentType.JPEG, "PNG": ContentType.PNG}


def done(content: IO[bytes], _arguments: list[str]) -> tuple[dict[str, Any], bytes]:
    """Check a picture and write it anew."""
    kind, written = rewritten(content)
    return {"content_type": kind, "pages": 1}, written


def rewritten(content: IO[bytes]) -> tuple[ContentType, bytes]:
    """Return what kind of picture it is, and the same picture without anything else.

    Raises:
        Refused: It is no picture we take, or too large.
    """
    image = opened(content)
    kind = FORMATS[image.format or ""]
    return kind, _fitting(_plain(image, kind), kind)


def opened(content: IO[bytes]) -> Image.Image:
    """Return a picture that is small enough to decode; nothing is decoded yet.

    Raises:
        Refused: It is no picture we take, or too large.
    """
    warnings.simplefilter("ignore")  # of metadata that will be dropped
    Image.MAX_IMAGE_PIXELS = None  # the rules below are stricter
    image = Image.open(content, formats=["JPEG", "PNG"])
    if image.format not in FORMATS:
        raise Refused(Refusal.UNSUPPORTED)
    if image.width * image.height > MOST_PIXELS:
        raise Refused(Refusal.PIXELS)
    _read_smaller(image)
    if _memory(image) > MOST_BYTES:
        raise Refused(Refusal.PIXELS)
    return image


def _memory(image: Image.Image) -> int:
    """Return how many bytes the decoded pixels take."""
    return image.width * image.height * BYTES.get(image.mode, 4)


def _read_smaller(image: Image.Image) -> None:
    """Have a large JPEG decoded at a fraction of its size, which its format makes cheap."""
    most = MOST_PROGRESSIVE if image.info.get("progressive") else MOST_BYTES
    parts = next((parts for parts in (1, 2, 4, 8) if _memory(image) <= most * parts**2), 8)
    image.draft(None, (image.width // parts, image.height // parts))


def _plain(image: Image.Image, kind: ContentType) -> Image.Image:
    """Return the pixels alone: upright, eight bits deep, no larger than needed."""
    mode = _mode(image, kind)
    if image.mode == "I;16":
        image = image.convert("I").point([level >> 8 for level in range(1 << 16)], "L")
    if image.mode in {"1", "P"}:  # cannot be blended
        image = image.convert(mode)
    if _memory(image) > MOST_UNHALVED:
        image = image.reduce(2)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode != mode:
        image = image.convert(mode)
    image.info.clear()
    return image


def _mode(image: Image.Image, kind: ContentType) -> str:
    if kind is ContentType.PNG and image.has_transparency_data:
        return "RGBA"
    return "L" if image.mode in {"1", "L", "I;16"} else "RGB"


def _fitting(image: Image.Image, kind: ContentType) -> bytes:
    """Write a picture; one that became larger than what we keep is made a little smaller."""
    while True:
        written = BytesIO()
        if kind is ContentType.PNG:
            image.save(written, "PNG", compress_level=3)
        else:
            image.save(written, "JPEG", quality=88)
        if written.tell() <= LARGEST:
            return written.getvalue()
        image.thumbnail((image.width * 4 // 5, image.height * 4 // 5))

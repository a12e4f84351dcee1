"""Pages as pictures, for people who have to look at many."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

import pypdfium2
from PIL import Image

from vicarity.document.checks import images
from vicarity.document.enums import ContentType

#: Pixels of a drawn page, and of its longer side, whatever its shape.
MOST_PIXELS, LONGEST_SIDE = 10_000_000, 8000


def done(content: IO[bytes], arguments: list[str]) -> tuple[dict[str, Any], bytes]:
    """Draw a page: its file's type, its number and the width are given."""
    kind, page, width = arguments
    return {}, drawn(content, ContentType(kind), int(page), int(width))


def drawn(content: IO[bytes], kind: ContentType, page: int, width: int) -> bytes:
    """Return a page as a PNG, about ``width`` pixels wide.

    Args:
        content: Of a file that was checked.
        kind: What it is.
        page: From 1 on.
        width: In pixels; a picture is not made larger than it is.
    """
    image = _page(content, page, width) if kind is ContentType.PDF else _scaled(content, width)
    written = BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _page(content: IO[bytes], page: int, width: int) -> Image.Image:
    with pypdfium2.PdfDocument(content) as file:
        sheet = file[page - 1]
        across, down = sheet.get_size()
        fits = (width / across, LONGEST_SIDE / down, (MOST_PIXELS / (across * down)) ** 0.5)
        picture: Image.Image = sheet.render(scale=min(fits)).to_pil()
    return picture


def _scaled(content: IO[bytes], width: int) -> Image.Image:
    image = images.opened(content)
    image.thumbnail((width, min(LONGEST_SIDE, MOST_PIXELS // width)))
    return image

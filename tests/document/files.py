"""Files as people and attackers send them, made as they are needed."""

import io
import os
import zlib

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.pdfgen import canvas

#: The EICAR test file in two parts, so that no scanner takes these tests for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

ZIP = b"PK\x05\x06" + bytes(18)


def image(kind, size=(40, 30), mode="RGB", colour=None, **options):
    picture = Image.new(mode, size, colour)
    return written(picture, kind, **options)


def written(picture, kind, **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def png(**options):
    return image("PNG", **options)


def jpeg(**options):
    return image("JPEG", **options)


def noise(size, kind="PNG", mode="RGB"):
    length = size[0] * size[1] * len(mode)
    return written(Image.frombytes(mode, size, os.urandom(length)), kind)


def pdf(pages=1):
    out = io.BytesIO()
    sheets = canvas.Canvas(out)
    for number in range(pages):
        sheets.drawString(100, 700, f"Certificate, page {number + 1}")
        sheets.showPage()
    sheets.save()
    return out.getvalue()


def raw_pdf(*objects):
    """Return a PDF of one page with further objects, written out at once."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    every = [b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, *objects]
    parts, at, places = [b"%PDF-1.4\n"], 9, []
    for number, one in enumerate(every, 1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, one))
        places.append(b"%010d 00000 n \n" % at)
        at += len(parts[-1])
    size = len(every) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    parts += places
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, at))
    return b"".join(parts)


def raw_stream(content):
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def names(**members):
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in members.items()})


def word(text):
    return NameObject(f"/{text}")


def changed_pdf(change, pages=1):
    """Return a PDF that ``change`` did something to, as pypdf's writer."""
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf(pages))))
    change(writer)
    return from_writer(writer)


def from_writer(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def action(kind, **members):
    return names(S=word(kind), **members)


def script():
    return action("JavaScript", JS=TextStringObject("app.alert(1)"))


def stream(content, **members):
    made = StreamObject()
    made._data = content
    made.update(names(**members))
    return made


def flate(size, times=1):
    content = bytes(size)
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def on_opening(act):
    return lambda writer: writer._root_object.__setitem__(word("OpenAction"), act)


def on_page(name, value):
    return lambda writer: writer.pages[0].__setitem__(word(name), value)


def with_object(thing):
    return lambda writer: writer._add_object(thing)


def note(**members):
    """Return an annotation in a list, as pages have them."""
    rectangle = ArrayObject(NumberObject(side) for side in (0, 0, 100, 100))
    return ArrayObject([names(Type=word("Annot"), Rect=rectangle, **members)])

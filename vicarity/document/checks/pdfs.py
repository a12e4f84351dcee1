"""PDFs: read strictly, and refused when they can do more than show a few pages.

A PDF is kept as it came, so everything in it is looked at: each object of the file, wherever it
is referred to, also those inside object streams.

Sources: ISO 32000-2 (sections 7.11 embedded files, 12.6 actions, 12.7.9 XFA forms, 13 multimedia);
https://github.com/corkami/pocs (files that are two things at once).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from vicarity.document.checks import streams
from vicarity.document.checks.refused import Refused
from vicarity.document.enums import ContentType, Refusal

MOST_PAGES = 50

#: Nodes of the tree of pages; a tree can name the same page again and again.
MOST_NODES = 500

#: The last lines of a PDF (section 7.5.5): nothing comes after them.
END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF[\s\0]*\Z")

#: Members that make a file act, or hold another file.
ACTING = frozenset({
    "/AA", "/EF", "/EmbeddedFiles", "/ImportData", "/JavaScript", "/JS", "/Launch", "/RichMedia",
    "/RichMediaContent", "/XFA",
})  # fmt: skip

#: What an action may not be (section 12.6.4); links to other pages and to the web may.
ACTIONS = frozenset({
    "/GoToE", "/GoToR", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Rendition",
    "/RichMediaExecute", "/Sound", "/SubmitForm", "/Thread", "/Trans3D", "/GoTo3DView",
})  # fmt: skip

#: What an annotation or object may not be.
KINDS = frozenset({
    "/3D", "/EmbeddedFile", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound",
})  # fmt: skip

#: Resources have names of their own, which can be any word (section 7.8.3).
RESOURCES = frozenset({
    "/ExtGState", "/Font", "/Form", "/Image", "/Pattern", "/TrueType", "/Type0", "/Type1",
    "/Type3", "/XObject",
})  # fmt: skip


def done(content: IO[bytes], _arguments: list[str]) -> tuple[dict[str, Any], bytes]:
    """Check a file; it is kept as it is."""
    told = {"content_type": ContentType.PDF, "pages": check(content)}
    content.seek(0)
    return told, content.read()


def check(content: IO[bytes]) -> int:
    """Return how many pages a PDF has, if it can do nothing else than show them.

    Raises:
        Refused: It is locked, unsafe, too long, or not whole.
    """
    _check_end(content)
    reader = PdfReader(content, strict=True)
    if reader.is_encrypted:
        raise Refused(Refusal.PASSWORD)
    _check_opening(reader.root_object)
    budget = streams.Budget()
    for thing in _everything(reader):
        if isinstance(thing, DictionaryObject):
            _check_members(thing)
        if isinstance(thing, StreamObject):
            budget.spend(thing)
    pages = _pages(reader.root_object)
    _check_shown(content, pages)
    return pages


def _check_shown(content: IO[bytes], pages: int) -> None:
    """Have the reader that draws pages for staff find the same file."""
    content.seek(0)
    with pypdfium2.PdfDocument(content) as shown:
        if len(shown) != pages:
            raise Refused(Refusal.BROKEN)


def _check_end(content: IO[bytes]) -> None:
    """Refuse a file with another one behind or around it."""
    if zipfile.is_zipfile(content):
        raise Refused(Refusal.UNSAFE)
    content.seek(0)
    whole = content.read()
    if b"%%EOF" not in whole:
        raise Refused(Refusal.BROKEN)
    if END.search(whole, max(0, whole.rindex(b"%%EOF") - 64)) is None:
        raise Refused(Refusal.UNSAFE)


def _check_opening(root: DictionaryObject) -> None:
    """Let opening the file show some page, and nothing else."""
    action = _resolved(root.get("/OpenAction"))
    if isinstance(action, DictionaryObject) and action.get("/S") != "/GoTo":
        raise Refused(Refusal.UNSAFE)


def _check_members(thing: DictionaryObject) -> None:
    acts = any(not _is_resource(thing[name]) for name in ACTING.intersection(thing))
    if acts or _word(thing, "/S") in ACTIONS:
        raise Refused(Refusal.UNSAFE)
    if KINDS & {_word(thing, "/Type"), _word(thing, "/Subtype")}:
        raise Refused(Refusal.UNSAFE)


def _word(thing: DictionaryObject, name: str) -> str:
    return str(_resolved(thing.get(name)))


def _is_resource(value: PdfObject) -> bool:
    """Say whether a member with a telling name is only a font or picture of that name."""
    found = _resolved(value)
    if not isinstance(found, DictionaryObject):
        return False
    return bool(RESOURCES & {_word(found, "/Type"), _word(found, "/Subtype")})


def _everything(reader: PdfReader) -> Iterator[PdfObject]:
    """Go through all objects of the file and what is inside them."""
    numbers = {(number, made) for made, places in reader.xref.items() for number in places}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    yield from _within(reader.trailer)
    for number, made in sorted(numbers):
        found = reader.get_object(IndirectObject(number, made, reader))
        if found is not None:
            yield from _within(found)


def _within(thing: PdfObject) -> Iterator[PdfObject]:
    """Go through an object and its parts; what it refers to is an object of its own."""
    waiting: list[PdfObject] = [thing]
    while waiting:
        here = waiting.pop()
        yield here
        if isinstance(here, DictionaryObject):
            waiting += here.values()  # as written: references stay references
        elif isinstance(here, ArrayObject):
            waiting += here


def _resolved(value: PdfObject | None) -> PdfObject | None:
    found = value.get_object() if value is not None else None
    return None if isinstance(found, NullObject) else found


def _pages(root: DictionaryObject) -> int:
    """Count pages by walking the tree, whatever it says of their number.

    Raises:
        Refused: There are none, or too many.
    """
    waiting, pages = [_resolved(root.get("/Pages"))], 0
    for _ in range(MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if not isinstance(node, DictionaryObject):
            raise Refused(Refusal.BROKEN)
        kids = _resolved(node.get("/Kids"))
        if isinstance(kids, ArrayObject):
            waiting += [_resolved(kid) for kid in list(kids)[: MOST_NODES + 1]]
        elif _word(node, "/Type") == "/Pages":
            raise Refused(Refusal.BROKEN)
        else:
            pages += 1
    if waiting or not 1 <= pages <= MOST_PAGES:
        raise Refused(Refusal.PAGES)
    return pages

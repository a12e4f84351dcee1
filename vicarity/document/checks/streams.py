"""How much the streams of a PDF become when a reader unpacks them.

A few kilobytes can unpack to gigabytes, and streams can be packed several times over. What is
unpacked here is counted and thrown away.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from pypdf.filters import LZWDecode, RunLengthDecode
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from vicarity.document.checks.refused import Refused
from vicarity.document.enums import Refusal

#: Bytes that all streams of a file may become together, and one of them.
MOST_ALTOGETHER, MOST_IN_ONE = 250_000_000, 100_000_000

#: What one that is packed twice may become on the way.
MOST_BETWEEN = 20_000_000

#: Pixels of a picture on a page.
MOST_PIXELS = 100_000_000

#: Slow to unpack here, and rare: more of it is refused.
MOST_SLOW = 1_000_000

#: Filters whose content is a picture, whose size its members tell.
PICTURES = frozenset({
    "/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF",
})  # fmt: skip

#: Filters that only make content longer.
ASCII = frozenset({"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"})


class Budget:
    """Counts what the streams of one file become."""

    def __init__(self) -> None:
        """Begin with nothing spent."""
        self._spent = 0

    def spend(self, stream: StreamObject) -> None:
        """Count one more stream.

        Raises:
            Refused: It, or all of them, become too much.
        """
        _check_picture(stream)
        self._spent += _unpacked_size(stream)
        if self._spent > MOST_ALTOGETHER:
            raise Refused(Refusal.UNSAFE)


def _check_picture(stream: StreamObject) -> None:
    sides = [_number(stream.get(name)) for name in ("/Width", "/Height")]
    if sides[0] * sides[1] > MOST_PIXELS:
        raise Refused(Refusal.PIXELS)


def _number(value: PdfObject | None) -> int:
    found = value.get_object() if value is not None else None
    return int(found) if isinstance(found, NumberObject | FloatObject) else 0


def _filters(stream: StreamObject) -> list[str]:
    if "/Filter" not in stream:
        return []
    found = stream["/Filter"]
    listed = found if isinstance(found, ArrayObject) else [found]
    return [str(name.get_object()) for name in listed]


def _unpacked_size(stream: StreamObject) -> int:
    """Return how many bytes a stream becomes; a picture in the end is not opened."""
    content: bytes = stream._data
    names = _filters(stream)
    if names and names[-1] in PICTURES and ASCII.issuperset(names[:-1]):
        return len(content)
    for number, name in enumerate(names):
        if name in PICTURES:
            break
        if number == len(names) - 1 and name in {"/FlateDecode", "/Fl"}:
            return _inflated(content, MOST_IN_ONE, keep=False)[0]
        content = _unpacked(name, content)
    return len(content)


def _unpacked(name: str, content: bytes) -> bytes:
    if name in {"/FlateDecode", "/Fl"}:
        return _inflated(content, MOST_BETWEEN, keep=True)[1]
    if name in {"/ASCII85Decode", "/A85"}:
        return _from_ascii85(content)
    if name in {"/ASCIIHexDecode", "/AHx"}:
        return _from_hex(content)
    if len(content) > MOST_SLOW:
        raise Refused(Refusal.UNSAFE)
    if name in {"/LZWDecode", "/LZW"}:
        return bytes(LZWDecode.decode(content, DictionaryObject()))
    if name in {"/RunLengthDecode", "/RL"}:
        return RunLengthDecode.decode(content)
    raise Refused(Refusal.UNSAFE)  # /Crypt, and words that nobody knows


def _inflated(content: bytes, most: int, *, keep: bool) -> tuple[int, bytes]:
    """Inflate piece by piece; return how long that is, and the whole if it is to be kept."""
    inflater, size, kept, rest = zlib.decompressobj(), 0, [], content
    while rest and not inflater.eof:
        piece = inflater.decompress(rest, 1_000_000)
        size += len(piece)
        if size > most:
            raise Refused(Refusal.UNSAFE)
        if keep:
            kept.append(piece)
        rest = inflater.unconsumed_tail
    return size, b"".join(kept)


def _from_ascii85(content: bytes) -> bytes:
    packed = re.sub(rb"\s+", b"", content).removeprefix(b"<~").partition(b"~")[0]
    return base64.a85decode(packed)


def _from_hex(content: bytes) -> bytes:
    digits = re.sub(rb"\s+", b"", content).partition(b">")[0]
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))

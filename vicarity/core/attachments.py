"""Handing out files of strangers: to be kept by whoever asks, never run by their browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from flask import Response

#: What a browser may do with it, should it ever show it: nothing.
POLICY = "sandbox; default-src 'none'"


def attachment(content: Iterable[bytes], *, name: str, media_type: str, size: int) -> Response:
    """Return an answer that saves a file.

    Args:
        content: Its bytes.
        name: What to save it as; any text.
        media_type: What it is.
        size: How long it is, in bytes.
    """
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["Content-Length"] = str(size)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def disposition(name: str) -> str:
    """Return the header that names a file: for old programs in ASCII, for others in full.

    Source: https://www.rfc-editor.org/rfc/rfc6266
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", ascii_only)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"

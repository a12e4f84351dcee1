"""How pages and files of the build are sent: packed, and kept as long as they are true."""

from __future__ import annotations

from pathlib import Path

from flask import Response, request, send_file

from vicarity.core.headers import POLICY
from vicarity.site.build import MIMETYPES, PACKED, Build

#: May be kept, and is asked for again each time: a page names the newest files.
NEVER_OLD = "no-cache"

#: Pages show pictures before they are sent, and let no text become a script but the address of
#: their service worker (``web/src/app/versions.ts``).
PAGE_POLICY = (
    POLICY.replace("img-src 'self' data:", "img-src 'self' data: blob:")
    + "; require-trusted-types-for 'script'; trusted-types vicarity-sw"
)


def sent_page(build: Build, name: str) -> Response:
    """Return a page, packed if the browser can unpack it."""
    page = build.page(name)
    packed = _understood("gzip")
    response = Response(page.packed if packed else page.plain, mimetype="text/html")
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = NEVER_OLD
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    response.set_etag(page.etag, weak=True)
    return response


def sent_file(path: Path, cache: str) -> Response:
    """Return a file, packed as well as the browser can unpack it."""
    encoding = next(
        (way for way in PACKED if _understood(way) and _packed(path, way).is_file()), ""
    )
    response = send_file(_packed(path, encoding), mimetype=MIMETYPES[path.suffix])
    response.headers.pop("Content-Disposition")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    return response


def _understood(way: str) -> bool:
    return request.accept_encodings.quality(way) > 0


def _packed(path: Path, way: str) -> Path:
    return path.with_name(path.name + PACKED.get(way, ""))

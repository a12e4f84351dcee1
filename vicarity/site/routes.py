"""Pages, files, and what search engines ask for."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.security import safe_join
from werkzeug.wrappers import Response as WerkzeugResponse

from config import Settings
from vicarity.site.build import MIMETYPES, WORKER, Build
from vicarity.site.sending import NEVER_OLD, sent_file, sent_page

#: Names of these files change with their content.
FOR_EVER = "public, max-age=31536000, immutable"
HOUR = "public, max-age=3600"

#: Pages of the app begin so; and what stands in for a page without a connection.
APP, OFFLINE = "app", "offline.html"


def blueprint(build: Build) -> Blueprint:
    """Return one route for each address of the build."""
    bp = Blueprint("site", __name__)
    if not build.there:
        bp.add_url_rule("/", "front_door", _front_door)
        return bp
    for number, (address, file) in enumerate(build.addresses().items()):
        rule = re.sub(r":(\w+)\??", r"<\1>", address)
        bp.add_url_rule(rule, f"page_{number}", partial(_page, build, file))
    for number, name in enumerate(build.files()):
        cache = NEVER_OLD if name == WORKER else HOUR
        send = partial(sent_file, build.folder / name, cache)
        bp.add_url_rule(f"/{name}", f"file_{number}", send)
    bp.add_url_rule("/assets/<path:name>", "asset", partial(_asset, build.folder / "assets"))
    bp.add_url_rule("/robots.txt", "robots", _robots)
    bp.add_url_rule("/sitemap.xml", "sitemap", partial(_sitemap, build))
    return bp


def _page(build: Build, file: str, **_captured: str) -> WerkzeugResponse:
    """Show a page; what its address captures is for the page's own script."""
    return sent_page(build, file).make_conditional(request)


def _front_door() -> ResponseReturnValue:
    """Send whoever opens the bare address of an API without an app to what there is to see."""
    return redirect(url_for("docs.page"))


def _asset(folder: Path, name: str) -> Response:
    path = safe_join(str(folder), name)
    if path is None or Path(path).suffix not in MIMETYPES or not _is_file(Path(path)):
        return Response(status=404, mimetype="text/plain")
    return sent_file(Path(path), FOR_EVER)


def _is_file(path: Path) -> bool:
    with suppress(OSError):  # no file has so long a name
        return path.is_file()
    return False


def _robots() -> Response:
    lines = (
        "User-agent: *",
        "Disallow: /api/",
        "Disallow: /admin/",
        "Disallow: /calendar/",
        f"Sitemap: {_link('/sitemap.xml')}",
    )
    return _cached("\n".join(lines) + "\n", "text/plain")


def _sitemap(build: Build) -> Response:
    """List the finished pages; the app's own are for people who are signed in.

    Source: https://www.sitemaps.org/protocol.html
    """
    pages = build.addresses().items()
    found = [path for path, file in pages if not file.startswith(APP) and file != OFFLINE]
    entries = "".join(f"<url><loc>{_link(path)}</loc></url>" for path in found)
    xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    return _cached(f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n', "application/xml")


def _cached(text: str, mimetype: str) -> Response:
    response = Response(text, mimetype=mimetype)
    response.headers["Cache-Control"] = HOUR
    return response


def _link(path: str) -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.link(path)

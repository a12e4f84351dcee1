"""The app's own page where there is none, with the status that says so."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, current_app, request

from vicarity.site.build import Build
from vicarity.site.sending import sent_page

#: Parts of the site that answer for themselves.
OTHERS = ("/api/", "/admin/", "/health/", "/static/", "/assets/", "/calendar/")


def _as_page(response: Response) -> Response:
    lost = response.status_code == HTTPStatus.NOT_FOUND
    if not lost or f"{request.path}/".startswith(OTHERS):
        return response
    build: Build = current_app.extensions["site"]
    if not build.there:
        return response
    page = sent_page(build, "404.html")
    page.status_code = HTTPStatus.NOT_FOUND
    return page


def init_app(app: Flask) -> None:
    """Give people who are lost the app's page instead of the server's."""
    app.after_request(_as_page)

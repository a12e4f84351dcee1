"""Refusals under ``/admin`` as pages for people, in the console's look.

Whatever refused (a domain rule, a limit, the web framework, a store that is down), the answer
keeps its status and headers and gets a page as its body. These pages ask the database nothing.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, g, make_response, render_template, request

from vicarity.admin import sessions

#: What to tell people: a heading, and what they can do.
SAID = {
    400: (
        "This did not come through",
        "Nothing was changed. Go back, reload the page and try again.",
    ),
    401: ("You are signed out", "Nothing was changed. Sign in and try again."),
    403: ("Your role does not include this", "Ask an administrator if you need it."),
    404: ("There is nothing here", "It may have been removed, or the address has a mistake."),
    405: ("This cannot be done here", "Go back and use the buttons on the page."),
    409: ("Something else happened first", "Nothing was changed. Look again, then decide."),
    413: ("This is too large", "Send less at once."),
    422: ("Some of this needs attention", "Go back, mend it and send it again."),
    429: ("Too many tries", "Wait a few minutes, then try again."),
    503: ("Vicarity is not answering", "A part we stand on is down. Try again in a moment."),
}
OTHERWISE = ("Something went wrong on our side", "We have been told. Try again in a moment.")


def finished(page: str) -> Response:
    """Return a page of ours that keeps its body whatever its status is."""
    g.console_page = True
    return make_response(page)


def _as_page(response: Response) -> Response:
    refused = response.status_code >= HTTPStatus.BAD_REQUEST
    if not (refused and sessions.in_console(request.path)) or g.get("console_page"):
        return response
    heading, advice = SAID.get(response.status_code, OTHERWISE)
    response.set_data(
        render_template(
            "admin/error.html",
            heading=heading,
            advice=advice,
            request_id=g.get("request_id", ""),
            signed_out=response.status_code == HTTPStatus.UNAUTHORIZED,
        )
    )
    response.content_type = "text/html; charset=utf-8"
    return response


def init_app(app: Flask) -> None:
    """Give the console's refusals their pages."""
    app.after_request(_as_page)

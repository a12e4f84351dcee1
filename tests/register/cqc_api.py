"""A server that speaks CQC's API: keys, pages, changes, and the moods a service can be in."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEY = "a-key-for-tests"

ELM = {
    "locationId": "1-1000000001", "providerId": "1-2000000001", "name": "Elm House",
    "type": "Social Care Org", "registrationStatus": "Registered",
    "registrationDate": "2010-10-01", "dormancy": "N", "careHome": "Y", "numberOfBeds": 42,
    "postalAddressLine1": "1 Elm Road", "postalAddressTownCity": "Leeds",
    "postalAddressCounty": "West Yorkshire", "postalCode": "LS6 3AB", "region": "North",
    "localAuthority": "Leeds", "onspdLatitude": 53.81945, "onspdLongitude": -1.57649,
    "mainPhoneNumber": "01134960123", "website": "www.elm.example",
    "gacServiceTypes": [
        {"name": "Residential homes", "description": "Care home service without nursing"}
    ],
    "specialisms": [{"name": "Dementia"}],
    "regulatedActivities": [{"name": "Care", "contacts": [{"personGivenName": "Jo"}]}],
    "currentRatings": {"overall": {"rating": "Good", "reportDate": "2024-03-19"}},
}  # fmt: skip


class CqcApi:
    """What the service knows, and how it behaves.

    ``changed`` maps ids to the instants (ISO, UTC) at which they changed; ``moods`` are answers
    to give first, one for each request: a status, a (status, headers) pair, a
    function, or ``None`` for what it would answer anyway.
    """

    def __init__(self):
        self.locations, self.changed, self.moods, self.asked = {}, {}, [], []
        self.per_page = 500
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.api = self
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/public/v1"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_raised):
        self._server.shutdown()
        self._server.server_close()

    def knows(self, **changed):
        """Add a location, and when it changed."""
        location = ELM | changed
        self.locations[location["locationId"]] = location

    def answer(self, path, query):
        if path.startswith("/public/v1/locations/"):
            found = self.locations.get(path.rpartition("/")[2])
            return (200, found) if found else (404, {"message": "No Locations found"})
        if path == "/public/v1/changes/location":
            return 200, self._changes(**{name: value[0] for name, value in query.items()})
        return 404, {}

    def _changes(self, startTimestamp, endTimestamp, page, perPage):  # noqa: N803 - CQC's names
        size = min(self.per_page, int(perPage))
        ids = [one for one, at in self.changed.items() if startTimestamp <= at < endTimestamp]
        start = (int(page) - 1) * size
        return {
            "total": len(ids), "page": int(page), "perPage": size,
            "totalPages": -(-len(ids) // size), "changes": ids[start : start + size],
        }  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    """Answers for the service that its server belongs to."""

    def do_GET(self):
        split = urlsplit(self.path)
        self.server.api.asked.append(split.path.removeprefix("/public/v1/"))
        mood = self.server.api.moods.pop(0) if self.server.api.moods else None
        if mood is not None:
            self.be(mood)
        elif not self.known():
            self.say(403, b"Forbidden")
        else:
            status, body = self.server.api.answer(split.path, parse_qs(split.query))
            self.say(status, json.dumps(body).encode())

    def be(self, mood):
        if callable(mood):
            mood(self)
        else:
            status, headers = mood if isinstance(mood, tuple) else (mood, {})
            self.say(status, b"{}", headers)

    def known(self):
        key = self.headers.get("Ocp-Apim-Subscription-Key")
        return key == KEY and "Vicarity" in self.headers.get("User-Agent", "")

    def say(self, status, body, headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing."""


def says(body, status=200):
    """Return a mood that answers with these bytes."""
    return lambda handler: handler.say(status, body)


def hangs_up(handler):
    handler.close_connection = True


def drips(handler):
    """Send a good answer, and after it a byte now and then."""
    handler.send_response(200)
    handler.end_headers()
    try:
        handler.wfile.write(json.dumps(ELM).encode())
        for _ in range(60):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def goes_on(handler):
    """Send a good answer, and after it more than anybody wants to read."""
    handler.send_response(200)
    handler.end_headers()
    try:
        handler.wfile.write(json.dumps(ELM).encode())
        for _ in range(100):
            handler.wfile.write(b" " * 2**18)
    except OSError:
        handler.close_connection = True

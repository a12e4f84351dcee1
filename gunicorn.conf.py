"""How gunicorn runs Vicarity, sized to the machine by ``WEB_CONCURRENCY`` and ``WEB_THREADS``."""

from __future__ import annotations

import socket
from typing import Any

import gunicorn.util

from config import Settings
from vicarity.core.patience import fuse
from vicarity.core.raw_problems import raw_problem
from vicarity.core.redis_policy import check_policy

settings = Settings.from_env()

bind = f"{settings.host}:{settings.port}"
worker_class = "gthread"
workers = settings.web_concurrency
threads = settings.web_threads
preload_app = True
control_socket_disable = True

#: A worker that shows no life for this long is replaced; on stop, requests get this long.
timeout = 30
graceful_timeout = 25
keepalive = 5

#: Fresh processes now and then, so that no leak can grow for weeks.
max_requests = 50_000
max_requests_jitter = 5_000

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190
forwarded_allow_ips = ""

#: gunicorn's own messages go through the application's JSON lines.
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}


def on_starting(_server: Any) -> None:
    """Refuse to start on a Redis that would lose jobs, and let no request wait for ever."""
    check_policy(settings)
    fuse.arm()


def _write_error(client: socket.socket, status: int, reason: str, _message: str) -> None:
    """Answer what is not even HTTP as a problem document, like every other refusal."""
    gunicorn.util.write_nonblock(client, raw_problem(status, reason))


gunicorn.util.write_error = _write_error

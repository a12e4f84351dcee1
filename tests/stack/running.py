"""The real processes on data servers of their own, for tests that walk through or break them."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path
from uuid import uuid4

import httpx
import psutil
import psycopg
from redis import Redis
from redis.exceptions import RedisError

from tests.conftest import SECRETS
from tests.embedded.stack import free_port
from tests.stack.moody import MoodyMailbox
from vicarity.embedded import binaries
from vicarity.embedded.plan import VICARITY
from vicarity.embedded.process import stop_together
from vicarity.embedded.services import Services

#: Never handed to the processes of a test: what a person's shell may have set.
OURS = ("HOST", "DATABASE_URL", "REDIS_URL", "CACHE_REDIS_URL", "FRONTEND_URL", "SENTRY_DSN")


def eventually(holds, seconds=20):
    """Wait until something holds and return it; a test that waits in vain fails."""
    give_up_at = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < give_up_at, f"not within {seconds} s"
        time.sleep(0.02)
    return found


def address(name="person"):
    return f"{name}-{uuid4().hex[:10]}@example.com"


def elsewhere():
    """Return the header by which a trusted proxy names some network."""
    return {"X-Forwarded-For": str(IPv4Address(random.randrange(0x0B000000, 0x7F000000)))}


class Stack:
    """Web server, job worker and relay, as ``make run`` starts them."""

    def __init__(self):
        # unlike tmp_path, root's unprivileged account may enter it
        self.folder = Path(tempfile.mkdtemp(prefix="vicarity-"))
        self.folder.chmod(0o755)
        self.services = Services(self.folder / "var")  # durable, or an outage could lose commits
        self.mailbox = MoodyMailbox()
        self._frozen = []

    def __enter__(self):
        self.mailbox.__enter__()
        try:
            self._begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.thaw()
        stop_together(list(getattr(self, "processes", {}).values()))
        self.services.stop()
        self.mailbox.__exit__()
        shutil.rmtree(self.folder)

    def _begin(self):
        self.urls = self.services.start()
        copy_template(self.urls["DATABASE_URL"], binaries.postgres_bin(self.services.layout))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes = {
            task.name: task.process(self.services.layout, self.environment())
            for task in VICARITY.processes
        }
        self.mend()

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        kept = {name: value for name, value in kept.items() if not name.startswith("MAIL_")}
        return {
            **kept,
            **SECRETS,
            **self.urls,
            "VICARITY_ENV": "test",
            "VICARITY_VAR": str(self.folder / "var"),
            "PORT": str(self.port),
            "MAIL_PORT": str(self.mailbox.port),
            "FRONTEND_URL": "https://vicarity.test",
            "TRUSTED_PROXIES": "1",
            "WEB_CONCURRENCY": "2",
            "WEB_THREADS": "4",
            "BCRYPT_ROUNDS": "4",
        }

    def mend(self):
        """Undo whatever a test did to the processes and servers, and wait until all is well."""
        self.thaw()
        for server in self.services.servers:
            self.revive(server)
        self.mailbox.listen()
        self.mailbox.clear()
        self.start(*self.processes)

    def drop_mail(self):
        """Forget the mail that an earlier test still waits to send."""
        with self.database() as database:
            waiting = "done_at IS NULL AND dead_at IS NULL"
            database.execute(f"UPDATE outbox_messages SET done_at = now() WHERE {waiting}")
        self.mailbox.clear()

    @staticmethod
    def revive(server):
        """Start a data server again if it is dead, and wait until it answers."""
        if not server.process.alive:
            server.process.start()
        server.wait_ready()

    def start(self, *names):
        for name in names:
            if not self.processes[name].alive:
                self.processes[name].start()
        for name in names:
            eventually(getattr(self, f"_{name}_ready"), 40)

    def stop(self, *names):
        stop_together([self.processes[name] for name in names])

    def kill(self, name):
        process = self.processes[name]
        os.killpg(process.pid, signal.SIGKILL)
        eventually(lambda: not process.alive)

    def kill_server(self, server, number=signal.SIGKILL):
        """End a data server without letting it say goodbye."""
        os.kill(server.process.pid, number)
        eventually(lambda: not server.process.alive)

    def freeze(self, process):
        """Stop a process and all its children where they stand."""
        parent = psutil.Process(process.pid)
        self._frozen = [parent, *parent.children(recursive=True)]
        for one in self._frozen:
            one.suspend()

    def thaw(self):
        for one in self._frozen:
            with suppress(psutil.NoSuchProcess):
                one.resume()
        self._frozen = []

    def client(self, **more):
        """Return a client in a network of its own, so that no test uses up another's limits."""
        return httpx.Client(base_url=self.url, timeout=30, headers=elsewhere(), **more)

    def redis(self):
        return Redis.from_url(self.urls["REDIS_URL"], decode_responses=True)

    def database(self):
        return psycopg.connect(self.urls["DATABASE_URL"], autocommit=True)

    def ask(self, question, *values):
        with self.database() as database:
            return database.execute(question, values).fetchall()

    def know(self, emails):
        """Say whether each of these people has an account."""
        kept = self.ask("SELECT email FROM users WHERE email = ANY(%s)", emails)
        return len(kept) == len(emails) > 0

    def logs(self, lines=40):
        """Return the end of what each process said."""
        files = sorted((self.folder / "var/log").glob("*.log"))
        tails = (file.read_text(errors="replace").splitlines()[-lines:] for file in files)
        return "\n\n".join(
            f"== {file.stem}\n" + "\n".join(tail) for file, tail in zip(files, tails, strict=True)
        )

    def _web_ready(self):
        with suppress(httpx.HTTPError):
            return httpx.get(f"{self.url}/health", timeout=5).status_code == 200

    def _worker_ready(self):
        with suppress(RedisError), self.redis() as redis:
            workers = [redis.hget(key, "pid") for key in redis.smembers("rq:workers")]
            return str(self.processes["worker"].pid) in workers

    def _scheduler_ready(self):
        listening = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'vicarity relay'"
        with suppress(psycopg.OperationalError):
            return bool(self.ask(listening))


def copy_template(url, programs):
    """Fill an empty database with what the tests' template holds."""
    source = os.environ["VICARITY_TEST_DATABASE"].replace(
        "/vicarity?", f"/{os.environ['VICARITY_TEST_TEMPLATE']}?"
    )
    dump = [str(programs / "pg_dump"), "--no-owner", source]
    load = [str(programs / "psql"), "--quiet", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", url]
    script = subprocess.run(dump, check=True, capture_output=True).stdout
    subprocess.run(load, input=script, check=True, capture_output=True)

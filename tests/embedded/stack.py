"""Start the small stack as people do: as a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = ("HOST", "DATABASE_URL", "REDIS_URL", "FRONTEND_URL")


class Stack:
    """One ``make run`` without make, its output in a file."""

    def __init__(self, var, port, plan="good", **extra):
        self.var, self.port = var, port
        self.output = var.with_name(f"output-{time.monotonic_ns()}")
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        env = {name: value for name, value in env.items() if not name.startswith("MAIL_")}
        env |= {"PYTHONPATH": str(ROOT), "PORT": str(port), "VICARITY_VAR": str(var)} | extra
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(HERE / "small_stack.py"), plan],
                env=env,
                stdout=output,
                stderr=output,
            )

    @property
    def said(self):
        return self.output.read_text()

    @property
    def published(self):
        return json.loads((self.var / "env.json").read_text())

    def ready(self):
        return self.wait_for("Press Ctrl-C")

    def wait_for(self, text):
        eventually(lambda: text in self.said or self.process.poll() is not None)
        assert text in self.said, self.said
        return self

    def ended(self):
        return self.process.wait(20)

    def stop(self):
        self.process.terminate()
        return self.ended()


def eventually(holds, seconds=20):
    """Wait until something holds; a test that waits in vain fails."""
    give_up_at = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up_at, "it never came true"
        time.sleep(0.02)


def processes_of(var):
    """Return the command line of every process that works in a data folder or was started for it.

    PostgreSQL's own processes are known by their folder, RQ's by their environment.
    """
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_text(errors="replace")
            environment = (entry / "environ").read_text(errors="replace")
            folder = (entry / "cwd").readlink()
        except OSError:  # ended meanwhile, or a zombie
            continue
        if str(var) in f"{command}{environment}{folder}" and int(entry.name) != os.getpid():
            found[int(entry.name)] = command
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

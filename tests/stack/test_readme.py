"""The README's walk with curl, run as it is printed against what ``make run`` starts."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.embedded.stack import free_port

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS, WALK_SECONDS = 90, 60


@pytest.fixture
def place():
    """A folder that root's unprivileged account may enter, unlike pytest's own."""
    place = Path(tempfile.mkdtemp(prefix="vicarity-readme-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def started(place):
    """What ``make run`` starts, on a free port; stopped as Ctrl-C stops it."""
    port = free_port()
    ours = ("DATABASE_URL", "REDIS_URL", "FRONTEND_URL", "VICARITY_ENV")
    env = {name: value for name, value in os.environ.items() if name not in ours}
    env |= {"PORT": str(port), "VICARITY_VAR": str(place / "var")}
    with (place / "output").open("w+") as output:
        command = [sys.executable, "-m", "vicarity.embedded"]
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)
        try:
            wait_until_ready(process, place / "output")
            yield port
        finally:
            process.terminate()
            process.wait(30)


def wait_until_ready(process, output):
    end = time.monotonic() + READY_SECONDS
    while "Press Ctrl-C" not in output.read_text():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < end, output.read_text()
        time.sleep(0.2)


def walk(port, place):
    """Return the README's blocks as one script, with this run's address and data folder."""
    _, _, text = (ROOT / "README.md").read_text().partition("## A walk with curl")
    script = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    script = script.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{port}")
    return script.replace("var/mail/", f"{place}/var/mail/")


def test_the_walk_in_the_readme_works_to_the_letter(started, place):
    done = subprocess.run(
        ["sh", "-e", "-c", walk(started, place)],
        capture_output=True,
        text=True,
        timeout=WALK_SECONDS,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    counted = re.findall(r'"profile_completion_percentage":(\d+)', done.stdout)
    assert counted == ["20", "50", "75", "100"]
    milestones = (
        *("/complete-profile", "/dashboard/worker", "pending", "302", "302", "verified"),
        *('"estimated_pay":11550', '"code":"not_eligible"'),
    )
    assert [line for line in said if line in milestones] == list(milestones)
    assert "We have checked what you told us about Elm House" in done.stdout

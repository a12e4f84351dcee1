import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from tests.embedded.stack import Stack, free_port, processes_of
from vicarity.embedded.services import Services


def reachable_folder():
    """Return a temporary folder; unlike tmp_path, root's unprivileged account may enter it."""
    place = Path(tempfile.mkdtemp(prefix="vicarity-"))
    place.chmod(0o755)
    return place


def end_everything_of(var):
    for pid in processes_of(var):
        with suppress(ProcessLookupError):
            os.kill(pid, 9)


@pytest.fixture
def new():
    """A data folder that does not exist yet."""
    place = reachable_folder()
    yield place / "var"
    end_everything_of(place)
    shutil.rmtree(place)


@pytest.fixture(scope="session")
def used():
    place = reachable_folder()
    yield place / "var"
    shutil.rmtree(place)


@pytest.fixture
def var(used):
    """A data folder that earlier tests ran on, and may have been killed on."""
    yield used
    end_everything_of(used)
    (used / "env.json").unlink(missing_ok=True)


@pytest.fixture
def services(var):
    services = Services(var)
    yield services
    services.stop()


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def stack(var, port):
    """Start stacks on one data folder; whatever is left of them is ended."""
    started = []

    def start(plan="good", **extra):
        started.append(Stack(var, extra.pop("port", port), plan, **extra))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()

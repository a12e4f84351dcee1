import pytest

from tests.register.cqc_api import KEY, CqcApi
from vicarity.register.client import Pace, RegisterClient


@pytest.fixture
def api():
    with CqcApi() as server:
        yield server


@pytest.fixture
def waits():
    """Return how long the client would have waited, each time."""
    return []


@pytest.fixture
def ask(api, waits):
    """Return a client that never really waits."""
    with RegisterClient(api.url, KEY, Pace(sleep=waits.append)) as client:
        yield client

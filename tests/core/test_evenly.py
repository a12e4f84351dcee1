import pytest

from vicarity.core import evenly as module
from vicarity.core.evenly import SECONDS, evenly


@pytest.fixture
def clock(monkeypatch):
    """A clock that only moves when somebody takes time."""

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.mark.parametrize("taken", [0.0, 0.001, 0.04, SECONDS])
def test_takes_as_long_whatever_was_done(clock, taken):
    with evenly():
        clock.now += taken

    assert clock.now == pytest.approx(100 + SECONDS)


def test_adds_nothing_to_what_took_longer(clock):
    with evenly():
        clock.now += 1

    assert clock.now == pytest.approx(101)

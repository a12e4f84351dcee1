"""Making courses of different length take the same time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Longer than any of these courses ordinarily takes, in seconds.
SECONDS = 0.05


@contextmanager
def evenly() -> Iterator[None]:
    """Make the block take as long as its slowest ordinary course, so that the clock tells nothing.

    Whatever commits must do so inside: that is most of the time.
    """
    begun = time.monotonic()
    yield
    time.sleep(max(0.0, begun + SECONDS - time.monotonic()))

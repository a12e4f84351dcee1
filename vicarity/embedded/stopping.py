"""Turn Ctrl-C, SIGTERM and SIGHUP into an orderly end at the next safe point."""

from __future__ import annotations

import ctypes
import signal
import sys
import time
from types import FrameType

from vicarity.embedded.errors import Stopped

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
SLICE = 0.2


class Stopping:
    """Remembers that somebody asked for an end."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Handle the signals; further ones change nothing, the end is on its way."""
        for number in SIGNALS:
            signal.signal(number, self._note)

    def pause(self, seconds: float) -> None:
        """Sleep.

        Raises:
            Stopped: Somebody asked for an end, before or meanwhile.
        """
        wake_at = time.monotonic() + seconds
        while not self.asked and (left := wake_at - time.monotonic()) > 0:
            time.sleep(min(left, SLICE))
        if self.asked:
            raise Stopped

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


def end_with_parent() -> None:
    """Have the kernel ask this process to stop when its parent (make) is gone; Linux alone can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

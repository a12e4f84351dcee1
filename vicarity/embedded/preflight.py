"""Look whether the site's port is free before anything is touched."""

from __future__ import annotations

import time

from config import PUBLISHED
from vicarity.embedded import lock, ports
from vicarity.embedded.server import Pause
from vicarity.embedded.settings import Wanted

#: How long a killed predecessor's web server may take to leave the port.
PREDECESSOR_SECONDS = 6.0
LOOK_EVERY = 0.2


def check_port(want: Wanted, pause: Pause) -> None:
    """Make sure the web server could listen, giving a killed predecessor time to go.

    Raises:
        PortTaken: Another program is there, or another Vicarity.
    """
    patience = PREDECESSOR_SECONDS if _was_killed(want) else 0.0
    give_up_at = time.monotonic() + patience
    while True:
        try:
            return ports.check_free("PORT", want.host, want.port)
        except ports.PortTaken:
            if time.monotonic() >= give_up_at:
                raise
        pause(LOOK_EVERY)


def _was_killed(want: Wanted) -> bool:
    """Say whether the last run on this folder did not end in order, and is gone."""
    return (want.var / PUBLISHED).exists() and lock.is_free(want.var)

"""The application factory: the list of what Vicarity is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from config import Settings
from vicarity import (
    admin,
    auth,
    board,
    booking,
    care_home,
    cli,
    core,
    digest,
    eligibility,
    extensions,
    feed,
    public,
    shift,
    site,
    team,
    worker,
)

ROOT = Path(__file__).resolve().parent.parent


class Application(Flask):
    """Flask without coroutines.

    We write none, and asking every function each time costs a tenth of a small answer.
    """

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``func`` as it is."""
        return func


def create_app(settings: Settings) -> Flask:
    """Build the application: settings, then infrastructure, then features, then the console."""
    app = Application(__name__, template_folder=str(ROOT / "templates"))
    app.url_map.merge_slashes = False
    app.config.from_mapping(settings.flask())
    app.extensions["settings"] = settings
    work = (shift, eligibility, booking, board, feed, digest)
    features = (worker, care_home, *work, auth, team, public, site)
    for part in (core, extensions, *features, admin, cli):
        part.init_app(app)
    return app

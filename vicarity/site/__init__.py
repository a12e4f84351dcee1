"""The web app that ``web/`` builds, served from this site's own address."""

from __future__ import annotations

from flask import Flask

from vicarity.site import not_found
from vicarity.site.build import Build, folder
from vicarity.site.routes import blueprint


def init_app(app: Flask) -> None:
    """Mount the addresses that the build lists; without a build, the API alone is served."""
    build = Build(folder(), app.extensions["settings"])
    app.extensions["site"] = build
    app.register_blueprint(blueprint(build))
    not_found.init_app(app)

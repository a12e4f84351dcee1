"""A copy of the build that a test may bring up to date, served without a database."""

import json
import re
import shutil
import threading
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

PACKED = {".br", ".gz"}


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_request(self, *_):
        pass


class Site:
    """Serves an application on a port of its own, and can be away for a while."""

    def __init__(self, app, port):
        self.app, self.port, self.url = app, port, f"http://127.0.0.1:{port}"

    def __enter__(self):
        self.server = make_server(
            "127.0.0.1", self.port, self.app, threaded=True, request_handler=Quiet
        )
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def release(dist: Path, number: int):
    """Replace a build by a newer one: every script has another name, the old ones are gone."""
    for path in [path for path in dist.rglob("*") if path.suffix in PACKED]:
        path.unlink()
    scripts = sorted((dist / "assets").glob("*.js"))
    names = {path.name: f"{path.stem}-r{number}.js" for path in scripts}
    known = re.compile("|".join(map(re.escape, names)))
    for path in [*scripts, *dist.rglob("*.html"), dist / "sw.js"]:
        path.write_text(known.sub(lambda found: names[found.group()], path.read_text()))
    for path in scripts:
        path.rename(path.with_name(names[path.name]))
    worker = dist / "sw.js"
    worker.write_text(
        re.sub(r"vicarity-\w+", f"vicarity-release{number}", worker.read_text(), count=1)
    )


def copied(dist: Path, to: Path) -> Path:
    shutil.copytree(dist, to)
    assert "/login" in json.loads((to / "pages.json").read_text())
    return to

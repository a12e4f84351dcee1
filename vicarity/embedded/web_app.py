"""``make`` and the web app: build it when it changed, run npm on it."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from vicarity.embedded.node import Node, NoNode, node
from vicarity.embedded.progress import say, step

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
DIST = WEB / "dist"

#: Says which sources the build was made from, and which lock the packages came from.
BUILT_FROM, INSTALLED_FROM = DIST / "built-from", WEB / "node_modules" / "installed-from"

#: What a build is made of, beside everything in these folders.
FOLDERS = ("src", "public", "scripts")
FILES = (
    *("index.html", "app.html", "vite.config.ts", "package.json", "package-lock.json"),
    *("../vicarity/static/inter-gb.woff2", "../vicarity/qualification/qualifications.csv"),
)

#: Lines of a program's output that are shown when it failed.
TAIL = 20


class BuildFailed(Exception):
    """npm said no."""


def sources() -> str:
    """Return a name for the sources exactly as they are."""
    inside = (path for folder in FOLDERS for path in (WEB / folder).rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in sorted({*inside, *(WEB / name for name in FILES)}):
        digest.update(str(path.relative_to(WEB)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_built() -> bool:
    """Say whether the build is that of the sources as they are."""
    return BUILT_FROM.is_file() and BUILT_FROM.read_text() == sources()


def build() -> None:
    """Build the web app, unless that was done already.

    Raises:
        BuildFailed: npm could not; carries what it said last.
        NoNode: There is nothing to build it with.
    """
    if is_built():
        return
    with _alone():
        if is_built():  # somebody else did, meanwhile
            return
        made_of = sources()
        tool = ready()
        with step("Web app"):
            _must(tool, "run", "build")
        BUILT_FROM.write_text(made_of)


def ready() -> Node:
    """Return Node.js with the packages of the lock installed beside the sources."""
    tool = node()
    lock = (WEB / "package-lock.json").read_text()
    if not INSTALLED_FROM.is_file() or INSTALLED_FROM.read_text() != lock:
        with step("Packages of the web app"):
            _must(tool, "ci")
        INSTALLED_FROM.write_text(lock)
    return tool


def _must(tool: Node, *arguments: str) -> None:
    done = tool.run(WEB, *arguments)
    if done.returncode:
        raise BuildFailed("\n".join(done.stdout.splitlines()[-TAIL:]))


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until nobody else builds in this folder."""
    with (WEB / ".building").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@click.group()
def main() -> None:
    """Build, check and develop the web app."""


@main.command("build")
@click.option("--or-without", is_flag=True, help="Go on without the app when it cannot be built.")
def build_command(*, or_without: bool) -> None:
    """Build it, unless its sources are as they were at the last build."""
    try:
        build()
    except (BuildFailed, NoNode) as error:
        told = f"The web app was not built: {error}"
        if not or_without:
            raise click.ClickException(told) from None
        say(f"{told}\nVicarity starts without it: the API and the console are there.")


@main.command("npm", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def npm_command(arguments: tuple[str, ...]) -> None:
    """Run npm on it, its packages installed: ``npm run dev``, ``npm run lint``."""
    try:
        done = ready().run(WEB, *arguments, shown=True)
    except (BuildFailed, NoNode) as error:
        raise click.ClickException(str(error)) from None
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()

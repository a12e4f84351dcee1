"""Make ``.venv`` hold what a lock file says: ``python install.py .venv requirements-x.txt``.

Run as a script by any Python 3.11 or newer, with the standard library alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

PIN = re.compile(r"^[a-z0-9][^ ]*==", re.MULTILINE | re.IGNORECASE)
TAIL_LINES = 15

#: How often progress is said where lines cannot be overwritten.
SAID_EVERY = 20


def main(arguments: list[str]) -> int:
    """Make the environment and install; return the exit status."""
    venv, lock = Path(arguments[0]), Path(arguments[1])
    try:
        pip = working_pip(venv)
        install(pip, lock)
    except KeyboardInterrupt:
        return 130
    except RuntimeError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    shutil.copyfile(lock, venv / lock.name)  # says that this very lock is installed
    return 0


def working_pip(venv: Path) -> list[str]:
    """Return a command that installs into ``venv``, making it if it is missing or broken.

    Raises:
        RuntimeError: This Python can neither bring a pip of its own nor lend one.
    """
    python = venv / "bin" / "python"
    own = [str(python), "-m", "pip"]
    if _works([*own, "--version"]):
        return own
    if find_spec("ensurepip"):
        _create(venv)
        return own
    if find_spec("pip") is None:
        raise RuntimeError(
            f"{sys.executable} has neither ensurepip nor pip: name a complete Python with "
            "PYTHON=/path/to/python3."
        )
    if not _works([str(python), "--version"]):
        _create(venv, "--without-pip")  # Debian's python3 without python3-venv
    return [sys.executable, "-m", "pip", "--python", str(python)]


def install(pip: list[str], lock: Path) -> None:
    """Install every pin of the lock, counting them on the terminal.

    Raises:
        RuntimeError: pip failed; carries what it said last.
    """
    total = len(PIN.findall(lock.read_text()))
    sys.stdout.write(f"Installing {total} locked packages (a minute or so the first time)\n")
    sys.stdout.flush()
    options = ("--no-input", "--disable-pip-version-check", "--progress-bar", "off")
    command = [*pip, "install", *options, "--require-hashes", "-r", str(lock)]
    lines, fetched = [], 0
    with subprocess.Popen(  # noqa: S603 - fixed program, no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        for line in child.stdout or ():
            lines.append(line.rstrip())
            if line.startswith("Ignoring "):  # for another platform or Python
                total -= 1
            elif line.startswith(("Collecting ", "Processing ", "Requirement already ")):
                fetched += 1
                _tell(f"{fetched} of {total}", fetched)
            elif line.startswith("Installing collected packages"):
                _tell("unpacking", SAID_EVERY)
    if child.returncode:
        errors = [line for line in lines if line.startswith(("ERROR", "error"))]
        raise RuntimeError("\n".join((errors or lines)[-TAIL_LINES:]))
    sys.stdout.write("\n" if sys.stdout.isatty() else "")


def _tell(text: str, count: int) -> None:
    """Overwrite the progress, or say it now and then where it cannot be."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r  {text.ljust(20)}")
        sys.stdout.flush()
    elif count % SAID_EVERY == 0:
        sys.stdout.write(f"  {text}\n")
        sys.stdout.flush()


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed program
    except OSError:
        return False


def _create(venv: Path, *options: str) -> None:
    sys.stdout.write(f"Creating {venv} with Python {sys.version.split()[0]}\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "venv", "--clear", *options, str(venv)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed program
    if done.returncode:
        raise RuntimeError(f"{done.stdout}{done.stderr}".strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

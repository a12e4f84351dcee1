"""Having a file looked at by a process of its own; see ``vicarity/document/checks``.

Whatever a file does to its reader, the web process only sees that the child said yes, said no,
or ended.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import structlog

from vicarity.core.errors import DomainError, RuleBroken, field_problem
from vicarity.document import errors
from vicarity.document.checks import child
from vicarity.document.enums import ContentType, Refusal

ROOT = Path(__file__).resolve().parent.parent.parent

#: No settings and no secrets reach the child, and nothing of the shell.
COMMAND = (sys.executable, "-E", "-s", "-m", child.__name__)

#: How many are looked at at once in one process, and how long others wait, in seconds.
MOST_AT_ONCE, LONGEST_WAIT = 2, 3.0

#: From the start of the child to its answer, in seconds.
LONGEST_CHECK = 5.0

#: Beginnings of what we take. Anything else is refused without a child.
BEGINNINGS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")

#: Fewer bytes than any kind of file has.
SHORTEST = 8

#: Pixels that a drawn page may be wide.
NARROWEST, WIDEST = 200, 2400

REFUSALS: dict[Refusal, type[DomainError]] = {
    Refusal.UNSUPPORTED: errors.UnsupportedFile,
    Refusal.BROKEN: errors.BrokenFile,
    Refusal.UNSAFE: errors.UnsafeFile,
    Refusal.PASSWORD: errors.FileHasPassword,
    Refusal.PAGES: errors.TooManyPages,
    Refusal.PIXELS: errors.ImageTooLarge,
}

log = structlog.get_logger("vicarity.inspection")

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True)
class Checked:
    """What a file is, and what of it is kept: a PDF as it came, a picture written anew."""

    content_type: ContentType
    pages: int
    content: IO[bytes]


def check(content: IO[bytes]) -> Checked:
    """Return what to keep of a file somebody sent.

    Raises:
        UnsupportedFile: It does not begin like a PDF, JPEG or PNG.
        RuleBroken: It is empty, or refused; see ``document/errors.py``.
        CheckingBusy: Too many others are being checked.
    """
    beginning = content.read(SHORTEST)
    if not beginning:
        raise field_problem(errors.EmptyFile, "file")
    if len(beginning) < SHORTEST:
        raise field_problem(errors.BrokenFile, "file")
    if not beginning.startswith(BEGINNINGS):
        raise errors.UnsupportedFile
    job = "pdfs" if beginning.startswith(BEGINNINGS[0]) else "images"
    with _enough_room(), _on_disk(content) as sent:
        told, kept = _asked(sent, job)
    return Checked(ContentType(told["content_type"]), told["pages"], kept)


def picture(content: IO[bytes], kind: ContentType, page: int, width: int) -> bytes:
    """Return a page of a file that was checked, as a PNG.

    Raises:
        RuleBroken: It cannot be drawn.
        CheckingBusy: Too many others are being drawn.
    """
    across = max(NARROWEST, min(width, WIDEST))
    with _enough_room():
        _, written = _asked(content, "drawing", kind, str(page), str(across))
        with written:
            return written.read()


@contextmanager
def _enough_room() -> Iterator[None]:
    """Have people come back when there is no room for another file or process now."""
    try:
        yield
    except OSError as error:
        log.warning("no_room", error=type(error).__name__)
        raise errors.CheckingBusy from None


def _on_disk(content: IO[bytes]) -> IO[bytes]:
    """Return a copy that a child can be given: what came may be in memory."""
    content.seek(0)
    copy = TemporaryFile()  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(content, copy)
    return copy


def _asked(content: IO[bytes], *job: str) -> tuple[dict[str, Any], IO[bytes]]:
    """Have a child do a job; return what it tells, and what it wrote."""
    content.seek(0)
    written = TemporaryFile()  # noqa: SIM115 - the caller closes it
    try:
        told = _told(*_run(content, written, job))
    except BaseException:
        written.close()
        raise
    written.seek(0)
    return told, written


def _told(ended: int, said: bytes) -> dict[str, Any]:
    """Return what a child says, once it says yes."""
    if ended == 0:
        told: dict[str, Any] = json.loads(said)
        if "refused" in told:
            raise _refusal(REFUSALS[told["refused"]])
        return told
    if ended == -signal.SIGXCPU:
        raise field_problem(errors.FileTooComplex, "file")
    log.warning("check_ended", code=ended)
    if ended > 0:  # not the file's fault: no room to write, or no memory to begin with
        raise errors.CheckingBusy
    raise field_problem(errors.BrokenFile, "file")


def _refusal(kind: type[DomainError]) -> DomainError:
    return field_problem(kind, "file") if issubclass(kind, RuleBroken) else kind()


def _run(content: IO[bytes], written: IO[bytes], job: tuple[str, ...]) -> tuple[int, bytes]:
    """Return how the child ended, and what it said."""
    number = written.fileno()
    with _place():
        try:
            ended = subprocess.run(  # noqa: S603 - our own program, and words of ours
                [*COMMAND, str(number), *job],
                stdin=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(number,),
                cwd=ROOT,
                env={},
                timeout=LONGEST_CHECK,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise errors.CheckingBusy from None
    return ended.returncode, ended.stdout


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=LONGEST_WAIT):
        raise errors.CheckingBusy
    try:
        yield
    finally:
        _places.release()

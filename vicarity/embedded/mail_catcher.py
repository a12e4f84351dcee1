"""A real SMTP server that keeps each message as one ``.eml`` file: ``... DIR --port N``."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import time
from pathlib import Path

import click
from aiosmtpd.smtp import SMTP, Envelope, Session

MAX_BYTES = 20 * 1024 * 1024
HOST = "127.0.0.1"


class Catcher:
    """Answers 250 only once the message is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep one message, exactly as received, below its envelope."""
        try:
            await asyncio.to_thread(keep, self._folder, as_file(envelope))
        except OSError as error:
            return f"451 4.3.1 Not kept: {error.strerror}"
        return "250 2.0.0 Kept"


def as_file(envelope: Envelope) -> bytes:
    """Return the envelope as two headers, then the message."""
    sender = f"X-MailFrom: {envelope.mail_from}"
    recipients = f"X-RcptTo: {', '.join(envelope.rcpt_tos)}"
    content = envelope.original_content or b""
    return f"{sender}\r\n{recipients}\r\n".encode("utf-8", "surrogateescape") + content


def keep(folder: Path, content: bytes) -> Path:
    """Write one message so that neither a crash nor a reader sees half of it."""
    path = folder / f"{moment()}-{secrets.token_hex(4)}.eml"
    draft = path.with_suffix(".part")
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    _sync(folder)
    return path


def moment() -> str:
    """Return this instant in UTC, to the microsecond, so that names sort by time.

    Not by ``clock.now()``: its package is the whole application, whose faults must not stop mail.
    """
    seconds, rest = divmod(time.time_ns(), 10**9)
    return f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime(seconds))}.{rest // 1000:06}Z"


def _sync(folder: Path) -> None:
    """Put the file's name on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def serve(folder: Path, port: int) -> None:
    """Take mail until asked to stop."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    server = await loop.create_server(lambda: _session(folder), HOST, port)
    await ended.wait()
    server.close()


def _session(folder: Path) -> SMTP:
    return SMTP(
        Catcher(folder),
        hostname="catcher.vicarity.example",
        ident="Vicarity mail catcher",
        data_size_limit=MAX_BYTES,
        enable_SMTPUTF8=True,
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--port", type=click.IntRange(1, 65535), required=True, help="Port on 127.0.0.1.")
def main(folder: Path, port: int) -> None:
    """Keep every message sent to this machine's PORT in FOLDER; none is passed on."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob("*.part"):  # never answered for: its sender tries again
        leftover.unlink()
    asyncio.run(serve(folder, port))


if __name__ == "__main__":
    main()

"""Where files are kept: a folder (``file://``) or object storage (``s3://``), behind one door.

A key is random and says nothing. Every answer is bounded in time: what the storage cannot do
within a few seconds is refused, and the caller may come back.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

import obstore
import structlog
from flask import current_app
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store
from werkzeug.wsgi import FileWrapper

from config import Settings
from vicarity.core.errors import Unavailable

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config

#: Name under which an application keeps its store; made at its first use, after gunicorn's fork.
STORE = "storage"

#: Keys begin with one of these: no folder grows too long to list.
FOLDERS = tuple(f"{number:02x}" for number in range(256))

#: Bytes handed on at a time.
CHUNK = 64 * 1024

#: Together with the check of an upload this stays within the time people wait.
_TIMES: ClientConfig = {"timeout": timedelta(seconds=5), "connect_timeout": timedelta(seconds=2)}
_RETRIES: RetryConfig = {"max_retries": 1, "retry_timeout": timedelta(seconds=2)}

log = structlog.get_logger("vicarity.storage")


class StorageUnavailable(Unavailable):
    """We cannot reach our files right now. Please try again in a moment."""


class NotStored(Exception):
    """There is no file under this key."""


@dataclass(frozen=True)
class Stored:
    """A file that is there, and when it was written."""

    key: str
    written_at: datetime


def new_key() -> str:
    """Return a key that nobody can guess: 160 random bits."""
    token = secrets.token_hex(20)
    return f"{token[:2]}/{token}"


def put(key: str, content: IO[bytes]) -> None:
    """Keep a file, whole or not at all, and safely when this returns.

    Raises:
        StorageUnavailable: The storage is away, silent or full.
    """
    with _reported():
        store, folder = _store(), _folder()
        if folder is not None:
            (folder / key).parent.mkdir(mode=0o700, exist_ok=True)
        # In one piece: an upload in parts that is cut off would stay, unseen and paid for.
        obstore.put(store, key, content, use_multipart=False)
        if folder is not None:
            _settle(folder / key)


def get(key: str) -> IO[bytes]:
    """Return a copy of a file at hand, so that nothing can fail once an answer has begun.

    Raises:
        NotStored: There is no such file.
        StorageUnavailable: The storage is away or silent.
    """
    with _reported():
        try:
            found = obstore.get(_store(), key)
        except FileNotFoundError:
            raise NotStored from None
        with ExitStack() as unless_whole:
            copy = unless_whole.enter_context(TemporaryFile())
            for chunk in found.stream(CHUNK):
                copy.write(chunk)
            unless_whole.pop_all()
        copy.seek(0)
        return copy


class _Chunks(FileWrapper):
    """The pieces of a file, which is closed after the last one, or when the answer is."""

    def __next__(self) -> bytes:
        chunk: bytes = self.file.read(self.buffer_size)
        if not chunk:
            self.close()
            raise StopIteration
        return chunk


def chunks(content: IO[bytes]) -> Iterator[bytes]:
    """Hand on a file piece by piece, and close it."""
    return _Chunks(content, CHUNK)


def delete(key: str) -> None:
    """Delete a file; one that is gone already is fine.

    Raises:
        StorageUnavailable: The storage is away or silent.
    """
    with _reported(), suppress(FileNotFoundError):
        obstore.delete(_store(), key)


def forget(key: str) -> None:
    """Delete a file whose row is gone; when the storage is away, the sweep does it later."""
    with suppress(StorageUnavailable):
        delete(key)


def listed(folder: str) -> Iterator[list[Stored]]:
    """Go through one of ``FOLDERS``, some thousand files at a time.

    Raises:
        StorageUnavailable: The storage is away or silent.
    """
    with _reported():
        for found in obstore.list(_store(), prefix=folder, chunk_size=1000):
            yield [Stored(item["path"], item["last_modified"]) for item in found]


def drop_unfinished(folder: str, before: datetime) -> None:
    """Delete what a process that was killed left half written; object storage keeps none."""
    root = _folder()
    if root is None:
        return
    for file in (root / folder).glob("*#*"):  # the name under which obstore begins a file
        with suppress(FileNotFoundError):
            if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before:
                file.unlink()


def _settle(file: Path) -> None:
    """Make a file ours alone, and have the disk keep it and its name."""
    file.chmod(0o600)
    for path in (file, file.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _reported() -> Iterator[None]:
    """Turn every fault of the storage into one refusal; messages quote keys, so none is logged."""
    try:
        yield
    except (BaseError, OSError) as error:
        log.warning("storage_down", error=type(error).__name__)
        raise StorageUnavailable from None


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def _folder() -> Path | None:
    """Return the folder of files, if they are kept in one."""
    address = urlsplit(_settings().storage_url)
    return Path(unquote(address.path)) if address.scheme == "file" else None


def _store() -> ObjectStore:
    if STORE not in current_app.extensions:
        current_app.extensions[STORE] = _opened(_settings(), _folder())
    return cast("ObjectStore", current_app.extensions[STORE])


def _opened(settings: Settings, folder: Path | None) -> ObjectStore:
    if folder is not None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return LocalStore(prefix=folder)
    bucket, _, prefix = settings.storage_url.removeprefix("s3://").partition("/")
    endpoint = settings.s3_endpoint_url
    given = {  # what is not set is found as Amazon's tools do
        "region": settings.s3_region,
        "access_key_id": settings.s3_access_key_id.get_secret_value(),
        "secret_access_key": settings.s3_secret_access_key.get_secret_value(),
        "endpoint": endpoint,
    }
    return S3Store(
        bucket,
        prefix=prefix or None,
        config=cast("S3Config", {name: value for name, value in given.items() if value}),
        client_options=_TIMES | {"allow_http": endpoint.startswith("http://")},
        retry_config=_RETRIES,
    )

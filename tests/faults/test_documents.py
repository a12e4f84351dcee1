"""Uploads while processes die and people go away."""

import random
import socket
import threading
import time
from contextlib import suppress

import httpx
import psutil
import pytest

from tests.document.files import pdf
from tests.stack.running import elsewhere, eventually

pytestmark = pytest.mark.stack

DOCUMENTS = "/api/worker/documents"


@pytest.fixture
def uploads(stack):
    """Return the files that are kept, as keys."""
    folder = stack.folder / "var" / "uploads"
    return lambda: {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


@pytest.fixture
def rows(stack):
    return lambda: dict(stack.ask("SELECT id::text, storage_key FROM documents"))


class Uploads:
    """Uploads from some threads until the ``with`` block ends."""

    def __init__(self, stack, headers, threads=3):
        self.stack, self.headers, self.answers = stack, headers, []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(threads)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def accepted(self):
        return [body["id"] for status, body in self.answers if status == 201]

    def _run(self):
        while not self._stop.is_set():
            with suppress(httpx.HTTPError), self.stack.client() as http:
                form = {"files": {"file": ("a.pdf", pdf())}, "data": {"kind": "photo"}}
                answer = http.post(DOCUMENTS, headers=self.headers | elsewhere(), **form)
                self.answers.append((answer.status_code, answer.json()))


def test_keep_every_row_and_its_file_together_when_processes_are_killed(
    stack, visitor, uploads, rows
):
    headers = visitor.joined().headers

    with Uploads(stack, headers) as stream:
        for killed in range(1, 13):
            enough = killed * 2
            eventually(lambda enough=enough: len(stream.accepted()) >= enough, 60)
            time.sleep(random.random() / 4)
            for child in psutil.Process(stack.processes["web"].pid).children():
                with suppress(psutil.NoSuchProcess):
                    child.kill()
                    break

    assert set(stream.accepted()) <= set(rows())
    assert set(rows().values()) <= uploads()
    assert {status for status, _ in stream.answers} <= {201, 503}


def test_store_nothing_when_their_sender_goes_away_half_way(stack, visitor, uploads, rows):
    headers = visitor.joined().headers
    before = uploads(), rows()
    content = b"--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n" + pdf()
    head = (
        f"POST {DOCUMENTS} HTTP/1.1\r\nHost: vicarity.test\r\n"
        f"Authorization: {headers['Authorization']}\r\nContent-Length: {2 * len(content)}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )

    for _ in range(5):
        with socket.create_connection(("127.0.0.1", stack.port), 10) as line:
            line.sendall(head.encode() + content)

    assert visitor.me().status_code == 200
    assert (uploads(), rows()) == before


@pytest.mark.parametrize("length", [20 * 1024 * 1024, 50 * 1024 * 1024])
def test_are_refused_at_once_when_they_are_too_large(stack, visitor, length):
    headers = visitor.joined().headers

    def endless():
        yield b"--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n"
        for _ in range(length // 65536):
            yield bytes(65536)

    answer = visitor.http.post(
        DOCUMENTS,
        content=endless(),
        headers=headers | {"Content-Type": "multipart/form-data; boundary=x"},
    )

    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_go_on_after_their_storage_was_full(stack, visitor, uploads):
    headers = visitor.joined().headers
    form = {"files": {"file": ("a.pdf", pdf())}, "data": {"kind": "photo"}}
    web = psutil.Process(stack.processes["web"].pid)
    limits = {child.pid: child.rlimit(psutil.RLIMIT_FSIZE) for child in web.children()}
    before = uploads()
    for child in web.children():
        child.rlimit(psutil.RLIMIT_FSIZE, (500, limits[child.pid][1]))

    refused = visitor.http.post(DOCUMENTS, headers=headers, **form)
    for child in web.children():
        child.rlimit(psutil.RLIMIT_FSIZE, limits[child.pid])
    accepted = visitor.http.post(DOCUMENTS, headers=headers, **form)

    assert refused.status_code == 503
    assert refused.headers["Retry-After"]
    assert accepted.status_code == 201
    assert len(uploads() - before) == 1

"""Keeping files in a folder and in object storage, also when these misbehave."""

import io
import os
import resource
import signal
import socket
import stat
from contextlib import contextmanager
from datetime import timedelta

import boto3
import pytest
import time_machine
from moto.server import ThreadedMotoServer
from pydantic import SecretStr

from tests.document import conftest as documents
from vicarity.core import clock, storage
from vicarity.core.storage import NotStored, StorageUnavailable

CONTENT = os.urandom(3 * storage.CHUNK + 17)
BUCKET = "evidence"


@pytest.fixture(scope="module")
def object_storage():
    """Run a server that speaks S3."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    url = f"http://127.0.0.1:{server.get_host_and_port()[1]}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    client = boto3.client("s3", endpoint_url=url, region_name="eu-west-2", **keys)
    place = {"LocationConstraint": "eu-west-2"}
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
    client.close()
    yield url
    server.stop()


@pytest.fixture
def keep_at(app, monkeypatch):
    """Let files be kept somewhere else."""

    def change(**settings):
        documents.keep_at(app, monkeypatch, **settings)

    with app.app_context():
        yield change


@pytest.fixture
def in_folder(keep_at, tmp_path):
    keep_at(storage_url=f"file://{tmp_path}/kept%20files")
    return tmp_path / "kept files"


@pytest.fixture
def s3(keep_at):
    """Let files be kept in the object storage at an address."""

    def change(url):
        keep_at(
            storage_url=f"s3://{BUCKET}/up/loads",
            s3_endpoint_url=url,
            s3_access_key_id=SecretStr("key"),
            s3_secret_access_key=SecretStr("secret"),
        )

    return change


@pytest.fixture(params=["folder", "object storage"])
def anywhere(request):
    if request.param == "folder":
        return request.getfixturevalue("in_folder")
    request.getfixturevalue("s3")(request.getfixturevalue("object_storage"))
    return None


def put(content=CONTENT):
    key = storage.new_key()
    storage.put(key, io.BytesIO(content))
    return key


def got(key):
    with storage.get(key) as file:
        return file.read()


def test_gives_keys_that_say_nothing_and_differ():
    keys = {storage.new_key() for _ in range(1000)}

    assert len(keys) == 1000
    assert all(key[:2] in storage.FOLDERS and len(key) == 43 for key in keys)


def test_gives_back_what_was_kept(anywhere):
    key = put()

    assert got(key) == CONTENT
    assert b"".join(storage.chunks(storage.get(key))) == CONTENT


def test_says_that_nothing_is_there(anywhere):
    with pytest.raises(NotStored):
        storage.get(storage.new_key())


def test_deletes_and_does_not_mind_when_it_is_gone(anywhere):
    key = put()

    storage.delete(key)
    storage.delete(key)

    with pytest.raises(NotStored):
        storage.get(key)


def test_lists_a_folder_with_the_age_of_its_files(anywhere):
    key = put()

    found = {file.key: file for part in storage.listed(key[:2]) for file in part}

    assert abs(found[key].written_at - clock.now()) < timedelta(minutes=5)
    assert all(other.startswith(f"{key[:2]}/") for other in found)


def test_keeps_files_to_itself(in_folder):
    key = put()

    modes = {stat.S_IMODE(place.stat().st_mode) for place in (in_folder, (in_folder / key).parent)}
    assert modes == {0o700}
    assert stat.S_IMODE((in_folder / key).stat().st_mode) == 0o600


def test_leaves_no_part_of_a_file_that_does_not_fit(in_folder):
    storage.put(storage.new_key(), io.BytesIO(b"fits"))

    with small_disk(100_000), pytest.raises(StorageUnavailable):
        put(bytes(200_000))

    assert len([one for one in in_folder.rglob("*") if one.is_file()]) == 1
    assert got(put(bytes(200_000))) == bytes(200_000)


@contextmanager
def small_disk(size):
    """Let nothing longer be written, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_forgets_what_was_half_written(in_folder):
    key = put()
    half = in_folder / f"{key}#1"
    half.write_bytes(b"half")

    storage.drop_unfinished(key[:2], clock.now() - timedelta(hours=1))
    assert half.exists()
    with time_machine.travel(clock.now() + timedelta(hours=2), tick=False):
        storage.drop_unfinished(key[:2], clock.now() - timedelta(hours=1))

    assert not half.exists()
    assert got(key) == CONTENT


ACTS = {
    "put": put,
    "get": lambda: storage.get(storage.new_key()),
    "delete": lambda: storage.delete(storage.new_key()),
    "list": lambda: list(storage.listed("00")),
}


@pytest.mark.parametrize("act", ACTS)
def test_refuses_when_object_storage_is_away(s3, act):
    s3("http://127.0.0.1:1")

    with pytest.raises(StorageUnavailable):
        ACTS[act]()


@pytest.mark.parametrize("act", ACTS)
def test_refuses_when_object_storage_says_nothing(s3, monkeypatch, act):
    short = {"timeout": timedelta(seconds=0.3), "connect_timeout": timedelta(seconds=0.3)}
    monkeypatch.setattr(storage, "_TIMES", short)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        s3(f"http://127.0.0.1:{silent.getsockname()[1]}")

        with pytest.raises(StorageUnavailable):
            ACTS[act]()


def test_waits_for_storage_no_longer_than_people_do():
    longest = storage._TIMES["timeout"] + storage._RETRIES["retry_timeout"]

    assert longest <= timedelta(seconds=7)  # beside 3 s of waiting and 5 s of checking


def test_refuses_when_object_storage_does_not_know_us(s3, object_storage, keep_at):
    s3(object_storage)
    keep_at(storage_url="s3://nobodys-bucket/x")

    with pytest.raises(StorageUnavailable):
        put()


@pytest.mark.parametrize("act", ["put", "get", "list"])
def test_refuses_when_the_folder_cannot_be_used(in_folder, act):
    in_folder.parent.mkdir(exist_ok=True)
    in_folder.write_text("a file in its place")

    with pytest.raises(StorageUnavailable):
        ACTS[act]()


def test_forgets_later_when_it_cannot_now(s3):
    s3("http://127.0.0.1:1")

    storage.forget(storage.new_key())

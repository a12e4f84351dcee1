import json
import logging
import socket
from pathlib import Path

import pytest
from rq import Callback, Queue
from rq.registry import FailedJobRegistry
from rq.webhook import Webhook

from workers_rq import worker as workers
from workers_rq.queues import EMAILS, enqueue, queue


def fail_quoting_somebody():
    """Stand in for a job whose error quotes what somebody typed."""
    raise ValueError("ada@example.com")


def touch(path):
    Path(path).touch()


def left_behind(job, *_):
    """Stand in for a callback: it finds its path in the job's own description."""
    Path(job.description).touch()


@pytest.fixture
def ours(monkeypatch):
    """Let the worker run the functions of this module."""
    names = {f"{__name__}.touch", f"{__name__}.fail_quoting_somebody"}
    monkeypatch.setattr(workers, "ALLOWED", workers.ALLOWED | names)


@pytest.fixture
def pickled(redis):
    return Queue(EMAILS, connection=redis, serializer="pickle")


def test_does_not_run_what_was_pickled(pickled, work, tmp_path):
    trace = tmp_path / "it-ran"
    pickled.enqueue(touch, str(trace))

    work()

    assert not trace.exists()
    assert pickled.job_ids == []


def test_runs_what_was_written_as_json(redis, work, tmp_path, ours):
    trace = tmp_path / "it-ran"

    enqueue(queue(EMAILS, redis), f"{__name__}.touch", str(trace), job_id="once")
    work()

    assert trace.exists()


def test_logs_that_a_job_failed_but_not_what_it_said(redis, work, caplog, ours):
    enqueue(queue(EMAILS, redis), f"{__name__}.fail_quoting_somebody", job_id="bad")

    with caplog.at_level(logging.INFO):
        work()

    logged = json.dumps([(one.msg, one.args) for one in caplog.records], default=str)
    assert "job_failed" in logged
    assert "ada@example.com" not in logged


def test_goes_on_after_a_job_that_failed(redis, work, tmp_path, ours):
    trace = tmp_path / "it-ran"
    enqueue(queue(EMAILS, redis), f"{__name__}.fail_quoting_somebody", job_id="bad")
    enqueue(queue(EMAILS, redis), f"{__name__}.touch", str(trace), job_id="good")

    work()

    assert trace.exists()


def test_runs_nothing_that_is_not_on_its_list(redis, work, tmp_path, caplog):
    trace = tmp_path / "it-ran"
    emails = queue(EMAILS, redis)
    enqueue(emails, f"{__name__}.touch", str(trace), job_id="strange")

    with caplog.at_level(logging.INFO):
        work()

    assert not trace.exists()
    assert FailedJobRegistry(queue=emails).get_job_ids() == ["strange"]
    logged = json.dumps([(one.msg, one.args) for one in caplog.records], default=str)
    assert "job_refused" in logged
    assert str(trace) not in logged


@pytest.mark.parametrize("function", ["touch", "fail_quoting_somebody"])
def test_calls_nobody_back(redis, work, tmp_path, ours, function):
    called, trace = tmp_path / "it-was-called", tmp_path / "it-ran"
    back = Callback(f"{__name__}.left_behind")
    Queue(EMAILS, connection=redis, serializer="json").enqueue(
        f"{__name__}.{function}",
        args=[str(trace)] if function == "touch" else [],
        description=str(called),
        on_success=back,
        on_failure=back,
    )

    work()

    assert trace.exists() == (function == "touch")
    assert not called.exists()


def test_allows_every_chore_and_nothing_else():
    assert {name.partition(".")[0] for name in workers.ALLOWED} == {"workers_rq"}


def test_tells_no_other_server(redis, work, tmp_path, ours):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        Queue(EMAILS, connection=redis, serializer="json").enqueue(
            f"{__name__}.touch",
            args=[str(tmp_path / "it-ran")],
            webhooks=[Webhook(address, "finished", timeout=1)],
        )

        work()

        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert (tmp_path / "it-ran").exists()

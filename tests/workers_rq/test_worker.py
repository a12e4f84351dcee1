import json
import logging
from pathlib import Path

import pytest
from rq import Queue

from workers_rq.queues import EMAILS, enqueue, queue


def fail_quoting_somebody():
    """Stand in for a job whose error quotes what somebody typed."""
    raise ValueError("ada@example.com")


def touch(path):
    Path(path).touch()


@pytest.fixture
def pickled(redis):
    return Queue(EMAILS, connection=redis, serializer="pickle")


def test_does_not_run_what_was_pickled(pickled, work, tmp_path):
    trace = tmp_path / "it-ran"
    pickled.enqueue(touch, str(trace))

    work()

    assert not trace.exists()
    assert pickled.job_ids == []


def test_runs_what_was_written_as_json(redis, work, tmp_path):
    trace = tmp_path / "it-ran"

    enqueue(queue(EMAILS, redis), f"{__name__}.touch", str(trace), job_id="once")
    work()

    assert trace.exists()


def test_logs_that_a_job_failed_but_not_what_it_said(redis, work, caplog):
    enqueue(queue(EMAILS, redis), f"{__name__}.fail_quoting_somebody", job_id="bad")

    with caplog.at_level(logging.INFO):
        work()

    logged = json.dumps([(one.msg, one.args) for one in caplog.records], default=str)
    assert "job_failed" in logged
    assert "ada@example.com" not in logged


def test_goes_on_after_a_job_that_failed(redis, work, tmp_path):
    trace = tmp_path / "it-ran"
    enqueue(queue(EMAILS, redis), f"{__name__}.fail_quoting_somebody", job_id="bad")
    enqueue(queue(EMAILS, redis), f"{__name__}.touch", str(trace), job_id="good")

    work()

    assert trace.exists()

import json
import signal
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from rq import Queue
from rq.registry import FailedJobRegistry

from tests.admin.lists import statements
from vicarity.account.enums import Role
from vicarity.admin import job_queue, labels
from vicarity.core import clock
from workers_rq import worker as workers
from workers_rq.queues import CHORES, EMAILS, enqueue, queue
from workers_rq.schedule import PERIODIC, tick
from workers_rq.upkeep import tidy

JOBS = "/admin/jobs/"
TIDY = f"{tidy.__module__}.{tidy.__name__}"
NASTY = "ada@example.com\nSecretError: <script>alert(1)</script>"


def touch(path):
    Path(path).touch()


def fail(_secret):
    """Stand in for a job whose error quotes what somebody typed."""
    raise ValueError(NASTY)


@pytest.fixture
def work(app, redis, session, monkeypatch):
    """Run every queued job, those of this module too, with the real worker."""
    ours = workers.ALLOWED | {f"{__name__}.{name}" for name in ("fail", "touch")}
    monkeypatch.setattr(workers, "ALLOWED", ours)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    made = workers.worker(app, redis, threading.Event())
    yield lambda: made.work(burst=True, logging_level="WARNING")
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def failed(redis, work, monkeypatch):
    """Let a chore fail, and mend it: only what failed once can be run again."""

    def broken():
        raise ValueError(NASTY)

    def go_wrong(job_id="tidy-1"):
        with monkeypatch.context() as patch:
            patch.setattr("workers_rq.upkeep.tidy", broken)
            enqueue(queue(CHORES, redis), TIDY, job_id=job_id, keep=3600)
            work()

    return go_wrong


def ids(redis, name=CHORES):
    return FailedJobRegistry(queue=queue(name, redis)).get_job_ids()


def test_has_words_for_all_that_a_worker_may_run():
    assert set(labels.JOBS) == workers.ALLOWED


def test_shows_queues_workers_and_chores(console, redis, app):
    tick(redis)
    worker = workers.worker(app, redis, threading.Event())
    worker.register_birth()
    browser = console(Role.SUPPORT)

    page = browser.get(JOBS).text

    for words in ("chores", "Delete what is of no use any more", "No job has failed", "just now"):
        assert words in page
    overview = _overview(app)
    (chores,) = overview.queues
    assert (chores.waiting, chores.failed) == (len(PERIODIC), 0)
    assert chores.oldest_at is not None
    (shown,) = overview.workers
    assert clock.now() - shown.seen_at < timedelta(minutes=1)
    assert overview.schedule.next_at(TIDY, clock.now()) > clock.now()


def _overview(app):
    with app.app_context():
        return job_queue.overview()


def test_says_that_nobody_works(console, redis):
    page = console(Role.SUPPORT).get(JOBS).text

    assert "No worker is alive" in page
    assert "The scheduler has said nothing" in page


def test_shows_the_kind_of_an_error_and_nothing_of_what_it_said(console, redis, failed, acts):
    failed()
    browser = console(Role.ADMIN)

    page = browser.get(JOBS).text

    assert "ValueError" in page
    assert "test_jobs.py, line" in page
    for secret in ("ada@example.com", "SecretError", "<script>alert"):
        assert secret not in page


def test_shows_nothing_of_what_a_job_was_given(console, redis, work):
    enqueue(queue(EMAILS, redis), f"{__name__}.fail", "their-token", job_id="told")
    work()

    page = console(Role.ADMIN).get(JOBS).text

    assert "their-token" not in page
    assert "A job that is not ours" in page


def test_runs_a_failed_job_again_once(console, redis, failed, work, acts):
    failed()
    browser = console(Role.ADMIN)

    browser.post(f"{JOBS}tidy-1/retry", on=JOBS)
    browser.post(f"{JOBS}tidy-1/retry", on=JOBS)

    assert queue(CHORES, redis).job_ids == ["tidy-1"]
    assert "not among the failed ones" in browser.get(JOBS).text
    work()
    assert ids(redis) == []
    (act,) = acts("job.retry")
    assert act.before == {"job": "tidy-1", "queue": "chores", "function": TIDY}


def test_deletes_a_failed_job(console, redis, failed, acts):
    failed()
    browser = console(Role.ADMIN)

    browser.post(f"{JOBS}tidy-1/delete", on=JOBS)
    browser.post(f"{JOBS}tidy-1/delete", on=JOBS)

    assert ids(redis) == []
    assert not redis.exists("rq:job:tidy-1", "rq:results:tidy-1")
    assert len(acts("job.delete")) == 1


def test_keeps_a_failed_chore_for_a_week(console, redis, failed):
    failed()

    left = redis.zscore("rq:failed:chores", "tidy-1") - clock.now().timestamp()

    assert left > timedelta(days=6).total_seconds()


def test_never_loads_a_job_that_is_no_json(console, redis, work, tmp_path):
    trace = tmp_path / "it-ran"
    pickled = Queue(EMAILS, connection=redis, serializer="pickle")
    job = pickled.enqueue(touch, str(trace))
    FailedJobRegistry(queue=pickled).add(job, ttl=600, exc_string="")
    browser = console(Role.ADMIN)

    page = browser.get(JOBS).text
    assert "A job that cannot be read" in page
    assert "retry" not in page
    browser.post(f"{JOBS}{job.id}/retry", on=JOBS)
    assert ids(redis, EMAILS) == [job.id]
    browser.post(f"{JOBS}{job.id}/delete", on=JOBS)

    assert ids(redis, EMAILS) == []
    assert not trace.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04K\x01.",
        b"null",
        b"[1]",
        json.dumps([["a"], None, [], {}]).encode(),
        json.dumps(["os.\u0000system", None, [], {}]).encode(),
        json.dumps(["<script>alert(1)</script>", None, [], {}]).encode(),
    ],
)
def test_bears_whatever_lies_in_redis(console, redis, content):
    emails = queue(EMAILS, redis)
    enqueue(emails, TIDY, job_id="odd")
    emails.empty()
    redis.hset("rq:job:odd", mapping={"data": content, "status": "failed", "origin": EMAILS})
    redis.zadd("rq:failed:emails", {"odd": clock.now().timestamp() + 600})
    redis.xadd("rq:results:odd", {"type": 2, "exc_string": b"rubbish"})
    browser = console(Role.ADMIN)

    page = browser.get(JOBS)
    browser.post(f"{JOBS}odd/retry", on=JOBS)
    kept = ids(redis, EMAILS)
    browser.post(f"{JOBS}odd/delete", on=JOBS)

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert kept == ["odd"]
    assert ids(redis, EMAILS) == []


@pytest.mark.parametrize("job_id", ["nothing", "a" * 300, "%00", "..%2f", "é"])
def test_says_that_a_job_is_gone(console, redis, job_id, acts):
    browser = console(Role.ADMIN)

    for verb in ("retry", "delete"):
        answer = browser.post(f"{JOBS}{job_id}/{verb}", on=JOBS)
        assert answer.status_code in {302, 404}

    assert acts("job.retry") == acts("job.delete") == []


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
def test_lets_admins_alone_act(console, redis, failed, role):
    failed()
    browser = console(role)

    for verb in ("retry", "delete"):
        assert browser.post(f"{JOBS}tidy-1/{verb}", on=JOBS).status_code == 403
        assert browser.get(f"{JOBS}tidy-1/{verb}").status_code == 405

    assert ids(redis) == ["tidy-1"]
    assert "Delete<" not in browser.get(JOBS).text


def test_does_nothing_without_the_pages_own_token(console, redis, failed):
    failed()
    browser = console(Role.ADMIN)

    for verb in ("retry", "delete"):
        assert browser.post(f"{JOBS}tidy-1/{verb}").status_code == 400

    assert ids(redis) == ["tidy-1"]


@pytest.fixture
def away(app, monkeypatch):
    settings = app.extensions["settings"]
    gone = type(settings.redis_url)("redis://127.0.0.1:1/0")
    changed = settings.model_copy(update={"redis_url": gone})
    monkeypatch.setitem(app.extensions, "settings", changed)


def test_says_that_the_queue_does_not_answer(console, redis, away, acts):
    browser = console(Role.ADMIN)

    page = browser.get(JOBS)
    answer = browser.post(f"{JOBS}tidy-1/delete", on=JOBS)

    assert page.status_code == 200
    assert "The job queue does not answer" in page.text
    assert answer.status_code == 302
    assert acts("job.delete") == []


def test_asks_postgresql_as_often_whatever_there_is(console, redis, failed):
    browser = console(Role.SUPPORT)
    browser.get(JOBS)
    with statements() as few:
        browser.get(JOBS)
    for number in range(5):
        failed(f"tidy-{number}")
    with statements() as many:
        browser.get(JOBS)

    assert len(few) == len(many) < 10

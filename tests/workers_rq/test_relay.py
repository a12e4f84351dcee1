import threading
from datetime import timedelta

import psycopg
import pytest
import time_machine
from redis import Redis
from rq.job import Job, JobStatus

from vicarity.core import clock
from workers_rq.queues import SERIALIZER
from workers_rq.relay import Doorbell, relay


@pytest.fixture
def no_redis():
    with Redis.from_url("unix:///nobody/listens.sock", retry=None) as nobody:
        yield nobody


def later(seconds):
    return time_machine.travel(clock.now() + timedelta(seconds=seconds), tick=False)


def test_queues_each_message_once(redis, verification, emails):
    assert relay(redis) == 1
    assert relay(redis) == 0

    assert emails.job_ids == [str(verification)]


def test_queues_what_can_be_done_with_its_id_alone(redis, verification, emails):
    relay(redis)

    (job,) = emails.jobs
    assert job.func_name == "workers_rq.deliver.deliver"
    assert job.args == [str(verification), 1]


def test_has_a_queued_message_delivered(redis, verification, work, mailbox, row_of):
    relay(redis)

    work()

    assert row_of(verification).done_at is not None
    assert len(mailbox.received) == 1


def test_takes_back_what_redis_did_not_take(redis, no_redis, verification, emails, row_of):
    assert relay(no_redis) == 0
    assert row_of(verification).due_at < clock.now() + timedelta(seconds=5)

    with later(5):
        assert relay(redis) == 1

    assert emails.job_ids == [str(verification)]


def test_queues_again_what_redis_has_lost(redis, verification, emails):
    relay(redis)
    redis.flushdb()

    with later(61):
        assert relay(redis) == 1

    assert emails.job_ids == [str(verification)]


def test_lets_a_message_that_waits_for_a_busy_worker_keep_its_place(
    redis, verification, work, emails, mailbox
):
    relay(redis)

    with later(61):
        assert relay(redis) == 0
        assert emails.job_ids == [str(verification)]
        work()

    assert len(mailbox.received) == 1


@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.STARTED, JobStatus.FAILED])
def test_replaces_a_job_whose_worker_died(redis, verification, emails, work, mailbox, status):
    relay(redis)
    redis.lpop(emails.key)  # taken by a worker that was killed
    job = Job.fetch(str(verification), connection=redis, serializer=SERIALIZER)
    job.set_status(status)

    with later(61):
        assert relay(redis) == 1
        work()

    assert len(mailbox.received) == 1


def test_wakes_when_a_message_is_committed(settings):
    doorbell = Doorbell(settings)
    doorbell.wait(0)  # listens from here on
    sleeper = threading.Thread(target=doorbell.wait, args=(60,), daemon=True)
    sleeper.start()

    url = settings.database_url.get_secret_value().replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("NOTIFY outbox")
    sleeper.join(10)

    assert not sleeper.is_alive()
    doorbell.close()


def test_connects_again_after_it_was_cut_off(settings):
    doorbell = Doorbell(settings)
    doorbell.wait(0)
    url = settings.database_url.get_secret_value().replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'vicarity relay' AND datname = current_database()"
        )

    with pytest.raises(psycopg.OperationalError):
        doorbell.wait(5)

    doorbell.wait(0)
    doorbell.close()

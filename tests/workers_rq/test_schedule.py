from datetime import timedelta

import time_machine
from redis import Redis

from workers_rq.queues import CHORES, queue
from workers_rq.schedule import PERIODIC, tick

JUST_AFTER_NOON = "2026-11-22T12:00:01Z"
JUST_BEFORE_ONE = "2026-11-22T12:59:59Z"
ONE = "2026-11-22T13:00:00Z"


HOURLY = [chore.function for chore in PERIODIC if chore.every == timedelta(hours=1)]


def queued(redis):
    return [job.func_name for job in queue(CHORES, redis).jobs]


def test_queues_an_hourly_chore_once_an_hour_however_many_schedulers_there_are(redis, settings):
    with Redis.from_url(settings.redis_url.get_secret_value()) as another:
        for moment in (JUST_AFTER_NOON, JUST_BEFORE_ONE):
            with time_machine.travel(moment, tick=False):
                tick(redis)
                tick(another)

    assert [one for one in queued(redis) if one in HOURLY] == HOURLY


def test_queues_it_again_in_the_next_hour(redis):
    for moment in (JUST_BEFORE_ONE, ONE):
        with time_machine.travel(moment, tick=False):
            tick(redis)

    assert queued(redis) == [chore.function for chore in PERIODIC] * 2


def test_does_not_queue_again_what_was_done_this_hour(redis, work):
    with time_machine.travel(JUST_AFTER_NOON, tick=False):
        tick(redis)
        work()

        tick(redis)

    assert queued(redis) == []


def test_names_functions_that_exist(redis, work):
    tick(redis)

    work()

    assert queue(CHORES, redis).failed_job_registry.get_job_ids() == []

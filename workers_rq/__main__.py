"""``python -m workers_rq``: run jobs; with ``--scheduler``, hand them out."""

from __future__ import annotations

import argparse
import signal
import threading

import psycopg
import structlog
from flask import Flask
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from config import Settings
from vicarity.core.redis_policy import check_policy
from vicarity.factory import create_app
from workers_rq.queues import connect
from workers_rq.relay import IDLE_SECONDS, Doorbell, relay
from workers_rq.schedule import tick
from workers_rq.worker import work

log = structlog.get_logger("vicarity.scheduler")


def main() -> None:
    """Read the command line and run until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m workers_rq", description=__doc__)
    parser.add_argument(
        "--scheduler",
        action="store_true",
        help="carry outbox messages to the queues and queue periodic chores, instead of working",
    )
    chosen = parser.parse_args()
    settings = Settings.from_env()
    app, redis = create_app(settings), connect(settings)
    check_policy(settings)
    if chosen.scheduler:
        schedule(app, redis, Doorbell(settings))
    else:
        work(app, redis)


def schedule(app: Flask, redis: Redis, doorbell: Doorbell) -> None:
    """Relay and tick until a signal comes; an outage of either store is waited out."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        try:
            with app.app_context():
                tick(redis)
                while relay(redis) and not stop.is_set():
                    continue
            doorbell.wait(IDLE_SECONDS)
        except (SQLAlchemyError, psycopg.Error, RedisError) as error:
            log.warning("store_away", error=type(error).__name__)
            stop.wait(IDLE_SECONDS)
    doorbell.close()


if __name__ == "__main__":
    main()

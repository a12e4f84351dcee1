import os
import signal
import stat

import psycopg
import pytest
import redis

from tests.embedded.stack import eventually, processes_of
from vicarity.embedded import binaries, layout, stale
from vicarity.embedded.errors import AlreadyRunning, CannotStart
from vicarity.embedded.services import Services


def remember(urls):
    with psycopg.connect(urls["DATABASE_URL"]) as connection:
        connection.execute("DROP TABLE IF EXISTS note")
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS text")
    with redis.from_url(urls["REDIS_URL"]) as client:
        client.set("note", "kept")


def remembered(urls):
    with psycopg.connect(urls["DATABASE_URL"]) as connection:
        row = connection.execute("SELECT text FROM note").fetchone()
    with redis.from_url(urls["REDIS_URL"], decode_responses=True) as client:
        return [row[0], client.get("note")]


def test_keeps_its_data_over_a_restart(services):
    remember(services.start())
    services.stop()

    urls = services.start()

    assert remembered(urls) == ["kept", "kept"]


def test_leaves_nothing_running_once_stopped(services, var):
    services.start()
    running = processes_of(var)

    services.stop()

    assert running
    assert not processes_of(var)


def test_refuses_a_second_owner_of_the_folder(services, var):
    services.start()

    with pytest.raises(AlreadyRunning, match=str(var)):
        Services(var).start()


def test_wants_the_password(services):
    urls = services.start()

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(urls["DATABASE_URL"].replace("vicarity:", "vicarity:x"))


def test_never_drops_what_the_queue_holds(services):
    urls = services.start()

    with redis.from_url(urls["REDIS_URL"], decode_responses=True) as client:
        kept = client.config_get("maxmemory-policy") | client.config_get("appendonly")

    assert kept == {"maxmemory-policy": "noeviction", "appendonly": "yes"}


def test_lets_nobody_else_near_the_data(services, var):
    services.start()

    modes = {name: stat.S_IMODE((var / name).stat().st_mode) for name in ("pg18", "valkey", "run")}

    assert modes == {"pg18": 0o700, "valkey": 0o700, "run": 0o700}
    assert stat.S_IMODE((var / "database.password").stat().st_mode) == 0o600


def test_starts_over_an_initdb_that_was_killed_half_way(new):
    draft = new / "pg18.new"
    draft.mkdir(parents=True)
    (draft / "PG_VERSION").write_text("18\n")
    services = Services(new)

    urls = services.start()

    remember(urls)
    services.stop()
    assert not draft.exists()


def test_starts_although_a_dead_servers_id_belongs_to_another_program(services, var):
    services.start()
    services.postgres.process.stop()
    another = services.valkey.process.pid
    for lock in (var / "pg18/postmaster.pid", var / "run/.s.PGSQL.5432.lock"):
        lock.write_text(f"{another}\n{var / 'pg18'}\n1\n5432\n{var / 'run'}\n\n")
        services.layout.owned(lock)

    services.postgres.process.start()

    services.postgres.wait_ready()
    assert services.postgres.answers()


def test_does_not_start_beside_a_busy_backend_of_a_killed_server(services, var, monkeypatch):
    monkeypatch.setattr(stale, "PATIENCE", 0.3)
    urls = services.start()
    remember(urls)
    connection = psycopg.connect(urls["DATABASE_URL"])
    busy = connection.info.backend_pid
    connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 1000000000)")
    os.kill(services.postgres.process.pid, signal.SIGKILL)
    eventually(lambda: stale.working_in(var / "pg18") == [busy])

    services.postgres.process.start()

    services.postgres.wait_ready()
    assert busy not in stale.working_in(var / "pg18")
    assert remembered(urls) == ["kept", "kept"]
    connection.close()


def test_keeps_its_addresses_when_a_server_is_restarted(services):
    urls = services.start()
    remember(urls)

    services.postgres.restart()
    services.valkey.restart()

    assert remembered(urls) == ["kept", "kept"]


def test_works_below_a_path_too_long_for_sockets_with_spaces_and_accents(new):
    services = Services(new / ("Élodie & co " * 8).strip())

    urls = services.start()

    try:
        remember(urls)
        assert remembered(urls) == ["kept", "kept"]
    finally:
        services.stop()
        services.layout.sockets().rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")
def test_keeps_databases_elsewhere_when_their_account_cannot_reach_the_folder(new, monkeypatch):
    elsewhere = new.with_name("elsewhere")
    elsewhere.mkdir()
    monkeypatch.setattr(layout, "ELSEWHERE", elsewhere)
    closed = new.with_name("closed")
    closed.mkdir(mode=0o700)

    for _ in range(2):
        services = Services(closed / "var")
        services.start()
        services.stop()

    assert len(list(elsewhere.iterdir())) == 1
    assert str(elsewhere) in services.notes[0]
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_runs_copies_of_servers_their_account_cannot_reach(new, monkeypatch):
    monkeypatch.setattr(binaries, "reachable", lambda path, account: False)
    services = Services(new)

    urls = services.start()

    try:
        remember(urls)
        assert services.postgres.process.program.args[0].startswith(str(new))
        assert services.valkey.process.program.args[0].startswith(str(new))
    finally:
        services.stop()


def test_says_why_a_server_does_not_start_and_leaves_nothing(services, var):
    services.start()
    services.stop()
    (var / "pg18/PG_VERSION").write_text("17\n")

    with pytest.raises(CannotStart, match="not compatible"):
        services.start()

    (var / "pg18/PG_VERSION").write_text("18\n")
    assert not processes_of(var)


def test_leaves_out_what_somebody_else_provides(new):
    services = Services(new, without=frozenset({"DATABASE_URL"}))

    urls = services.start()
    services.stop()

    assert list(urls) == ["REDIS_URL"]
    assert not (new / "pg18").exists()

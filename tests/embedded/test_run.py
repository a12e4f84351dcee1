import os
import signal
import socket
import stat

import psycopg
import pytest

from tests.embedded.stack import eventually, free_port, processes_of


def worker_of(var):
    """Wait until the worker has become the program it is, and return its pid."""

    def found():
        return [pid for pid, words in processes_of(var).items() if "time.sleep(600)" in words]

    eventually(found)
    return found()[0]


def remember(connection):
    connection.execute("DROP TABLE IF EXISTS note")
    connection.execute("CREATE TABLE note AS SELECT 1")


def count_notes(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM note").fetchone()[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stops_in_order_when_asked(stack, var, number):
    running = stack().ready()

    running.process.send_signal(number)

    assert running.ended() == 0
    assert running.said.endswith("\nStopping\n")
    assert not processes_of(var)
    assert not (var / "env.json").exists()


def test_ends_jobs_that_left_the_session_of_their_worker(stack, var):
    running = stack("with-horse").ready()
    eventually(lambda: any("sleep\x00601" in words for words in processes_of(var).values()))

    assert running.stop() == 0
    assert not processes_of(var)


def test_stops_in_order_while_it_still_starts(stack, var):
    starting = stack().wait_for("PostgreSQL, Valkey")

    assert starting.stop() == 0
    assert "Traceback" not in starting.said
    assert not processes_of(var)


def test_says_where_everything_is_and_who_can_sign_in(stack, var, port):
    said = stack().ready().said

    assert f"http://127.0.0.1:{port}/api/docs" in said
    assert f"http://127.0.0.1:{port}/admin/" in said
    assert str(var / "mail") in said
    assert "ada@example.com  pass" in said
    assert "upgraded" not in said


def test_tells_other_shells_how_to_join(stack, var, port):
    running = stack().ready()

    published = running.published

    assert published["FRONTEND_URL"] == f"http://127.0.0.1:{port}"
    assert published["REDIS_URL"].startswith("unix://")
    assert stat.S_IMODE((var / "env.json").stat().st_mode) == 0o600
    psycopg.connect(published["DATABASE_URL"]).close()
    socket.create_connection((published["MAIL_SERVER"], int(published["MAIL_PORT"]))).close()


def test_gives_what_runs_all_day_a_role_without_rights_of_its_own(stack):
    published = stack().ready().published

    with psycopg.connect(published["DATABASE_URL"]) as connection:
        found = connection.execute(
            "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()
        assert found == ("vicarity_app", False, False, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine ()")


def test_brings_back_a_killed_database_with_its_data(stack, var):
    running = stack().ready()
    url = running.published["MIGRATION_DATABASE_URL"]
    with psycopg.connect(url) as connection:
        remember(connection)
    worker = worker_of(var)

    os.kill(int((var / "pg18/postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    running.wait_for("postgres ended by SIGKILL").wait_for("postgres started again")
    eventually(lambda: answers(url))
    assert count_notes(url) == 1
    assert worker_of(var) == worker


def answers(url):
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def test_brings_back_a_killed_worker_and_says_so(stack, var):
    running = stack().ready()
    first = worker_of(var)

    os.kill(first, signal.SIGKILL)

    running.wait_for("worker ended by SIGKILL; starting it again in 1 s")
    running.wait_for("worker started again")
    assert worker_of(var) != first


def test_survives_its_own_death_with_data_kept_and_no_orphan(stack, var):
    killed = stack().ready()
    with psycopg.connect(killed.published["MIGRATION_DATABASE_URL"]) as connection:
        remember(connection)

    killed.process.kill()
    killed.process.wait()
    again = stack().ready()

    assert count_notes(again.published["MIGRATION_DATABASE_URL"]) == 1
    assert again.stop() == 0
    assert not processes_of(var)


def test_leaves_no_orphan_when_it_is_killed(stack, var):
    killed = stack().ready()

    killed.process.kill()
    killed.process.wait()

    eventually(lambda: not processes_of(var))


def test_says_in_one_line_that_the_port_is_taken_and_touches_nothing(stack, new, port):
    with socket.create_server(("127.0.0.1", port)):
        refused = stack(VICARITY_VAR=str(new))

        assert refused.ended() == 1

    assert refused.said == (
        f"Vicarity stops: Port {port} on 127.0.0.1 is already in use: "
        f"stop the program that has it, or choose another with PORT={port + 1}.\n"
    )
    assert not (new / "log").exists()


def test_says_in_one_line_that_the_folder_is_taken(stack, var):
    first = stack().ready()

    second = stack(port=free_port())

    assert second.ended() == 1
    assert f"Vicarity is already running on the data folder {var}" in second.said
    assert "Traceback" not in second.said
    assert first.process.poll() is None
    assert (var / "env.json").exists()


def test_names_the_variable_that_is_wrong(stack):
    refused = stack(PORT="eighty")

    assert refused.ended() == 1
    assert refused.said.count("\n") == 1
    assert "PORT" in refused.said


def test_ends_with_the_reason_when_a_step_fails(stack, var):
    failed = stack("bad-step")

    assert failed.ended() == 1
    assert "Data ................................. failed" in failed.said
    assert "Vicarity stops: Data failed, exit code 1: the moon is in the way" in failed.said
    assert not processes_of(var)


def test_does_not_embed_what_somebody_else_provides(stack, var):
    given = {"REDIS_URL": "redis://192.0.2.1/0", "MAIL_SERVER": "192.0.2.1"}

    running = stack(**given).ready()

    assert running.published["REDIS_URL"] == given["REDIS_URL"]
    words = " ".join(processes_of(var).values())
    assert "postgres" in words
    assert "valkey" not in words
    assert "mail_catcher" not in words
    assert "sent through 192.0.2.1" in running.said

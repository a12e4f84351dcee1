import sys

import pytest

from tests.embedded.stack import eventually
from vicarity.embedded.process import Process, Program, event
from vicarity.embedded.supervisor import KeepsDying, Watched


@pytest.fixture
def failing(tmp_path):
    args = (sys.executable, "-S", "-c", "import sys; sys.exit('no more tea')")
    process = Process(Program("kettle", args, tmp_path / "kettle.log", tmp_path))
    yield process
    process.stop()


def die(process):
    process.start()
    eventually(lambda: not process.alive)


def live_through(watched, times):
    """Let a process die and come back at each moment; return when it was started again."""
    starts = []
    for now in times:
        eventually(lambda: not watched.process.alive)
        watched.look(now)
        before = watched.process.pid
        for tenth in range(1, 200):
            watched.look(now + tenth / 10)
            if watched.process.pid != before:
                starts.append(tenth / 10)
                break
    return starts


def test_waits_longer_before_each_new_start(failing):
    die(failing)

    delays = live_through(Watched(failing, lambda _: None), (0, 10, 20, 30))

    assert delays == [1, 2, 4, 8]


def test_ends_everything_at_the_fifth_death_within_a_minute(failing):
    die(failing)
    watched = Watched(failing, lambda _: None)
    live_through(watched, (0, 5, 15, 30))
    eventually(lambda: not failing.alive)

    with pytest.raises(KeepsDying, match=r"kettle died 5 times .* no more tea"):
        watched.look(59)


def test_forgets_deaths_older_than_a_minute(failing):
    die(failing)

    delays = live_through(Watched(failing, lambda _: None), (0, 10, 100, 200, 300))

    assert delays == [1, 2, 1, 1, 1]


def test_says_how_it_died_and_its_last_words(failing):
    said = []
    die(failing)

    Watched(failing, said.append).look(0)

    assert said == ["kettle exit code 1: no more tea; starting it again in 1 s"]


def test_names_the_exception_rather_than_what_was_printed_after_it(tmp_path):
    code = (
        "import sys; print('ImportError: no tea', 'Usage: x', 'Error: y', sep='\\n'); sys.exit(2)"
    )
    args = (sys.executable, "-S", "-c", code)
    process = Process(Program("kettle", args, tmp_path / "kettle.log", tmp_path))
    die(process)

    assert process.death() == "exit code 2: ImportError: no tea"

    process.stop()


def test_reads_the_event_out_of_a_json_log():
    assert event('{"event": "Shutting down", "level": "info"}') == "Shutting down"
    assert event("[1, 2]") == "[1, 2]"
    assert event("plain words") == "plain words"

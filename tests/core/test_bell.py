import os

from vicarity.core.bell import Bell


def test_is_heard_by_a_process_that_was_forked_before_it_rang():
    bell = Bell()
    before = bell.sound()

    child = os.fork()
    if child == 0:
        bell.ring()
        os._exit(0)
    os.waitpid(child, 0)

    assert bell.sound() != before


def test_sounds_different_each_time():
    bell = Bell()
    heard = {bell.sound()}

    for _ in range(20):
        bell.ring()
        heard.add(bell.sound())

    assert len(heard) == 21


def test_sounds_the_same_until_it_rings():
    bell = Bell()

    assert bell.sound() == bell.sound()

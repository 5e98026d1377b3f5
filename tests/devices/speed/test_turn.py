from threading import Barrier, Event, Thread
from time import sleep

import pytest

from components.devices.speed.turn import StillBusy, turn


class ScriptStopped(BaseException):
    """Like what Streamlit raises to stop a script: no Exception."""


def never():
    pytest.fail("there was nothing to wait for")


def free():
    with turn(never, patience=0):
        return True


def test_the_turn_is_free_again_after_its_block():
    assert free()
    assert free()


def test_two_threads_never_have_the_turn_at_once():
    inside, most, start = [], [], Barrier(8)

    def visit():
        start.wait()
        with turn(lambda: None, patience=10, poll=0.001):
            inside.append(1)
            most.append(len(inside))
            sleep(0.005)
            inside.pop()

    threads = [Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


@pytest.mark.parametrize("stop", [ScriptStopped, RuntimeError, GeneratorExit, KeyboardInterrupt])
def test_the_turn_is_free_again_after_an_exception(stop):
    with pytest.raises(stop), turn(never, patience=0):
        raise stop
    assert free()


@pytest.fixture
def busy():
    """Another thread has the turn for the length of the test."""
    has_it, give_back = Event(), Event()

    def hold():
        with turn(never, patience=0):
            has_it.set()
            give_back.wait()

    thread = Thread(target=hold)
    thread.start()
    has_it.wait()
    yield give_back
    give_back.set()
    thread.join()


def test_who_waits_is_told_and_gets_the_turn_when_it_is_free(busy):
    told = []

    def waiting():
        told.append("wait")
        if len(told) == 3:
            busy.set()

    with turn(waiting, patience=10, poll=0.01):
        assert len(told) >= 3


def test_patience_ends(busy):
    told = []
    with pytest.raises(StillBusy), turn(lambda: told.append("wait"), patience=0.05, poll=0.01):
        pytest.fail("the turn was not free")
    assert told


def test_a_script_stopped_while_it_waits_leaves_the_turn_to_its_holder(busy):
    def stopped():
        raise ScriptStopped

    with pytest.raises(ScriptStopped), turn(stopped, patience=10):
        pytest.fail("the turn was not free")
    with pytest.raises(StillBusy), turn(lambda: None, patience=0):
        pytest.fail("the turn was not free")

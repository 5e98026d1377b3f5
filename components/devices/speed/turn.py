"""One timing at a time in this process: two at once would slow each other and both be wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic, sleep

_taken = Lock()


class StillBusy(Exception):
    """The wait was over before the other timing was."""


@contextmanager
def turn(waiting: Callable[[], object], patience: float, poll: float = 0.5) -> Iterator[None]:
    """Hold the one turn; while another has it, call `waiting` at once and then every `poll` seconds.

    The turn is given back however the block ends: `waiting` and the block may raise anything, also what Streamlit
    raises to stop a script.

    Raises: StillBusy after `patience` seconds of waiting.
    """
    gives_up = monotonic() + patience
    while not _taken.acquire(blocking=False):
        if monotonic() >= gives_up:
            raise StillBusy
        waiting()
        sleep(poll)
    try:
        yield
    finally:
        _taken.release()

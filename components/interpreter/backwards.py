"""What torch calls of a program while it goes back through a graph: in the run's own thread, and not too deep."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .limits import LimitReached

if TYPE_CHECKING:
    from .running import Running

DEPTH = 10  # of backward() inside of what backward() calls: beyond some sixty torch goes on in threads of its own


@contextmanager
def called_back(run: "Running") -> Generator[None, None, None]:
    """Around each call of a hook, or of a `backward` of a program's own.

    Raises: LimitReached in another thread, and where too many stand in one another.
    """
    if threading.get_ident() != run.thread:
        raise LimitReached("What backward() calls is called in the run's own thread only.")
    if run.called_back >= DEPTH:
        raise LimitReached(f"Backward passes stand in one another at most {DEPTH} deep here.")
    run.called_back += 1
    try:
        yield
    finally:
        run.called_back -= 1

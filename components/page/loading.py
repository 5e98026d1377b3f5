"""What is slow to import is imported when it is needed, by the first visitors of a server, all at once."""

from functools import cache
from importlib import import_module
from threading import Thread


def load_interpreter() -> None:
    """Import the interpreter and torch, before any module that uses a part of the interpreter.

    Of two threads, one that imports a package and one that imports a module of it, each may hold what the other waits
    for. Python then gives one of them a module that is only half there, and its page an ImportError.
    """
    import components.interpreter  # noqa: F401


@cache
def prepare(*pages: str) -> None:
    """Begin to import these pages and to build what their first visitors would wait for; once in a server's life."""

    def work() -> None:
        load_interpreter()
        for page in pages:
            import_module(f"components.{page}.panel").prepare()

    Thread(target=work, name="prepare", daemon=True).start()

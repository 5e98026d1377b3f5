"""What is slow to import is imported when it is needed, by the first visitors of a server, all at once."""


def load_interpreter() -> None:
    """Import the interpreter and torch, before any module that uses a part of the interpreter.

    Of two threads, one that imports a package and one that imports a module of it, each may hold what the other waits
    for. Python then gives one of them a module that is only half there, and its page an ImportError.
    """
    import components.interpreter  # noqa: F401

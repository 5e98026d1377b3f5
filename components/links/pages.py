"""The pages whose sections a lesson may show, each imported when it is needed: with it comes torch, in a second."""

from importlib import import_module
from threading import Event

from .page import Page

PAGES = ("tensors", "devices", "autograd")
LOADED = Event()


def load_interpreter() -> None:
    """Import the interpreter and torch, before any module that uses a part of the interpreter.

    Of two threads, one that imports a package and one that imports a module of it, each may hold what the other waits
    for. Python then gives one of them a module that is only half there, and its page an ImportError.
    """
    import components.interpreter  # noqa: F401

    LOADED.set()


def page_named(name: str) -> Page:
    """The page of this name."""
    load_interpreter()
    return import_module(f"components.{name}.page").PAGE

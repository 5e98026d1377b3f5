"""What is slow to import is imported when it is needed, by the first visitors of a server, all at once."""

from functools import cache
from importlib import import_module
from threading import Event, Thread

import streamlit as st

LOADED = Event()
SAID = "PyTorch is being loaded, which takes some seconds once after a server's start."
# Nothing is drawn; Vega-Lite asks for a mark.
NO_PICTURE = {"mark": "point", "data": {"values": []}, "height": 1, "autosize": "pad"}


def load_interpreter() -> None:
    """Import the interpreter and torch, before any module that uses a part of the interpreter.

    Of two threads, one that imports a package and one that imports a module of it, each may hold what the other waits
    for. Python then gives one of them a module that is only half there, and its page an ImportError.
    """
    import components.interpreter  # noqa: F401

    LOADED.set()


def load_interpreter_in_sight() -> None:
    """The same from a page: its first visitor reads why nothing comes.

    The browser meanwhile loads its own code that draws programs and pictures, which takes it as long as a second.
    """
    if LOADED.is_set():
        return
    place = st.empty()
    with place.container():
        st.code(SAID, language=None)
        st.vega_lite_chart(NO_PICTURE, alt=SAID)
    load_interpreter()
    place.empty()


@cache
def prepare(*pages: str) -> None:
    """Begin to import these pages and to build what their first visitors would wait for; once in a server's life."""

    def work() -> None:
        load_interpreter()
        for page in pages:
            import_module(f"components.{page}.panel").prepare()

    Thread(target=work, name="prepare", daemon=True).start()

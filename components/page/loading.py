"""What is slow to import is imported when it is needed, by the first visitors of a server, all at once."""

from functools import cache
from threading import Thread

import streamlit as st

from components.links.pages import LOADED, load_interpreter, page_named

from .sentences import SENTENCES

SAID = SENTENCES["loading"]
# Nothing is drawn; Vega-Lite asks for a mark.
NO_PICTURE = {"mark": "point", "data": {"values": []}, "height": 1, "autosize": "pad"}


def load_interpreter_in_sight() -> None:
    """The same from a page: its first visitor reads why nothing comes.

    The browser meanwhile loads its own code that draws pictures, which takes it as long as a second.
    """
    if LOADED.is_set():
        return
    notice = st.empty()
    with notice.container():
        st.text(SAID)
        st.vega_lite_chart(NO_PICTURE, alt=SAID)
    load_interpreter()
    notice.empty()


@cache
def prepare(*pages: str) -> Thread:
    """Begin to import these pages and to build what their first visitors would wait for; once in a server's life."""

    def work() -> None:
        """What the thread does."""
        load_interpreter()
        for name in pages:
            page_named(name).prepare()

    thread = Thread(target=work, name="prepare", daemon=True)
    thread.start()
    return thread

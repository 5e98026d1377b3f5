"""Where Streamlit starts: it imports this file for the app's own server, and runs it for every page that is drawn.

A Streamlit that knows no st.App, or is told to serve a plain script, only ever runs it: the same pages, from
Streamlit's own server.
"""

from pathlib import Path

import streamlit as st

from components.links.pages import page_named
from components.page.loading import load_interpreter_in_sight, prepare

PREPARED = ("tensors", "autograd", "devices")


def walkthrough() -> None:
    from components.walkthrough import panel

    panel.show(PAGES)


def tensors() -> None:
    show("tensors")


def devices() -> None:
    show("devices")


def autograd() -> None:
    show("autograd")


def show(name: str) -> None:
    """A page with a heading; the first visitor of a server reads meanwhile why nothing comes."""
    say_heading(PAGES[name].title)
    load_interpreter_in_sight()
    page_named(name).panel.show()


def exercises():
    say_heading(TITLES["exercises"])
    from components.walkthrough.exercise.listing import panel
    from components.walkthrough.panel import find_lessons

    panel.show(list(find_lessons().values()), PAGES["walkthrough"])


if __name__ == "__main__":
    from components.page.browser import mend_browser
    from components.page.heading import link_pages, say_heading
    from components.page.notices import show_packed_notice
    from components.page.reconnect import run_when_reconnected
    from components.page.sentences import TITLES
    from components.page.share import offer_link
    from components.page.style import set_style

    st.set_page_config(page_title=TITLES["app"], page_icon="📐", layout="wide")
    PAGES = {
        "walkthrough": st.Page(walkthrough, title=TITLES["walkthrough"], icon=":material/menu_book:", default=True),
        "tensors": st.Page(tensors, title=TITLES["tensors"], icon=":material/grid_on:", url_path="tensors"),
        "devices": st.Page(devices, title=TITLES["devices"], icon=":material/memory:", url_path="devices"),
        "autograd": st.Page(autograd, title=TITLES["autograd"], icon=":material/change_history:", url_path="autograd"),
        "exercises": st.Page(exercises, title=TITLES["exercises"], icon=":material/exercise:", url_path="exercises"),
    }
    page = st.navigation(list(PAGES.values()), position="top")
    set_style()
    mend_browser()
    run_when_reconnected()
    offer_link()
    link_pages(PAGES.values())
    show_packed_notice()
    page.run()
    # The first page stands now: whoever reads it will go on to the others.
    prepare(*PREPARED)
else:
    from components.serving.app import options

    static, base = Path(st.__file__).with_name("static"), st.get_option("server.baseUrlPath")
    app = st.App(__file__, **options(static, base, lambda: prepare(*PREPARED).join()))

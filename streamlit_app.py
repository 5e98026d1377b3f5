"""Page configuration and navigation; every page lives in components/."""

import streamlit as st

from components.links.pages import page_named
from components.page.browser import mend_browser
from components.page.heading import link_pages, say_heading
from components.page.loading import load_interpreter_in_sight, prepare
from components.page.notices import show_packed_notice
from components.page.reconnect import run_when_reconnected
from components.page.sentences import TITLES
from components.page.share import offer_link
from components.page.style import set_style

st.set_page_config(page_title=TITLES["app"], page_icon="📐", layout="wide")


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
prepare("tensors", "autograd", "devices")

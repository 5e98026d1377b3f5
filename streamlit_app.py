"""Page configuration and navigation; every page lives in components/."""

import streamlit as st

from components.page.browser import mend_browser
from components.page.carried import put_carried
from components.page.heading import link_pages, say_heading
from components.page.kept import open_page
from components.page.loading import load_interpreter_in_sight, prepare
from components.page.reconnect import run_when_reconnected
from components.page.share import offer_link, open_packed_link
from components.page.start import set_starts
from components.page.style import set_style

st.set_page_config(page_title="PyTorch, live", page_icon="📐", layout="wide")


def walkthrough():
    from components.walkthrough import panel

    panel.show(PAGES)


def tensors():
    say_heading("Tensors")
    load_interpreter_in_sight()
    from components.tensors import panel

    panel.show()


def devices():
    say_heading("Devices")
    load_interpreter_in_sight()
    from components.devices import panel

    panel.show()


def autograd():
    say_heading("Autograd")
    load_interpreter_in_sight()
    from components.autograd import panel

    panel.show()


def exercises():
    say_heading("Exercises")
    from components.walkthrough.exercise.listing import panel
    from components.walkthrough.panel import find_lessons

    panel.show(list(find_lessons().values()), PAGES["walkthrough"])


PAGES = {
    "walkthrough": st.Page(walkthrough, title="Walkthrough", icon=":material/menu_book:", default=True),
    "tensors": st.Page(tensors, title="Tensors", icon=":material/grid_on:", url_path="tensors"),
    "devices": st.Page(devices, title="Devices", icon=":material/memory:", url_path="devices"),
    "autograd": st.Page(autograd, title="Autograd", icon=":material/change_history:", url_path="autograd"),
    "exercises": st.Page(exercises, title="Exercises", icon=":material/exercise:", url_path="exercises"),
}
page = st.navigation(list(PAGES.values()), position="top")
set_style()
mend_browser()
run_when_reconnected()
offer_link()
link_pages(PAGES.values())
open_packed_link()
if page != PAGES["walkthrough"]:
    set_starts(None)
    open_page(page.url_path)
    put_carried()
page.run()
# The first page stands now: whoever reads it will go on to the others.
prepare("tensors", "autograd", "devices")

"""The control that gives a page's program away: to copy, as a notebook, as a Python file."""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from components.export.file import python_file
from components.export.notebook import copied, notebook
from components.export.program import Program
from components.export.taken import file_name

from .place import has_several

HIGHEST = 400  # pixels of the program's text; a longer one scrolls
MOST_LINES = 16


def take_home(program: Program | None) -> None:
    """Draw the control, if there is a program. Until it is opened, it costs nothing and nothing of it is sent."""
    if not program:
        return
    # The page's header has room for one; each of several stands in its panel.
    key = f"take_home {program.title}" if has_several() else "take_home"
    popover = st.popover("Take it home", icon=":material/download:", key=key, on_change="rerun")
    if not popover.open:
        return
    title, parts, link = program.title, [program], page_link()
    text = copied(parts)
    with popover:
        with st.container(horizontal=True):
            # The files are written when they are asked for.
            offer("Notebook", ".ipynb", "application/x-ipynb+json", title, lambda: notebook(title, parts, link), key)
            offer("Python file", ".py", "text/x-python", title, lambda: python_file(title, parts, link), key)
        st.code(text, language=None, height=HIGHEST if text.count("\n") > MOST_LINES else "content")


def offer(
    label: str, ending: str, kind: str, title: str, write: Callable[[], str], name: str, look="secondary"
) -> None:
    """Draw a button that downloads the text that `write` gives when it is pressed; `look` is Streamlit's type of it."""
    st.download_button(
        label,
        lambda: write().encode(errors="replace"),
        file_name(title) + ending,
        kind,
        key=f"{name}{ending}",
        on_click="ignore",
        icon=":material/download:",
        type=look,
    )


def page_link() -> str:
    """The address of the page as it stands."""
    query = urlencode(st.query_params.to_dict())
    return f"{st.context.url}?{query}" if query else st.context.url or ""

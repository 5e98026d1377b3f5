"""The control that gives a page's program away: to copy, as a notebook, as a Python file."""

from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from components.export.file import python_file
from components.export.notebook import copied, notebook
from components.export.program import Program
from components.export.taken import file_name

from .code_block import show_program
from .place import has_several
from .sentences import TAKE_HOME

HIGHEST = 400  # pixels of the program's text; a longer one scrolls
MOST_LINES = 16
# The endings and media types of what is taken home.
NOTEBOOK = (".ipynb", "application/x-ipynb+json")
PYTHON = (".py", "text/x-python")


class HomeFile(NamedTuple):
    """A file to take home, whose text `write` gives when it is asked for."""

    title: str
    ending: str
    media_type: str
    write: Callable[[], str]


def take_home(program: Program | None) -> None:
    """Draw the control, if there is a program. Until it is opened, it costs nothing and nothing of it is sent."""
    if not program:
        return
    # The page's header has room for one; each of several stands in its panel.
    key = f"take_home {program.title}" if has_several() else "take_home"
    popover = st.popover(TAKE_HOME["take home"], icon=":material/download:", key=key, on_change="rerun")
    if not popover.open:
        return
    title, parts, link = program.title, [program], page_link()
    text = copied(parts)
    with popover:
        with st.container(horizontal=True):
            # The files are written when they are asked for.
            offer(TAKE_HOME["notebook"], HomeFile(title, *NOTEBOOK, lambda: notebook(title, parts, link)), key)
            offer(TAKE_HOME["file"], HomeFile(title, *PYTHON, lambda: python_file(title, parts, link)), key)
        show_program(text, height=HIGHEST if text.count("\n") > MOST_LINES else None)


def offer(
    label: str, file: HomeFile, key: str, kind: Literal["primary", "secondary", "tertiary"] = "secondary"
) -> None:
    """Draw a button, of Streamlit's `kind`, that downloads a file."""
    st.download_button(
        label,
        lambda: file.write().encode(errors="replace"),
        f"{file_name(file.title)}{file.ending}",
        file.media_type,
        key=f"{key}{file.ending}",
        on_click="ignore",
        icon=":material/download:",
        type=kind,
    )


def page_link() -> str:
    """The address of the page as it stands."""
    query = urlencode(st.query_params.to_dict())
    return f"{st.context.url}?{query}" if query else st.context.url or ""

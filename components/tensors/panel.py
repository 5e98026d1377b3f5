"""The Tensors page: lines of PyTorch on one side, what each of them gives on the other."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import streamlit as st

from components.links.field import FIELD
from components.page.code_block import show_program
from components.page.control import BOUND
from components.page.notices import show_notices
from components.page.opening import open_page
from components.page.place import begin, is_step, made_in_the_place
from components.page.quoting import inline_code
from components.page.section import choose_section, room_of
from components.page.take_home import take_home

from .examples import EXAMPLES
from .literals import Literal, fitting, literals, rewritten
from .page import CODE, PAGE
from .program import as_program
from .sentences import PAGE as SAID

TAKEN, REPLACED = "taken", "replaced"
made_in_the_place(TAKEN, REPLACED)
MOST_GRIDS = 8
HEIGHT = 380  # pixels of the editor
NOTE = "grid_note"
STYLE = Path(__file__).with_name("panel.css")
EXAMPLE = {example.label: example.code for example in EXAMPLES}


def show() -> None:
    """Draw the page."""
    open_page(PAGE)
    st.html(STYLE)
    page()


def show_section(query: Mapping[str, str], before: str = "") -> None:
    """The editor and the section that the link opens, without the page around them; its lines go on from `before`."""
    st.html(STYLE)
    page(PAGE.section(query).name, before)


@st.fragment
def page(view: str = "", before: str = "") -> None:
    """The page, or with a `view` that section alone. Lines `before` the reader's own run first."""
    left, right = st.columns([3, 5] if is_step() else [2, 3], gap="small")
    with left:
        if not view:
            show_notices(*PAGE.names)
        code = editor(before)
    with right:
        name = view or choose_section(PAGE)
        show = PAGE.sections[name].panel.show
        with room_of(name):
            # Only a step's results go on from other lines.
            show(code, before) if before else show(code)
    # Not beside the editor: its column is sticky, and nothing in that can stand above the page's header.
    take_home(as_program(before + code))


def editor(before: str = "") -> str:
    """The field of the reader's own lines, with what can be done with them; its text."""
    code = st.text_area(
        SAID["editor in a step" if is_step() else "editor"],
        begin(CODE),
        key=CODE.name,
        bind=BOUND,
        height="content" if is_step() else HEIGHT,
        max_chars=FIELD,
    )
    with st.container(horizontal=True):
        # Leaving the editor runs its text, so a button needs nothing but to be pressed.
        st.button(SAID["run"], type="primary", key="run")
        if before:
            # Folded beside the button: a projected step has no room for them.
            with st.popover(SAID["lines before"], key="lines_before"):
                show_program(before)
        if not is_step():
            st.menu_button(SAID["examples"], list(EXAMPLE), key="example", on_click=take_example)
        if code != own_lines() and not is_step():
            st.button(SAID["start over"], on_click=start_over, help=SAID["help to start over"])
        elif REPLACED in st.session_state and not is_step():
            st.button(SAID["undo"], key="undo", on_click=undo, help=SAID["help to undo"])
    edit_as_grid(code)
    return code


def own_lines() -> str:
    """What was last put here for the reader: by the step of a lesson, or from the examples."""
    return begin(replace(CODE, default=st.session_state.get(TAKEN, CODE.default)))


def take_example() -> None:
    """The callback of the list of examples."""
    replace_lines(EXAMPLE[st.session_state["example"]])


def start_over() -> None:
    """The callback of the button that brings back the lines as they were put here."""
    replace_lines(own_lines())


def replace_lines(code: str) -> None:
    """Put an example, or its lines as they were, in the place of a reader's own, which can be had back."""
    if st.session_state["code"] != own_lines():
        st.session_state[REPLACED] = (st.session_state["code"], own_lines())
    st.session_state["code"] = st.session_state[TAKEN] = code


def put_aside(left: Mapping[str, object], code: str) -> dict[str, object]:
    """What another page hands over beside its `code`, so that the lines that a visit `left` here can be had back."""
    own = str(left.get(CODE.name, ""))
    if not own.strip():
        return {}
    return {REPLACED: (own, left.get(TAKEN, CODE.default)), TAKEN: code}


def undo() -> None:
    """The callback of the button that brings back the reader's own lines."""
    st.session_state["code"], st.session_state[TAKEN] = st.session_state.pop(REPLACED)


def edit_as_grid(code: str) -> None:
    """The lists of numbers in the text as grids; the text changes with them."""
    found = literals(code)
    if not found:
        return
    grids = st.expander(SAID["grids"], key="grids", on_change="rerun")
    # A closed one sends no grid: with the first, a browser would load two megabytes of code.
    if not grids.open:
        return
    with grids:
        if note := st.session_state.get(NOTE, {}).get(code):
            st.text(note)
        for number, literal in enumerate(found[:MOST_GRIDS]):
            st.markdown(SAID["grid"].format(line=literal.start[0] + 1, name=inline_code(literal.name)))
            # Another text makes another grid: it starts without the edits that the text has taken over.
            key = f"grid {number} {literal.values.tolist()}"
            # As floats: a column of whole numbers would drop the point of 2.5 and take 25.
            numbers = np.atleast_2d(literal.values).astype(float)
            columns = {str(place): column.tolist() for place, column in enumerate(numbers.T)}
            st.data_editor(
                columns, key=key, on_change=take_grid, args=(key, literal, code), hide_index=True, width="content"
            )
        if len(found) > MOST_GRIDS:
            st.text(SAID["first grids"].format(shown=MOST_GRIDS, total=f"{len(found):,}"))


def take_grid(key: str, literal: Literal, code: str) -> None:
    """Write the grid's numbers into the text `code`, in which the literal is."""
    edits = st.session_state.get(key)
    if edits is None or st.session_state["code"] != code:
        # The edit was made before the browser heard of another text: its grid has gone, or the literal has moved.
        return
    values = literal.values.astype(float)
    rows = np.atleast_2d(values)  # shares the memory of values
    for row, cells in edits["edited_rows"].items():
        for column, value in cells.items():
            if value is not None:
                rows[int(row), int(column)] = value
    values, note = fitting(literal, values)
    text = rewritten(code, literal, values)
    if len(text) <= FIELD:
        st.session_state["code"] = text
        st.session_state[NOTE] = {text: note}

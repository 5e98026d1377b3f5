"""Names and memory: what one statement did to the names of a program, drawn before and after it."""

import streamlit as st

from components.page.link import inline_code

from ..sheet.chart import table
from ..values import is_array
from .chart import ALT, chart
from .moment import Moment, moment
from .sentences import about
from .sheet import marks

FARTHEST = 10_000


def check_back(text: str) -> None:
    if not (text.isdecimal() and int(text) <= FARTHEST):
        raise ValueError(f"it is not a whole number from 0 to {FARTHEST:,}")


PARAMETERS = {"back": (check_back, 0)}


def show(code: str) -> None:
    latest = moment(code)
    if not latest:
        st.text("Nothing has run yet. Type a line, or take an example.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        found = moment(code, choose_statement(latest.count)) or latest
        offer_lines(found)
    st.markdown(f"Statement {found.number} of {found.count}, in line {found.line}: {inline_code(found.source)}")
    for sentence in about(found):
        st.text(sentence)
    show_sheet(found)
    show_history(found)


def choose_statement(count: int) -> int:
    """How many statements before the last one to look at: 0 stays at the end when lines are added."""
    if st.session_state.get("back", 0) > count - 1:
        st.session_state["back"] = count - 1
    return st.number_input(
        "Statements before the last", 0, max(count - 1, 0), key="back", bind="query-params", width=220
    )


def show_sheet(found: Moment) -> None:
    names = marks(found)
    if not names:
        return
    with st.container(horizontal=True, wrap=False):
        st.vega_lite_chart({**chart(names), "datasets": {"marks": table(names)}}, width="content", key="names", alt=ALT)


def offer_lines(found: Moment) -> None:
    """Buttons that add a line to the program: one writes into memory, best a shared one, and one only moves a name."""
    names = [name for name in found.names if is_array(name.after.value) and name.after.value.shape]
    for name in sorted(names, key=lambda name: not name.shares)[:1]:
        first = f"{name.name}[{', '.join('0' * len(name.after.value.shape))}] = 99"
        for line in (first, f"{name.name} = {name.name} + 1"):
            st.button(f"Add {inline_code(line)}", on_click=add_line, args=(line,), key=f"add {line}")


def add_line(line: str) -> None:
    st.session_state["code"] = f"{st.session_state['code'].rstrip()}\n{line}\n"
    st.session_state["back"] = 0


def show_history(found: Moment) -> None:
    """The names that were used for one kind of value and then for another."""
    for name in found.names:
        if len(name.uses) > 1 and is_array(name.after.value):
            uses = [f"{form} (line {line})" for line, form in name.uses]
            st.text(f"{name.name} has held in turn: {'; '.join(uses)}.")

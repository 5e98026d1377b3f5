"""Names and memory: what one statement did to the names of a program, drawn before and after it."""

import streamlit as st

from components.interpreter import CHARACTERS, PASTED, parse, read_pasted, run, with_line_feeds
from components.page.control import type_number
from components.page.problem import show_problem
from components.page.quoting import inline_code

from ..memory import is_writable
from ..sheet.chart import table
from ..sheet.marks import shortened
from ..values import is_array
from .chart import chart
from .moment import Moment, moment
from .section import BACK
from .sentences import SENTENCES, about
from .sheet import MOST_NAMES, marks

MOST_USES = 12  # kinds of value that a name has held, the last ones
WITH_PROMPT = 6  # characters that a line takes beside its own


def show(code: str) -> None:
    """Draw the section for this program."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        found = moment(code, type_number(BACK, width=220))
        if found:
            offer_lines(found, CHARACTERS - len(code))
    if not found:
        if unread := run(code).error:
            show_problem(unread)
            return
        st.text(SENTENCES["nothing ran"])
        return
    if found.problem:
        st.markdown(SENTENCES["stopped"].format(line=found.problem.line))
        show_problem(found.problem)
    where = {"number": found.number, "count": found.count, "line": found.line}
    st.markdown(SENTENCES["statement"].format(source=inline_code(found.source), **where))
    for sentence in about(found):
        st.text(sentence)
    show_sheet(found)
    show_history(found)


def show_sheet(found: Moment) -> None:
    """The names and their memory, before and after."""
    names = marks(found)
    if not names:
        return
    with st.container(horizontal=True, wrap=False):
        st.vega_lite_chart(
            {**chart(names), "datasets": {"marks": table(names)}}, width="content", key="names", alt=SENTENCES["alt"]
        )


def offer_lines(found: Moment, room: int) -> None:
    """Buttons that add a line to the program: one writes into memory, best a shared one, and one only moves a name."""
    names = [(name, value) for name in found.names if is_writable(value := name.after.value)]
    for name, value in sorted(names, key=lambda pair: not pair[0].shares)[:1]:
        first = f"{name.name}[{', '.join('0' * len(value.shape))}] = 99"
        for line in (first, f"{name.name} = {name.name} + 1"):
            has_room = len(line) + WITH_PROMPT <= room
            st.button(
                SENTENCES["add a line"].format(line=inline_code(line)),
                key=f"add {line}",
                on_click=add_line,
                args=(line,),
                disabled=not has_room,
            )


def add_line(line: str) -> None:
    """The callback of the buttons that add a line."""
    code = st.session_state["code"].rstrip()
    # Below a program with prompts, a line without one would be an output.
    prompt = ">>> " if PASTED in read_pasted(with_line_feeds(code), parse)[1].values() else ""
    st.session_state["code"] = f"{code}\n{prompt}{line}\n"
    st.session_state[BACK.name] = 0


def show_history(found: Moment) -> None:
    """The names that were used for one kind of value and then for another."""
    reused = [name for name in found.names if len(name.uses) > 1 and is_array(name.after.value)]
    for name in reused[:MOST_NAMES]:
        uses = [SENTENCES["use"].format(form=form, line=line) for line, form in name.uses[-MOST_USES:]]
        st.text(SENTENCES["history"].format(name=shortened(name.name), uses="; ".join(uses)))

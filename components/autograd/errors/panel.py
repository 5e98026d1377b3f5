"""Things that go wrong: a short program that makes a mistake, beside the repaired one; both run, both to edit."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.interpreter import Run, run
from components.links.field import FIELD
from components.page.code import show_transcript
from components.page.code_block import show_output, show_program
from components.page.control import BOUND, choose_number, choose_one
from components.page.place import begin, made_in_the_place
from components.page.problem import show_problem
from components.page.take_home import take_home

from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..sentences import LINE_BREAK
from . import sentences
from .case import Case
from .cases import CASES
from .outcome import outcome, spoken
from .program import write_programs
from .section import CASE, REPAIRED, WRONG, both
from .sentences import PANEL

EDITS, PREDICTION = "edited_programs", "prediction"
SIDES = {parameter.name: parameter for parameter in (WRONG, REPAIRED)}
made_in_the_place(EDITS, PREDICTION)
STYLE = Path(__file__).with_name("panel.css")


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    st.html(STYLE)
    body(functions.get("f"), interval)


@st.fragment
def body(f: Function | None, interval: Interval) -> None:
    """The choice of a mistake, its two programs, and what they gave."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        name = choose_one(CASE, st.selectbox)
    with right:
        x = choose_number(x_in(interval))
    keep_linked(name)
    case = CASES[name]
    programs = write_programs(case, f, x)
    if note := sentences.about_programs(case, f, x):
        st.markdown(note)
    with st.container(key="programs"):
        left, right = (column.container(gap="xsmall") for column in st.columns(2, gap="medium"))
    left.markdown(PANEL["yours" if is_typed(name, "wrong") else "wrong"].format(title=case.title))
    if case.predicted and PREDICTION not in st.session_state and not is_edited(name, "wrong"):
        with left:
            show_program(programs.wrong)
        with right:
            ask()
        return
    with left:
        tried = edit(name, "wrong", programs.wrong)
        wrong = run(tried)
    with right:
        own = not any(is_edited(name, side) for side in SIDES)
        lines = sentences.about_repair(programs.wrong, programs.repaired) if own else ""
        st.markdown(PANEL["yours" if is_typed(name, "repaired") else "repaired"].format(lines=lines))
        text = edit(name, "repaired", programs.repaired)
        repaired = run(text)
        show_own_run(repaired)
    take_home(both(case, tried, text))
    if is_edited(name, "wrong"):
        with left:
            show_own_run(wrong)
        return
    if text != programs.repaired:
        repaired = run(programs.repaired)
    with left:
        show_end(case, wrong, repaired)
    with right:
        if why := sentences.about_meaning(case, outcome(wrong, repaired), x):
            st.markdown(PANEL["why"].format(why=why))


def ask() -> None:
    """What the last line will print: until the reader has said it, nothing on the page tells."""
    st.radio(
        PANEL["predict"],
        sentences.PREDICTIONS,
        index=None,
        key="predict",
        on_change=lambda: st.session_state.update({PREDICTION: st.session_state["predict"]}),
    )


def edit(case: str, side: str, program: str) -> str:
    """The field of a program: what was typed into it for this case, or else the case's own program, which follows x."""
    begun = begun_program(side, program)
    text = st.session_state[EDITS].get((case, side), begun)
    # Only when it differs: a field that is told its own text loses what is being typed.
    if st.session_state.get(side) != text:
        st.session_state[side] = text
    text = st.text_area(
        PANEL[f"program {side}"],
        begun,
        key=side,
        bind=BOUND,
        height="content",
        max_chars=FIELD,
        label_visibility="collapsed",
        on_change=keep,
        args=(case, side, program),
    )
    if is_typed(case, side):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(PANEL["yours now"], width="content")
            st.button(PANEL["undo"], key=f"undo_{side}", on_click=undo, args=(case, side))
    return text


def show_end(case: Case, wrong: Run, repaired: Run) -> None:
    """What the case's own wrong program shows, and whether that is right, and foreseen."""
    said = [sentences.about_prediction(st.session_state[PREDICTION], wrong, repaired)] if case.predicted else []
    said.append(sentences.about_end(case, outcome(wrong, repaired), wrong, repaired))
    if any(said):
        st.markdown(LINE_BREAK.join(said))
    show_run(wrong)


def show_own_run(program: Run) -> None:
    """What a program that may be the reader's shows, and what may help if it fails."""
    show_run(program)
    if program.error and program.error.hint:
        show_problem(replace(program.error, message=PANEL["may help"]))
    elif not any(step.text or step.warnings or step.error for step in program.steps):
        st.markdown(PANEL["nothing shown"])


def show_run(program: Run) -> None:
    """What each line showed, warned of and raised; the words of torch are never read as Markdown."""
    source, steps = spoken(program.steps)
    if steps:
        show_transcript(source, steps)
    for warning in dict.fromkeys(warning for step in program.steps for warning in step.warnings):
        show_output(" ".join(warning.split()), wrap=True)
    if program.error:
        line = PANEL["raises"].format(line=program.error.line, version=sentences.VERSION)
        st.markdown(f":red[:material/error: **{line}**]")
        show_output(program.error.message, wrap=True)


def keep_linked(case: str) -> None:
    """Takes the programs of the link that opened the page as edits of the case that it opens."""
    if EDITS not in st.session_state:
        linked = {side: st.query_params[side] for side in SIDES if side in st.query_params}
        # A step that was opened by a press begins anew, and the link hears of it later.
        stands = {side: text for side, text in linked.items() if st.session_state.get(side, text) == text}
        st.session_state[EDITS] = {(case, side): text for side, text in stands.items()}


def begun_program(side: str, program: str) -> str:
    """The program with which a field begins: the step's of a lesson, or else the case's own `program`."""
    return begin(replace(SIDES[side], default=program))


def is_edited(case: str, side: str) -> bool:
    """Whether a program is not the case's own: by the reader, or by the step of a lesson."""
    return is_typed(case, side) or bool(begun_program(side, ""))


def is_typed(case: str, side: str) -> bool:
    """Whether the reader has changed the program: what is said over it, is no longer known."""
    return (case, side) in st.session_state[EDITS]


def keep(case: str, side: str, program: str) -> None:
    """Remembers what was typed into a field, unless it is the case's own program again."""
    text = st.session_state[side]
    # The field takes no more; a forged message may bring it.
    if len(text) > FIELD:
        return
    st.session_state[EDITS][case, side] = text
    if text.strip() == begun_program(side, program).strip():
        undo(case, side)


def undo(case: str, side: str) -> None:
    """The callback of the button that brings back the program as the case or the step has it."""
    del st.session_state[EDITS][case, side]

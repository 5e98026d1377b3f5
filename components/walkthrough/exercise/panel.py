"""An exercise in a step: its task, the reader's lines, and what became of each check."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.page.code import FIELD
from components.page.link import inline_code
from components.page.loading import load_interpreter_in_sight
from components.page.problem import show_problem

from .exercise import Exercise
from .record import Record

# What a visit remembers: a Record by lesson, step and number in the step.
RECORDS = "walkthrough_exercises"
STYLE = Path(__file__).with_name("panel.css")
SOLVED = ":green[:material/check_circle:]"
OPEN = ":red[:material/cancel:]"


def show(place: tuple[str, int, int], exercise: Exercise) -> None:
    """Draw the exercise at this place: lesson, step, and how many stand above it in the step."""
    records = st.session_state.setdefault(RECORDS, {})
    record = records.setdefault(place, Record(exercise.start))
    name = "_".join(map(str, place))

    def keep(**changes: object) -> None:
        records[place] = replace(records[place], **changes)

    with st.container(key=f"exercise_{name}", border=True):
        st.markdown(f"**Exercise.** {exercise.task}")
        if exercise.fixed:
            st.code(exercise.fixed.strip("\n"), language="python")
        key = f"exercise_lines_{name}"
        st.session_state.setdefault(key, record.lines)
        lines = st.text_area("Your lines", key=key, height="content", max_chars=FIELD)
        keep(lines=lines)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Check", key=f"check_{name}", type="primary", on_click=lambda: check(place, key))
            if record.hints < len(exercise.hints):
                which = "A hint" if not record.hints else "Another hint"
                st.button(which, key=f"hint_{name}", on_click=lambda: keep(hints=record.hints + 1))
            if not record.seen:
                label = "A solution" if record.is_solved else "Show the solution"
                st.button(label, key=f"solution_{name}", on_click=lambda: keep(seen=True))
            if lines != exercise.start:
                st.button("Start over", key=f"restart_{name}", on_click=lambda: start_over(place, key, exercise))
        for number, hint in enumerate(exercise.hints[: record.hints], start=1):
            st.markdown(f"**Hint {number}.** {hint}")
        if record.checked is not None:
            show_result(place, exercise)
        if records[place].seen:
            st.markdown("**A solution**, one of several:")
            st.code(exercise.solution.strip("\n"), language="python")
    st.html(STYLE)


def check(place: tuple[str, int, int], key: str) -> None:
    record = st.session_state[RECORDS][place]
    lines = st.session_state[key]
    tries = record.tries + (lines != record.checked)
    st.session_state[RECORDS][place] = replace(record, lines=lines, checked=lines, tries=tries)


def start_over(place: tuple[str, int, int], key: str, exercise: Exercise) -> None:
    """The lines as they were at first; what was tried stays counted."""
    record = st.session_state[RECORDS][place]
    st.session_state[RECORDS][place] = replace(record, lines=exercise.start, checked=None)
    st.session_state[key] = exercise.start


def show_result(place: tuple[str, int, int], exercise: Exercise) -> None:
    """What became of the lines that were checked last."""
    load_interpreter_in_sight()
    from .checking import check_lines

    record = st.session_state[RECORDS][place]
    result = check_lines(exercise, record.checked)
    if result.problem:
        st.markdown(f"{OPEN} The lines end in an error, in line {result.problem.line}.")
        show_problem(result.problem)
        return
    for outcome in result.outcomes:
        if not outcome.check.hidden:
            show_outcome(outcome)
    kept_back = [outcome for outcome in result.outcomes if outcome.check.hidden]
    show_kept_back(kept_back)
    if result.is_solved:
        st.session_state[RECORDS][place] = replace(record, is_solved=True)
        st.markdown(":green[**Solved.**]")
    if record.lines != record.checked:
        st.caption("This is about the lines as they were when you pressed **Check**.")


def show_outcome(outcome) -> None:
    from .cells import side_by_side

    check = outcome.check
    under = f", with {inline_code(check.instead)}" if check.instead else ""
    st.markdown(f"{SOLVED if outcome.is_met else OPEN} {inline_code(check.text)}{under}. {outcome.words}")
    if outcome.is_met:
        return
    if outcome.case:
        st.markdown(f"For {inline_code(outcome.case, longest=300)}:")
    if outcome.problem:
        show_problem(outcome.problem)
    if outcome.yours and outcome.right:
        drawn = side_by_side(outcome.yours, outcome.right, check.off)
        if drawn:
            st.html(drawn)
        else:
            st.text(f"Yours: {outcome.yours.text}\nRight: {outcome.right.text}")
    elif outcome.yours:
        st.text(f"Yours: {outcome.yours.text}")


def show_kept_back(outcomes: list) -> None:
    """Of the checks that are not shown, how many there are, and the first that is not met."""
    if not outcomes:
        return
    failing = [outcome.words for outcome in outcomes if not outcome.is_met]
    if failing:
        st.markdown(f"{OPEN} {failing[0]}")
    else:
        many = "One more check" if len(outcomes) == 1 else f"{len(outcomes)} more checks"
        st.markdown(f"{SOLVED} {many}, which the page keeps to itself.")

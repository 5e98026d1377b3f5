"""An exercise in a step: its task, the reader's lines, and what became of each check."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.page.code_block import show_output, show_program
from components.page.loading import load_interpreter_in_sight
from components.page.quoting import inline_code

from .exercise import Exercise
from .record import LONGEST, Place, Record
from .sentences import EXERCISE, counted

if TYPE_CHECKING:
    from .checking import Outcome, Result

# What a visit remembers: a Record by place, which is the lesson, the step, and how many exercises stand above it there.
RECORDS = "walkthrough_exercises"
# What became of the lines that were checked last, by place, with these lines.
RESULTS = "walkthrough_results"
STYLE = Path(__file__).with_name("panel.css")
MET = ":green[:material/check_circle:]"
OPEN = ":red[:material/cancel:]"


def show(place: Place, exercise: Exercise) -> None:
    """Draw the exercise at this place."""
    name, key = "_".join(map(str, place)), lines_key(place)
    record = records().setdefault(place, Record(exercise.start))
    if key not in st.session_state:
        # Whoever comes back finds the lines as they were. Those to begin with are the field's own: what is put into it
        # in a run that the browser's answer interrupts, the page never shows.
        if record.lines != exercise.start:
            st.session_state[key] = record.lines
        keep(place, since=time.time())
    with st.container(key=f"exercise_{name}", border=True):
        st.markdown(EXERCISE["task"].format(task=exercise.task))
        if exercise.fixed:
            st.caption(EXERCISE["fixed"])
            show_program(exercise.fixed)
        look = {"height": "content", "max_chars": LONGEST}
        st.text_area(EXERCISE["your lines"], exercise.start, key=key, on_change=keep_lines, args=(place, key), **look)
        show_buttons(place, exercise, name, key)
        record = records()[place]
        for number, hint in enumerate(exercise.hints[: record.hints], start=1):
            st.markdown(EXERCISE["hint"].format(number=number, hint=hint))
        with st.container(key=f"outcome_{name}"):
            if record.checked is not None:
                show_result(place, exercise)
        if record.seen:
            st.markdown(EXERCISE["solution"])
            show_program(exercise.solution)
    st.html(STYLE)


def lines_key(place: Place) -> str:
    """The key of the field with a reader's lines."""
    return "exercise_lines_{}_{}_{}".format(*place)


def records() -> dict[Place, Record]:
    """What was done in this visit, by the exercise's place."""
    return st.session_state.setdefault(RECORDS, {})


def keep(place: Place, **changes: object) -> None:
    """Changes the record of an exercise."""
    records()[place] = replace(records()[place], **changes)


def keep_lines(place: Place, key: str) -> None:
    """The callback of the field for the lines."""
    keep(place, lines=st.session_state[key], is_changed=True)


def show_buttons(place: Place, exercise: Exercise, name: str, key: str) -> None:
    """To check, to get a hint or the solution, and to start over."""
    record = records()[place]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(EXERCISE["check"], key=f"check_{name}", type="primary", on_click=check, args=(place, key))
        if record.hints < len(exercise.hints):
            label = EXERCISE["another hint" if record.hints else "a hint"]
            st.button(label, key=f"hint_{name}", on_click=lambda: keep(place, hints=record.hints + 1))
        if not record.seen:
            label = EXERCISE["a solution" if record.is_solved else "show the solution"]
            st.button(label, key=f"solution_{name}", on_click=open_solution, args=(place,))
        if record.lines.strip() != exercise.start.strip():
            look = {"key": f"restart_{name}", "on_click": start_over, "args": (place, key, exercise)}
            st.button(EXERCISE["start over"], **look)


def check(place: Place, key: str) -> None:
    """The callback of the button that checks the lines."""
    records()[place] = records()[place].after_check(st.session_state[key], time.time())


def open_solution(place: Place) -> None:
    """The callback of the button that shows the solution."""
    records()[place] = records()[place].with_solution()


def start_over(place: Place, key: str, exercise: Exercise) -> None:
    """The lines as they were at first; what was tried stays counted."""
    keep(place, lines=exercise.start, checked=None, is_changed=False)
    st.session_state[key] = exercise.start


def result_at(place: Place, exercise: Exercise) -> "Result":
    """What became of the lines that were checked last; they run once for each check that is asked for."""
    from .checking import check_lines

    results = st.session_state.setdefault(RESULTS, {})
    record = records()[place]
    assert record.checked is not None, "a result is shown once lines were checked"
    asked = (record.checked, exercise)
    if results.get(place, (None,))[0] != asked:
        results[place] = (asked, check_lines(exercise, record.checked).to_show())
    return results[place][1]


def show_result(place: Place, exercise: Exercise) -> None:
    """What became of the lines that were checked last."""
    load_interpreter_in_sight()
    from components.page.problem import show_problem

    result = result_at(place, exercise)
    record = records()[place]
    if record.lines != record.checked:
        st.caption(EXERCISE["older lines"])
    if result.is_solved:
        keep(place, is_solved=True)
        st.markdown(EXERCISE["solved"])
    if result.problem:
        st.markdown(f"{OPEN} {EXERCISE['error'].format(line=result.problem.line)}")
        show_problem(result.problem)
    for outcome in result.outcomes:
        if not outcome.check.hidden:
            show_outcome(outcome)
    show_kept_back([outcome for outcome in result.outcomes if outcome.check.hidden])
    if result.text:
        st.caption(EXERCISE["shown"])
        show_output(result.text, height=None if result.text.count("\n") < 8 else 200)


def show_outcome(outcome: "Outcome") -> None:
    """One check: whether it is met, and what is wrong if it is not."""
    from components.page.problem import show_problem

    from .cells import side_by_side

    check = outcome.check
    case = ("met" if outcome.is_met else "not met") + (" instead" if check.instead else "")
    gaps = {"sign": MET if outcome.is_met else OPEN, "check": inline_code(check.text, 200)}
    st.markdown(EXERCISE[case].format(instead=inline_code(check.instead), words=outcome.words, **gaps))
    if outcome.is_met:
        return
    if outcome.case:
        st.markdown(EXERCISE["case"].format(case=inline_code(outcome.case, longest=300)))
    if outcome.problem:
        show_problem(outcome.problem)
    if outcome.yours and outcome.right:
        if drawn := side_by_side(outcome.yours, outcome.right, check.off):
            st.html(drawn)
        else:
            st.text(EXERCISE["both"].format(yours=outcome.yours.text, right=outcome.right.text))
    elif outcome.yours:
        st.text(EXERCISE["yours"].format(yours=outcome.yours.text))


def show_kept_back(outcomes: list) -> None:
    """Of the checks that are not shown, how many there are, and the first that is not met."""
    if not outcomes:
        return
    failing = [outcome.words for outcome in outcomes if not outcome.is_met]
    if failing:
        st.markdown(f"{OPEN} {failing[0]}")
    else:
        st.markdown(f"{MET} {counted(EXERCISE['kept back'], len(outcomes))}")

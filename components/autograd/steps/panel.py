"""Line by line: the program up to the line that has just run, and what x, y and x.grad are at that moment."""

from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.page.code import show_transcript
from components.page.control import choose_live_number, choose_number, choose_switch, set_number
from components.page.place import is_step, linked_value
from components.page.quoting import inline_code
from components.page.take_home import take_home

from .. import chart
from ..curves import Curves, only, point_at, trace
from ..functions import Function
from ..guess.tries import GUESSES
from ..interval import Interval
from ..lines import earlier_passes
from ..parameters import ZERO, x_in
from ..program import write_program
from ..sentences import PANEL as SHARED
from ..tables import Table, answer, curve_tables, tangent_table
from .revealed import Revealed, revealed_after, revealed_points
from .section import LINE, WITH_G, last_line, program_of, wanted
from .sentences import PANEL, about_guess, explain
from .state import State
from .stops import Walk, walk

STYLE = Path(__file__).with_name("panel.css")
# Of the picture. In a step of a lesson there is text above it, and the table below it says what changed.
HEIGHT, HEIGHT_IN_STEP = 235, 190
WIDTH = 350  # of a field and its slider: beside a button if there is room, and else below it


def prepare() -> None:
    """Build the specification that the first reader would wait for."""
    chart.specification(follows_pointer=False)


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    functions = wanted(functions, linked_value(WITH_G))
    last = last_line(functions)
    st.html(STYLE)
    body(functions, interval, trace(functions, interval.low, interval.high), last)


@st.fragment
def body(functions: dict[str, Function], interval: Interval, curves: Curves, last: int) -> None:
    """The controls, the picture, the table, the program and words; a step of the program runs this again."""
    left, right = st.container(key="stepper").columns(2, gap="medium")
    with left.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number = st.container(width=WIDTH)
            # With one function there is nothing to put back to 0.
            zero = len(functions) > 1 and choose_switch(ZERO, SHARED["zero"])
        picture, table = st.container(), st.container(key="state")
    with right.container(gap="xsmall"):
        line = choose_line(last)
        program = st.container()
    known, here = at_x(functions, interval, curves, line, zero, (number, table, program))
    legend = [*functions, *([] if len(functions) < 2 else ["wrong"])]
    tables = curve_tables(only(curves, known.defined), legend, earlier_in(known), known.walked)
    with picture:
        st.container(key="chart").vega_lite_chart(
            {
                **chart.specification(follows_pointer=False),
                "height": HEIGHT_IN_STEP if is_step() else HEIGHT,
                "datasets": {**tables, "here": here},
            },
            alt=PANEL["alt"],
        )
    take_home(program_of(functions, interval, st.session_state["x"], line, zero))


@st.fragment
def at_x(
    functions: dict[str, Function],
    interval: Interval,
    curves: Curves,
    line: int,
    zero: bool,
    places: tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator],
) -> tuple[Revealed, Table]:
    """The control of x, and all that a step of x changes but the picture, which follows it in the browser.

    What is known, and the rows of the picture, are for whoever draws it, in the same run.
    """
    number, table, program = places
    with number:
        x, draw_slider = choose_live_number(x_in(interval))
    listing = write_program(functions.get("f"), functions.get("g"), x, zero)
    walked = walk(listing, line)
    known = revealed_after(walked.stops)
    points = {name: point_at(function, x) for name, function in functions.items()}
    here = tangent_table(revealed_points(known, points), curves, earlier_in(known))
    draw_slider(answer(here, curves, x))
    with table:
        show_state(walked)
    guess = st.session_state.get(GUESSES, {}).get((functions["f"].text, x)) if "f" in functions else None
    with program:
        with st.container(key="program"):
            show_program(listing.text, walked)
        st.markdown(explain(walked, functions, points) + about_guess(guess, known, points))
    return known, here


def earlier_in(known: Revealed) -> dict[str, dict[str, int]]:
    """The lines of x.grad that are no tangents, as far as they are known."""
    return earlier_passes({"f": 1, "g": 1}) if known.wrong else {}


def choose_line(last: int) -> int:
    """Back, Next, and the number of lines that have run, from 0 to `last`."""
    if st.session_state.get("line", 0) > last:
        set_number("line", last)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back, forth = st.container(width="content"), st.container(width="content")
        with st.container(width=WIDTH):
            line = choose_number(replace(LINE, high=last))
    # In a lesson the arrow keys belong to its steps.
    left, right = (None, None) if is_step() else ("ArrowLeft", "ArrowRight")
    back.button(PANEL["back"], key="previous", shortcut=left, on_click=step, args=(-1, last), disabled=line == 0)
    forth.button(PANEL["next"], key="next", shortcut=right, on_click=step, args=(1, last), disabled=line == last)
    return line


def step(way: int, last: int) -> None:
    """The callback of Back and Next."""
    set_number("line", min(max(st.session_state["line"] + way, 0), last))


def show_program(source: str, walked: Walk) -> None:
    """The whole text, with what the lines that have run gave; the style sheet marks the last of them."""
    first, last = (walked.stops[-1].first, walked.stops[-1].last) if walked.stops else (1, 0)
    st.html(f"<style>.st-key-program {{ --first: {first}; --last: {last}; }}</style>")
    show_transcript(source, walked.steps)


def show_state(walked: Walk) -> None:
    """What x and y are now; the program's mark stands here too, on what its last line changed."""
    before, now = written(walked.before), written(walked.now)
    assigned = {inline_code(stop.line.assigns) for stop in walked.stops[-1:]}
    marks = ["**▶**" if now[name] != before[name] or name in assigned else "" for name in now]
    st.table({"changed": marks, "name": list(now), "value": list(now.values())}, border="horizontal", hide_header=True)


def written(state: State) -> dict[str, str]:
    """The rows of the table, in Markdown: in code what Python itself prints."""
    printed = {"x": state.x, "x.requires_grad": state.requires_grad, "x.grad": state.grad, "y": state.y}
    rows = {
        inline_code(name): inline_code(text) if text else PANEL[f"no {name[0]} yet"] for name, text in printed.items()
    }
    no_grad_fn = PANEL["no tensor" if state.y else "no y yet"]
    rows[inline_code("y.grad_fn")] = inline_code(state.grad_fn) if state.grad_fn else no_grad_fn
    return rows | {PANEL["graph"]: str(state.graph)}

"""Plot f: the reading's own drawing functions, what they draw, and a line whose slope the reader says."""

import math
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.export.program import Program
from components.interpreter import Step, run
from components.links.parameter import Switch
from components.page.code import show_transcript
from components.page.code_block import show_program
from components.page.control import choose_live_number, choose_switch, type_number
from components.page.place import is_step, linked_value
from components.page.take_home import take_home

from .. import chart as picture_of_curves
from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..sentences import about_tracking
from ..tables import Table, answer, curve_tables
from . import chart, sentences
from .program import number_of
from .section import DRAW_G, DRAW_LINE, SLOPE, USE_GRAD, Drawn, drawn_of, program_of
from .sentences import PANEL

# In a step the lesson's words stand above.
HEIGHT, HEIGHT_IN_STEP = 300, 270


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    body(functions, interval)


@st.fragment
def body(functions: dict[str, Function], interval: Interval) -> None:
    """The picture, the controls, the program and words; all controls but that of x run this again."""
    left, right = st.columns(2, gap="medium")
    with left:
        place = st.container(gap="xsmall")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number = st.container(width=330)
            slope_place = st.container(width="content", key="number_slope")
            use_grad = choose_switch_to_come(USE_GRAD)
            draw_line = choose_switch_to_come(DRAW_LINE)
            draw_g = choose_switch_to_come(DRAW_G)
    slope = SLOPE.default
    if draw_line and not use_grad:
        with slope_place:
            slope = type_number(SLOPE, width=230)
    chosen = Drawn(slope, use_grad, draw_line, draw_g)
    drawn = drawn_of(functions, draw_g)
    # Its pictures are the same for every x.
    program = program_of(functions, interval, interval.low, **vars(chosen))
    if not program:
        right.markdown(PANEL["nothing"])
        return
    curves = trace(drawn, interval.low, interval.high)
    with right:
        words = st.container()
        with st.container(key="listing", gap="xsmall"):
            listing = st.container()
            *definitions, drawing = program.plots
            show_program(drawing)
            with st.expander(PANEL["how"]):
                for text in definitions:
                    show_program(text)
    here = at_x(functions, interval, curves, chosen, (number, words, listing))
    tables = curve_tables(curves, ["line"] if draw_line else [], {} if use_grad else None)
    with place:
        draw({**tables, "here": here})
    take_home(program_of(functions, interval, st.session_state["x"], **vars(chosen)))


@st.fragment
def at_x(
    functions: dict[str, Function],
    interval: Interval,
    curves: Curves,
    chosen: Drawn,
    places: tuple[DeltaGenerator, ...],
) -> Table:
    """The control of x, and all that a step of x changes but the picture, which follows it in the browser.

    The row of the picture is for whoever draws it, in the same run.
    """
    number, words, listing = places
    with number:
        x, draw_slider = choose_live_number(x_in(interval))
    ran = run_at(functions, interval, x, chosen)
    here = line_at(ran, chosen, curves)
    draw_slider(answer(here, curves, x))
    f = functions.get("f") if chosen.use_grad else None
    judged = point_at(f, x) if f and f.tracked else None
    slope = ran.slope if chosen.draw_line else None
    with words:
        st.markdown(sentences.about(curves, interval, x, ran.y, slope, judged))
        if f and (untracked := about_tracking("f", f)):
            st.markdown(untracked)
    with listing:
        show_transcript(ran.program.source, ran.steps)
    return here


@dataclass(frozen=True)
class Ran:
    """The program at one x, its steps, and what it found: the y and the slope of the line there."""

    program: Program
    steps: tuple[Step, ...]
    x: float
    y: float
    slope: float


def run_at(functions: dict[str, Function], interval: Interval, x: float, chosen: Drawn) -> Ran:
    """Run the section's program, which there is: some function is drawn."""
    program = program_of(functions, interval, x, **vars(chosen))
    assert program
    ran = run(program.source)
    slope = number_of(ran.names.get("slope")) if chosen.use_grad else chosen.slope
    return Ran(program, ran.steps, x, number_of(ran.names.get("y")), slope)


def line_at(ran: Ran, chosen: Drawn, curves: Curves) -> Table:
    """The row of the line, which has no slope where none is to be drawn."""
    slope = ran.slope if chosen.draw_line and math.isfinite(ran.y) else math.nan
    return chart.line_table(ran, curves, slope)


def choose_switch_to_come(switch: Switch) -> bool:
    """Draw the switch, but not in a step whose link switches it off: what it stands for comes in a later step."""
    if is_step() and not linked_value(replace(switch, default=True)):
        return False
    return choose_switch(switch)


def draw(tables: dict) -> None:
    """The picture of the curves, and of the line if it has a slope."""
    st.container(key="chart").vega_lite_chart(
        {
            **picture_of_curves.specification(follows_pointer=False),
            "height": HEIGHT_IN_STEP if is_step() else HEIGHT,
            "datasets": tables,
        },
        alt=PANEL["alt"],
    )
    st.caption(PANEL["caption"])

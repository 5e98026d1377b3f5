"""Plot f: the reading's own drawing functions, what they draw, and a line whose slope the reader says."""

import math
from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from components.interpreter import run
from components.links.parameter import Switch
from components.page.code import show_transcript
from components.page.code_block import show_program
from components.page.control import choose_number, choose_switch, type_number, use_click
from components.page.place import is_step, linked_value
from components.page.take_home import take_home

from .. import chart as picture_of_curves
from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..sentences import about_tracking
from ..tables import curve_tables
from . import chart, sentences
from .program import number_of
from .section import DRAW_G, DRAW_LINE, SLOPE, USE_GRAD, drawn_of, program_of
from .sentences import PANEL


class Point(NamedTuple):
    """Where the line goes through."""

    x: float
    y: float


# In a step the lesson's words stand above.
HEIGHT, HEIGHT_IN_STEP = 300, 270


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    body(functions, interval)


@st.fragment
def body(functions: dict[str, Function], interval: Interval) -> None:
    """The controls, the picture, the program and words; a step of x runs this alone."""
    left, right = st.columns(2, gap="medium")
    with left:
        place = st.container(gap="xsmall")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=330):
                x = choose_number(x_in(interval))
            slope_place = st.container(width="content", key="number_slope")
            use_grad = choose_switch_to_come(USE_GRAD)
            draw_line = choose_switch_to_come(DRAW_LINE)
            draw_g = choose_switch_to_come(DRAW_G)
    words = right.container()
    slope = SLOPE.default
    if draw_line and not use_grad:
        with slope_place:
            slope = type_number(SLOPE, width=230)
    program = program_of(functions, interval, x, slope=slope, use_grad=use_grad, draw_line=draw_line, draw_g=draw_g)
    take_home(program)
    if not program:
        words.markdown(PANEL["nothing"])
        return
    drawn, ran = drawn_of(functions, draw_g), run(program.source)
    y = number_of(ran.names.get("y"))
    if use_grad:
        slope = number_of(ran.names.get("slope"))
    shown = slope if draw_line and math.isfinite(y) else math.nan
    curves = trace(drawn, interval.low, interval.high)
    with place:
        draw(curves, Point(x, y), shown, interval)
    judged = point_at(drawn["f"], x) if use_grad and "f" in drawn and drawn["f"].tracked else None
    words.markdown(sentences.about(curves, interval, x, y, slope if draw_line else None, judged))
    if use_grad and "f" in drawn and (untracked := about_tracking("f", drawn["f"])):
        words.markdown(untracked)
    with right, st.container(key="listing", gap="xsmall"):
        show_transcript(program.source, ran.steps)
        *definitions, drawing = program.plots
        show_program(drawing)
        with st.expander(PANEL["how"]):
            for text in definitions:
                show_program(text)


def choose_switch_to_come(switch: Switch) -> bool:
    """Draw the switch, but not in a step whose link switches it off: what it stands for comes in a later step."""
    if is_step() and not linked_value(replace(switch, default=True)):
        return False
    return choose_switch(switch)


def draw(curves: Curves, point: Point, slope: float, interval: Interval) -> None:
    """The picture of the curves, and of the line if it has a slope."""
    with_line = ["line"] if math.isfinite(slope) else []
    st.vega_lite_chart(
        {
            **picture_of_curves.specification(follows_pointer=False),
            "height": HEIGHT_IN_STEP if is_step() else HEIGHT,
            "datasets": {**curve_tables(curves, with_line), "here": chart.line_table(point, curves, slope)},
        },
        key="chart",
        on_select=lambda: use_click("x", "chart", interval.snap),
        selection_mode="click",
        alt=PANEL["alt"],
    )
    st.caption(PANEL["caption"])

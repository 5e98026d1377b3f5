"""Plot f: the reading's own drawing functions, what they draw, and a line whose slope the reader says."""

import math
from typing import NamedTuple

import streamlit as st

from components.export.program import Program
from components.interpreter import run
from components.page.code import show_transcript
from components.page.link import check_switch
from components.page.number import choose_number, use_click
from components.page.start import is_step, said, start
from components.page.take_home import take_home

from .. import chart as picture_of_curves
from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval, number
from ..picture import guess_line, picture
from ..sentences import GUESS, about_tracking
from ..tables import curve_tables
from . import chart, sentences
from .program import number_of, write_program


class Point(NamedTuple):
    """Where the line goes through."""

    x: float
    y: float


STEEPEST = 10_000.0
# In a step the lesson's words stand above.
HEIGHT, HEIGHT_IN_STEP = 300, 270


def check_slope(text: str) -> None:
    if not abs(number(text)) <= STEEPEST:
        raise ValueError(f"it is not from {-STEEPEST:g} to {STEEPEST:g}")


PARAMETERS = {
    "slope": (check_slope, GUESS),
    "use_grad": (check_switch, False),
    "draw_line": (check_switch, True),
    "draw_g": (check_switch, True),
}


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    slope: float = GUESS,
    use_grad: bool = False,
    draw_line: bool = True,
    draw_g: bool = True,
) -> Program | None:
    drawn = drawn_of(functions, draw_g)
    if not drawn:
        return None
    lines = []
    if draw_line and "f" in drawn and (drawn["f"].tracked or not use_grad):
        lines = ["picture += plot_gradient(x, y, slope)" if use_grad else guess_line(slope)]
    return Program("Plot f and a line", write_program(drawn, x, use_grad).text, picture(drawn, interval, *lines))


def drawn_of(functions: dict[str, Function], draw_g: bool) -> dict[str, Function]:
    return {name: function for name, function in functions.items() if name == "f" or draw_g}


def show(functions: dict[str, Function], interval: Interval) -> None:
    body(functions, interval)


@st.fragment
def body(functions: dict[str, Function], interval: Interval) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        place = st.container(gap="xsmall")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=330):
                x = choose_number("x", *interval.control)
            slope_place = st.container(width="content", key="number_slope")
            use_grad = choose_switch("use_grad", "slope from x.grad")
            draw_line = choose_switch("draw_line", "draw the line")
            draw_g = choose_switch("draw_g", "draw g")
    words = right.container()
    slope = GUESS
    if draw_line and not use_grad:
        look = {"key": "slope", "bind": "query-params", "format": "%g", "width": 230}
        slope = slope_place.number_input("slope", -STEEPEST, STEEPEST, start("slope", GUESS), 1.0, **look)
    program = program_of(functions, interval, x, slope, use_grad, draw_line, draw_g)
    take_home(program)
    if not program:
        words.markdown("There is no function to draw.")
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
        st.code(drawing, language=None)
        with st.expander("plot_func and plot_gradient: how they draw"):
            for text in definitions:
                st.code(text, language=None)


def choose_switch(name: str, label: str) -> bool:
    """Draw the switch, but not in a step whose link switches it off: what it stands for comes in a later step."""
    _, usual = PARAMETERS[name]
    if is_step() and not said(name, True):
        return False
    return st.toggle(label, start(name, usual), key=name, bind="query-params")


def draw(curves: Curves, point: Point, slope: float, interval: Interval) -> None:
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
        alt=chart.DESCRIPTION,
    )
    st.caption("A click in the picture sets x.")

"""Plot f: the reading's own drawing functions, what they draw, and a line whose slope the reader says."""

import math

import streamlit as st

from components.interpreter import run
from components.page.code import show_transcript
from components.page.link import check_switch
from components.page.number import choose_number
from components.page.program import Program
from components.page.start import start
from components.page.take_home import take_home

from ..functions import Function
from ..interval import Interval, number
from ..picture import picture
from ..sentences import COLORED, GUESS
from . import chart, sentences
from .program import line_text, write_program

STEEPEST = 10_000.0
SMALL_PRINT = "<style>.st-key-drawing pre, .st-key-drawing code { font-size: 0.76rem; line-height: 1.35; }</style>"


def check_slope(text: str) -> None:
    if not abs(number(text)) <= STEEPEST:
        raise ValueError(f"it is not from {-STEEPEST:g} to {STEEPEST:g}")


PARAMETERS = {"slope": (check_slope, GUESS), "draw_line": (check_switch, True), "draw_g": (check_switch, True)}


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    slope: float = GUESS,
    draw_line: bool = True,
    draw_g: bool = True,
) -> Program | None:
    drawn = drawn_of(functions, draw_g)
    if not drawn:
        return None
    lines = [line_text(slope)] if draw_line and "f" in drawn else []
    return Program("Plot f and a line", write_program(drawn, x), picture(drawn, interval, *lines))


def drawn_of(functions: dict[str, Function], draw_g: bool) -> dict[str, Function]:
    return {name: function for name, function in functions.items() if name == "f" or draw_g}


def show(functions: dict[str, Function], interval: Interval) -> None:
    st.html(SMALL_PRINT)
    curves = {name: chart.curve(name, function, interval.low, interval.high) for name, function in functions.items()}
    body(functions, interval, curves)


@st.fragment
def body(functions: dict[str, Function], interval: Interval, curves: dict) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        place = st.container()
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=330):
                x = choose_number("x", *interval.control)
            value = start("slope", GUESS)
            slope = st.number_input(
                "slope", -STEEPEST, STEEPEST, value, 1.0, key="slope", bind="query-params", format="%g", width=130
            )
            draw_line = st.toggle("draw the line", start("draw_line", True), key="draw_line", bind="query-params")
            draw_g = st.toggle(f"draw {COLORED['g']}", start("draw_g", True), key="draw_g", bind="query-params")
        words = st.container()
    program = program_of(functions, interval, x, slope, draw_line, draw_g)
    take_home(program)
    if not program:
        words.markdown("There is no function to draw.")
        return
    drawn, ran = drawn_of(functions, draw_g), run(program.source)
    y = float(ran.names.get("y", math.nan))
    line = (ran.names["x"], ran.names["y"], slope) if draw_line and math.isfinite(y) else None
    with place:
        specification = chart.together([curves[name] for name in drawn], line)
        st.vega_lite_chart(chart.shown(specification), key="plot", alt=chart.DESCRIPTION)
    words.markdown(sentences.about(drawn, interval, x, y, slope if draw_line else None))
    with right, st.container(key="drawing", gap="xsmall"):
        show_transcript(program.source, ran.steps)
        for piece in program.plots[::-1]:
            st.code(piece, language=None)

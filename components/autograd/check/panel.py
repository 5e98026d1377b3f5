"""Is it right?: autograd's slope of f beside a secant's, for ever smaller h."""

import streamlit as st

from components.export.program import Program
from components.page.code import show_transcript
from components.page.number import choose_number
from components.page.problem import show_problem
from components.page.start import start
from components.page.take_home import take_home

from ..curves import point_at
from ..functions import BadFunction, Function
from ..interval import Interval
from ..picture import picture, tangent_line
from ..sentences import LINE_BREAK
from . import chart, sentences
from .differences import PRECISIONS, STEPS, differences
from .program import run_check, write_program
from .zoom import window_around


def check_h(text: str) -> None:
    if text not in map(str, STEPS):
        raise ValueError(f"h is one of {', '.join(map(str, STEPS))}")


PARAMETERS = {"h": (check_h, STEPS[0])}


def program_of(functions: dict[str, Function], interval: Interval, x: float, h: float = STEPS[0]) -> Program | None:
    f = functions.get("f")
    if not f:
        return None
    plots = picture(["f"], interval, *([tangent_line("f", y="f(x)")] if f.tracked else []))
    return Program("Is the slope right?", write_program(f, x, h).text, plots)


def show(functions: dict[str, Function], interval: Interval) -> None:
    body(functions.get("f"), interval)


@st.fragment
def body(f: Function | None, interval: Interval) -> None:
    left, right = st.columns([17, 14], gap="small")
    with left, st.container(gap=None):
        pictures = st.container(gap=None)
        h = st.select_slider("h", STEPS, start("h", STEPS[0]), key="h", bind="query-params")
    with right:
        x = choose_number("x", *interval.control)
    if not f:
        pictures.info("There is no f to check. Type one above.")
        return
    index = STEPS.index(h)
    try:
        point = point_at(f, x)
        found = {precision: differences(f, x, precision) for precision in PRECISIONS}
        window = window_around(f, found, index, h)
    except BadFunction as bad:
        show_problem(bad.problem)
        return
    slope = found["float64"].slope
    errors = {precision: each.errors(slope) for precision, each in found.items()}
    own = abs(found["float32"].slope - slope)
    with pictures:
        show_picture(chart.zoom(), chart.zoom_tables(window, has_tangent=not point.trouble), "zoom", chart.ZOOM)
        show_picture(chart.error_chart(), chart.error_tables(errors, own, index), "errors_of_h", chart.ERRORS)
    with right:
        first, *others = sentences.about(f, point, found, index, window).split(LINE_BREAK)
        st.markdown(first)
        source, run = run_check(f, x, h)
        with st.container(key="listing"):
            show_transcript(source, run.steps)
    take_home(program_of({"f": f}, interval, x, h))
    st.markdown(LINE_BREAK.join(others))


def show_picture(specification: dict, tables: dict, key: str, description: str) -> None:
    st.vega_lite_chart({**specification, "datasets": tables}, key=key, alt=description)

"""Is it right?: autograd's slope of f beside a secant's, for ever smaller h."""

import streamlit as st

from components.page.code import show_transcript
from components.page.control import BOUND, choose_number
from components.page.place import begin
from components.page.problem import show_problem
from components.page.take_home import take_home

from ..curves import point_at
from ..functions import BadFunction, Function
from ..interval import Interval
from ..parameters import x_in
from ..sentences import LINE_BREAK
from . import chart, sentences
from .differences import PRECISIONS, differences
from .program import run_check
from .section import H, program_of
from .sentences import PANEL
from .zoom import window_around


def prepare() -> None:
    """Build the specifications that the first reader would wait for."""
    chart.zoom()
    chart.error_chart()


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    body(functions.get("f"), interval)


@st.fragment
def body(f: Function | None, interval: Interval) -> None:
    """The section's controls, pictures, program and words; a step of x runs this alone."""
    left, right = st.columns([17, 14], gap="small")
    with left, st.container(gap=None):
        pictures = st.container(gap=None)
        h = st.select_slider(H.label, H.options, begin(H), key=H.name, bind=BOUND)
    with right:
        x = choose_number(x_in(interval))
    if not f:
        pictures.info(PANEL["no f"])
        return
    index = H.options.index(h)
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
        show_picture(
            chart.zoom(), chart.zoom_tables(window, has_tangent=not point.trouble), "zoom", PANEL["alt of the zoom"]
        )
        show_picture(
            chart.error_chart(), chart.error_tables(errors, own, index), "errors_of_h", PANEL["alt of the errors"]
        )
    with right:
        first, *others = sentences.about(f, point, found, index, window).split(LINE_BREAK)
        st.markdown(first)
        source, run = run_check(f, x, h)
        with st.container(key="listing"):
            show_transcript(source, run.steps)
    take_home(program_of({"f": f}, interval, x, h))
    st.markdown(LINE_BREAK.join(others))


def show_picture(specification: dict, tables: dict, key: str, description: str) -> None:
    """A picture with its rows."""
    st.vega_lite_chart({**specification, "datasets": tables}, key=key, alt=description)

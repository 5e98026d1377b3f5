"""Step downhill: x follows the slope of f, step by step, with the program that does it."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.page.code import show_transcript
from components.page.control import choose_live_number, choose_switch, type_number
from components.page.place import begin, is_step
from components.page.take_home import take_home

from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..tables import answer, curve_tables, tangent_table
from . import chart, sentences
from .program import Path, Settings, descend
from .section import FORGET, MOMENTUM, RATE, STEPS, as_program
from .sentences import PANEL

# The program stands in a narrow column: what a longer line prints goes below it.
SHORT_LINE = 24
NARROW = 90  # pixels of a field


def prepare() -> None:
    """Build the specifications that the first reader would wait for."""
    chart.curve_specification()
    chart.fall_specification()


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    if "f" not in functions:
        st.info(PANEL["no f"])
        return
    f = functions["f"]
    alone = trace({"f": f}, interval.low, interval.high)
    body(f, interval, alone, curve_tables(alone, ["f"], {}))


@st.fragment
def body(f: Function, interval: Interval, curves: Curves, tables: dict) -> None:
    """The section's controls, pictures, program and words; a step of x runs this alone."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        on_curve, beside = st.container(key="pictures").columns([5, 3], gap="small")
        settings, buttons, draw_slider = choose_settings(interval)
    path = descend(f, settings, interval.low, interval.high)
    with buttons:
        show_buttons(settings, path)
    tangent = here(f, path, interval, curves)
    draw_slider(answer(tangent, curves, settings.start))
    rows = chart.path_table(path, curves.low, curves.high, curves.bottom, curves.top, settings.forget)
    with on_curve:
        st.container(key="descent").vega_lite_chart(
            {
                **chart.curve_specification(),
                "datasets": {**tables, "path": rows, "here": tangent},
            },
            alt=PANEL["alt of the curve"],
        )
    with beside:
        st.vega_lite_chart(
            {**chart.fall_specification(), "datasets": {"path": rows, "frame": tables["frame"]}},
            key="fall",
            alt=PANEL["alt of the fall"],
        )
    with left:
        st.markdown(sentences.about(f, path, settings, interval.low, interval.high))
    take_home(as_program(path, interval, settings.forget))
    with right, st.container(key="listing"):
        show_transcript(path.source, path.steps, SHORT_LINE)
        st.caption(PANEL["lines"])


def choose_settings(interval: Interval) -> tuple[Settings, DeltaGenerator, Callable[..., None]]:
    """Draw the controls, and tell what they say, where the buttons go, and what draws the slider of x.

    The buttons and the slider's answer need to know the path.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        rate = type_number(RATE, width=NARROW)
        momentum = begin(MOMENTUM)
        # No step but one that begins with momentum says what it is.
        if momentum or not is_step():
            momentum = type_number(MOMENTUM, width=NARROW)
        steps = type_number(STEPS, width=NARROW)
        buttons = st.container(horizontal=True, width="content")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=380):
            x, draw_slider = choose_live_number(x_in(interval), PANEL["start"])
        forget = choose_switch(FORGET)
    return Settings(x, rate, steps, momentum, forget), buttons, draw_slider


def show_buttons(settings: Settings, path: Path) -> None:
    """The buttons that take more steps, as far as there are more to take."""
    over = path.stopped or path.error is not None or settings.steps == STEPS.high
    st.button(PANEL["one step"], on_click=use_steps, args=(settings.steps + 1,), disabled=over, key="one_step")
    st.button(PANEL["ten steps"], on_click=use_steps, args=(settings.steps + 10,), disabled=over, key="ten_steps")
    st.button(PANEL["to the start"], on_click=use_steps, args=(0,), disabled=settings.steps == 0, key="to_start")


def use_steps(steps: int) -> None:
    """The callback of these buttons."""
    st.session_state["steps"] = min(steps, STEPS.high)


def here(f: Function, path: Path, interval: Interval, curves: Curves) -> Any:
    """The tangent where the path is now, or was last before it left the picture."""
    inside = [x for x in path.x if interval.low <= x <= interval.high]
    return tangent_table({"f": point_at(f, inside[-1] if inside else path.x[0])}, curves)

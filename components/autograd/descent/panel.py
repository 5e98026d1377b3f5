"""Step downhill: x follows the slope of f, step by step, with the program that does it."""

import streamlit as st

from components.export.program import Program
from components.page.code import show_transcript
from components.page.link import check_switch
from components.page.number import choose_number, use_click
from components.page.start import is_step, start
from components.page.take_home import take_home

from ..curves import Curves, point_at, trace
from ..functions import Function
from ..interval import Interval, number
from ..picture import path_lines, picture
from ..tables import curve_tables, tangent_table
from . import chart, sentences
from .program import Path, Settings, descend

LINES_OF_THE_PROGRAM = (
    "`.item()` gives a plain number. `with torch.no_grad()`: moving x is no part of f, so it is not noted down for "
    "the slope."
)
# The program stands in a narrow column: what a longer line prints goes below it.
SHORT_LINE = 24
FASTEST, LONGEST = 10.0, 100
RATE, STEPS = 0.1, 5


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    rate: float = RATE,
    steps: int = STEPS,
    momentum: float = 0.0,
    forget: bool = False,
) -> Program | None:
    f = functions.get("f")
    if not f:
        return None
    path = descend(f, Settings(x, rate, steps, momentum, forget), interval.low, interval.high)
    return as_program(path, interval, forget)


def as_program(path: Path, interval: Interval, forget: bool) -> Program:
    return Program("Step downhill", path.source, picture(["f"], interval, *path_lines(forget)))


def show(functions: dict[str, Function], interval: Interval) -> None:
    if "f" not in functions:
        st.info("This section goes downhill on f. It needs an f that can be drawn.")
        return
    f = functions["f"]
    alone = trace({"f": f}, interval.low, interval.high)
    body(f, interval, alone, curve_tables(alone, ["f"]))


@st.fragment
def body(f: Function, interval: Interval, curves: Curves, tables: dict) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        on_curve, beside = st.container(key="pictures").columns([5, 3], gap="small")
        settings, buttons = choose_settings(interval)
    path = descend(f, settings, interval.low, interval.high)
    with buttons:
        show_buttons(settings, path)
    rows = chart.path_table(path, curves.low, curves.high, curves.bottom, curves.top, settings.forget)
    with on_curve:
        st.vega_lite_chart(
            {
                **chart.curve_specification(),
                "datasets": {**tables, "path": rows, "here": here(f, path, interval, curves)},
            },
            key="descent",
            on_select=lambda: use_click("x", "descent", interval.snap),
            selection_mode="click",
            alt=chart.CURVE_DESCRIPTION,
        )
    with beside:
        st.vega_lite_chart(
            {**chart.fall_specification(), "datasets": {"path": rows, "frame": tables["frame"]}},
            key="fall",
            alt=chart.FALL_DESCRIPTION,
        )
    with left:
        st.markdown(sentences.about(f, path, settings, interval.low, interval.high))
    take_home(as_program(path, interval, settings.forget))
    with right, st.container(key="listing"):
        show_transcript(path.source, path.steps, SHORT_LINE)
        st.caption(LINES_OF_THE_PROGRAM)


def choose_settings(interval: Interval):
    """Draw the controls, and tell what they say and where the buttons go, which need to know the path."""
    look = {"format": "%g", "width": 90, "bind": "query-params"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        rate = st.number_input("rate", 0.0, FASTEST, start("rate", RATE), 0.05, key="rate", **look)
        momentum = start("momentum", 0.0)
        # No step but one that begins with momentum says what it is.
        if momentum or not is_step():
            momentum = st.number_input("momentum", 0.0, 1.0, momentum, 0.1, key="momentum", **look)
        steps = st.number_input("steps", 0, LONGEST, start("steps", STEPS), 1, key="steps", **{**look, "format": "%d"})
        buttons = st.container(horizontal=True, width="content")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=380):
            x = choose_number("x", *interval.control, "start x")
        # Not the page's `zero`: there the mistake comes first, as in the reading; here the right way does.
        forget = st.toggle("forget x.grad.zero_()", start("forget", False), key="forget", bind="query-params")
    return Settings(x, rate, steps, momentum, forget), buttons


def show_buttons(settings: Settings, path: Path) -> None:
    over = path.stopped or path.error is not None or settings.steps == LONGEST
    st.button("1 step", on_click=use_steps, args=(settings.steps + 1,), disabled=over, key="one_step")
    st.button("10 steps", on_click=use_steps, args=(settings.steps + 10,), disabled=over, key="ten_steps")
    st.button("To the start", on_click=use_steps, args=(0,), disabled=settings.steps == 0, key="back")


def use_steps(steps: int) -> None:
    st.session_state["steps"] = min(steps, LONGEST)


def here(f: Function, path: Path, interval: Interval, curves: Curves):
    """The tangent where the path is now, or was last before it left the picture."""
    inside = [x for x in path.x if interval.low <= x <= interval.high]
    return tangent_table({"f": point_at(f, inside[-1] if inside else path.x[0])}, curves)


def check_between(text: str, low: float, high: float) -> None:
    if not low <= number(text) <= high:
        raise ValueError(f"it is not from {low:g} to {high:g}")


def check_steps(text: str) -> None:
    if not text.isdecimal() or len(text) > 3 or int(text) > LONGEST:
        raise ValueError(f"it is not a whole number from 0 to {LONGEST}")


PARAMETERS = {
    "rate": (lambda text: check_between(text, 0, FASTEST), RATE),
    "steps": (check_steps, STEPS),
    "momentum": (lambda text: check_between(text, 0, 1), 0.0),
    "forget": (check_switch, False),
}

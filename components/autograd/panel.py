"""The Autograd page: f and g, their tangents at x, and the program that computed the slopes."""

import streamlit as st

from components.page.code import show_transcript
from components.page.link import check_link, show_notices
from components.page.problem import show_problem

from . import chart, sentences
from .curves import point_at, trace
from .functions import BadFunction, Function, parse_function
from .interval import FARTHEST, Interval, check_interval, number
from .pairs import PAIRS
from .program import run_lesson

FIRST = PAIRS[0]
FINGER_MOVES_TANGENTS = "<style>.st-key-chart svg { touch-action: pan-y; }</style>"


def show() -> None:
    start = linked_interval()
    rules = {
        "f": (check_function, FIRST.f),
        "g": (check_function, FIRST.g),
        "low": (lambda text: check_interval(number(text), linked("high")), FIRST.low),
        "high": (lambda text: check_interval(linked("low"), number(text)), FIRST.high),
        "x": (lambda text: check_x(text, start), start.start(FIRST.x)),
        "zero": (check_switch, False),
    }
    check_link(rules)
    show_notices("f", "g", "x", "low", "high", "zero")
    # Outside the fragment, so that a step of x neither sends these controls nor computes the curves again.
    with st.container(horizontal=True):
        ready = st.container(width=250)
        texts = {name: type_function(name) for name in ("f", "g")}
        interval = choose_interval()
    with ready:
        choose_pair(texts)
    st.html(FINGER_MOVES_TANGENTS)
    functions = read_functions(texts)
    panel(functions, interval, chart.curve_tables(trace(functions, interval.low, interval.high)))


@st.fragment
def panel(functions: dict[str, Function], interval: Interval, curve_tables: dict) -> None:
    left, right = st.columns([5, 4], gap="medium")
    with left:
        picture = st.container()
        x = choose_x(interval)
    with right:
        zero = st.toggle("`x.grad.zero_()` before g", False, key="zero", bind="query-params")
    points = {name: point_at(function, x) for name, function in functions.items()}
    accumulates = not zero and all(function.tracked for function in functions.values())
    with picture:
        st.vega_lite_chart(
            {
                **chart.specification(),
                "datasets": {**curve_tables, "here": chart.tangent_table(points, accumulates)},
            },
            key="chart",
            on_select=use_clicked_x,
            selection_mode="click",
            alt=chart.DESCRIPTION,
        )
    with right:
        lesson = run_lesson(functions.get("f"), functions.get("g"), x, zero)
        show_transcript(lesson.source, lesson.steps)
    st.markdown(sentences.about(functions, points, zero))


def choose_pair(texts: dict[str, str]) -> None:
    """The list of ready pairs; it shows the one that is typed, if any."""
    shown = [pair.name for pair in PAIRS if {"f": pair.f, "g": pair.g} == texts]
    st.session_state["pair"] = shown[0] if shown else None
    names = [pair.name for pair in PAIRS]
    st.selectbox("Ready pairs", names, key="pair", placeholder="Your own", on_change=use_pair)


def type_function(name: str) -> str:
    return st.text_input(f"{sentences.COLORED[name]}(x) =", getattr(FIRST, name), key=name, bind="query-params")


def read_functions(texts: dict[str, str]) -> dict[str, Function]:
    """The functions that can be used, by name; what is wrong with the others is said."""
    functions = {}
    for name, text in texts.items():
        try:
            functions[name] = parse_function(text)
        except BadFunction as bad:
            st.error(f"{name} cannot be drawn as it stands. The rest of the page goes on without it.")
            show_problem(bad.problem)
    return functions


def choose_interval() -> Interval:
    look = {"format": "%g", "width": 110, "step": 1.0, "bind": "query-params", "on_change": use_interval}
    low = st.number_input("low", -FARTHEST, FARTHEST - 1, FIRST.low, key="low", args=("low",), **look)
    high = st.number_input("high", 1 - FARTHEST, FARTHEST, FIRST.high, key="high", args=("high",), **look)
    return Interval(low, high)


def choose_x(interval: Interval) -> float:
    """x by typing and by slider.

    The link follows the field: a slider whose range changes is a new control for Streamlit and would forget its x.
    """
    look = {"min_value": interval.low, "max_value": interval.high, "step": interval.step, "format": "%g"}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = interval.start(FIRST.x)
        x = st.number_input("x", value=start, key="x", bind="query-params", width=130, **look)
        # Only when it differs: a slider that is told its own value jumps back under a held key.
        if st.session_state.get("slider_x") != x:
            st.session_state["slider_x"] = x
        st.slider("x", key="slider_x", label_visibility="collapsed", on_change=use_slider_x, **look)
    return x


def use_clicked_x() -> None:
    picked = st.session_state["chart"].selection["click"]
    if picked:
        set_x(Interval(st.session_state["low"], st.session_state["high"]).snap(picked[0]["picked"]))


def use_slider_x() -> None:
    st.session_state["x"] = st.session_state["slider_x"]


def use_pair() -> None:
    for pair in PAIRS:
        if pair.name == st.session_state["pair"]:
            for name in ("f", "g", "low", "high"):
                st.session_state[name] = getattr(pair, name)
            set_x(pair.x)


def use_interval(moved: str) -> None:
    """Keeps low below high by moving the end that was not typed, and x between them."""
    low, high = st.session_state["low"], st.session_state["high"]
    try:
        check_interval(low, high)
    except ValueError:
        low, high = (low, low + 1) if moved == "low" else (high - 1, high)
        st.session_state["low"], st.session_state["high"] = low, high
    set_x(min(max(st.session_state["x"], low), high))


def set_x(x: float) -> None:
    # The slider too: with another range it is a new control, and would start at its low end.
    st.session_state["x"] = st.session_state["slider_x"] = x


def check_function(text: str) -> None:
    try:
        parse_function(text)
    except BadFunction as bad:
        raise ValueError(bad.problem.message) from bad


def check_x(text: str, interval: Interval) -> None:
    if not interval.low <= number(text) <= interval.high:
        raise ValueError(f"x is not between {interval.low:g} and {interval.high:g}")


def check_switch(text: str) -> None:
    if text.lower() not in ("true", "false"):
        raise ValueError("it is neither true nor false")


def linked(name: str) -> float:
    """The end of the range that the link gives, or the one that stands without it."""
    try:
        return number(st.query_params[name])
    except (KeyError, ValueError):
        return st.session_state.get(name, getattr(FIRST, name))


def linked_interval() -> Interval:
    low, high = linked("low"), linked("high")
    try:
        check_interval(low, high)
    except ValueError:
        low, high = FIRST.low, FIRST.high
    return Interval(low, high)

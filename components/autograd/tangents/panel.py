"""Tangents and accumulation: f and g with their tangents at x, and the program that computed the slopes."""

import streamlit as st

from components.page.code import show_transcript
from components.page.link import check_switch
from components.page.number import choose_number, set_number

from .. import chart, sentences
from ..curves import Curves, point_at
from ..functions import Function
from ..interval import Interval
from ..pairs import FIRST
from ..program import run_lesson

PARAMETERS = {"zero": (check_switch, False)}


def show(functions: dict[str, Function], interval: Interval, curves: Curves) -> None:
    body(functions, interval, chart.curve_tables(curves))


@st.fragment
def body(functions: dict[str, Function], interval: Interval, curve_tables: dict) -> None:
    left, right = st.columns([5, 4], gap="medium")
    with left:
        picture = st.container()
        x = choose_number("x", interval.low, interval.high, interval.step, interval.start(FIRST.x))
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


def use_clicked_x() -> None:
    picked = st.session_state["chart"].selection["click"]
    if picked:
        set_number("x", Interval(st.session_state["low"], st.session_state["high"]).snap(picked[0]["picked"]))

"""Tangents and accumulation: f and g with their tangents at x, and the program that computed the slopes."""

import streamlit as st

from components.page.code import show_transcript
from components.page.control import choose_number, choose_switch, type_number, use_click
from components.page.place import is_step
from components.page.take_home import take_home

from .. import chart
from ..curves import Curves, trace
from ..functions import Function
from ..interval import Interval
from ..lines import earlier_passes
from ..parameters import ZERO, x_in
from ..sentences import COLORED
from ..tables import curve_tables, tangent_table
from . import ledger
from .evaluation import evaluate
from .section import F_PASSES, G_PASSES, PASSES, program_of
from .sentences import PANEL, about

# In a step the lesson's words stand above.
HEIGHT_IN_STEP = 245


def prepare() -> None:
    """Build the specification that the first reader would wait for."""
    chart.specification()


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    page = st.container()
    # Outside the fragment, so that a step of x does not send these controls again.
    passes = choose_passes()
    with page:
        curves = trace(functions, interval.low, interval.high)
        earlier = earlier_passes({name: passes[name] for name, function in functions.items() if function.tracked})
        tables = curve_tables(curves, [*functions, *earlier], earlier)
        body(functions, interval, curves, tables, passes, earlier)


@st.fragment
def body(
    functions: dict[str, Function],
    interval: Interval,
    curves: Curves,
    tables: dict,
    passes: dict[str, int],
    earlier: dict[str, dict[str, int]],
) -> None:
    """The controls, the picture, the program, the ledger and words; a step of x runs this alone."""
    left, right = st.columns([5, 4], gap="medium")
    with left.container(gap="xsmall"):
        picture = st.container(gap="xsmall")
        x = choose_number(x_in(interval))
        words = st.container()
    with right:
        zero = choose_switch(ZERO, PANEL["zero"])
        if not is_step():
            st.caption(PANEL["to begin with"])
        program, table = st.container(key="listing"), st.container()
    moment = evaluate(functions, x, zero, passes["f"], passes["g"])
    with picture:
        # With zero_() before g, its own pass finds nothing of the earlier ones.
        left_over = {name: before for name, before in earlier.items() if not (zero and name == "wrong")}
        draw({**tables, "here": tangent_table(moment.points, curves, left_over)}, interval)
    take_home(program_of(functions, interval, x, zero, passes["f"], passes["g"]))
    with program:
        show_transcript(moment.source, moment.steps)
    words.markdown(about(functions, moment.points, zero, passes, moment.entries, in_lesson=is_step()))
    table.markdown(ledger.table(moment.entries))


def choose_passes() -> dict[str, int]:
    """How often backward() runs on each function: buttons for once more, and a field that the link follows."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        passes = {name: type_number(number, width=130) for name, number in PASSES.items()}
        for name, count in passes.items():
            label = PANEL["again"].format(curve=COLORED[name])
            st.button(label, disabled=count == PASSES[name].high, key=f"{name}_again", on_click=add_pass, args=(name,))
        if not is_step():
            st.button(PANEL["start over"], disabled=set(passes.values()) == {1}, on_click=start_over)
    return passes


def add_pass(name: str) -> None:
    """The callback of the buttons that run backward() once more."""
    st.session_state[PASSES[name].name] += 1


def start_over() -> None:
    """The callback of the button that goes back to one pass on each."""
    st.session_state[F_PASSES.name] = st.session_state[G_PASSES.name] = 1


def draw(tables: dict, interval: Interval) -> None:
    """The picture of the curves and their tangents."""
    st.vega_lite_chart(
        {**chart.specification(), "height": HEIGHT_IN_STEP if is_step() else chart.HEIGHT, "datasets": tables},
        key="chart",
        on_select=lambda: use_click("x", "chart", interval.snap),
        selection_mode="click",
        alt=PANEL["alt"],
    )
    st.caption(PANEL["caption"])

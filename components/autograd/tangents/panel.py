"""Tangents and accumulation: f and g with their tangents at x, and the program that computed the slopes."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.page.code import show_transcript
from components.page.control import choose_live_number, choose_switch, type_number
from components.page.place import is_step
from components.page.take_home import take_home

from .. import chart
from ..curves import Curves, trace
from ..functions import Function
from ..interval import Interval
from ..lines import earlier_passes
from ..parameters import ZERO, x_in
from ..sentences import COLORED
from ..tables import Table, answer, curve_tables, tangent_table
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
    """The picture, and the controls and words beside it; whether there is a zero_() runs this again."""
    left, right = st.columns([5, 4], gap="medium")
    with left.container(gap="xsmall"):
        picture = st.container(gap="xsmall")
        number = st.container(gap="xsmall")
    with right:
        zero = choose_switch(ZERO, PANEL["zero"])
        if not is_step():
            st.caption(PANEL["to begin with"])
        program = st.container(key="listing")
    # With zero_() before g, its own pass finds nothing of the earlier ones.
    left_over = {name: before for name, before in earlier.items() if not (zero and name == "wrong")}
    here = at_x(functions, curves, zero, passes, left_over, (number, program))
    with picture:
        draw({**tables, "here": here})
    take_home(program_of(functions, interval, st.session_state["x"], zero, passes["f"], passes["g"]))


@st.fragment
def at_x(
    functions: dict[str, Function],
    curves: Curves,
    zero: bool,
    passes: dict[str, int],
    left_over: dict[str, dict[str, int]],
    places: tuple[DeltaGenerator, DeltaGenerator],
) -> Table:
    """The control of x, and all that a step of x changes but the picture, which follows it in the browser.

    The rows of the picture are for whoever draws it, in the same run.
    """
    number, program = places
    with number:
        x, draw_slider = choose_live_number(x_in(Interval(curves.low, curves.high)))
    moment = evaluate(functions, x, zero, passes["f"], passes["g"])
    here = tangent_table(moment.points, curves, left_over)
    draw_slider(answer(here, curves, x))
    number.markdown(about(functions, moment.points, zero, passes, moment.entries, in_lesson=is_step()))
    with program:
        show_transcript(moment.source, moment.steps)
        st.markdown(ledger.table(moment.entries))
    return here


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


def draw(tables: dict) -> None:
    """The picture of the curves and their tangents."""
    st.container(key="chart").vega_lite_chart(
        {**chart.specification(), "height": HEIGHT_IN_STEP if is_step() else chart.HEIGHT, "datasets": tables},
        alt=PANEL["alt"],
    )
    st.caption(PANEL["caption"])

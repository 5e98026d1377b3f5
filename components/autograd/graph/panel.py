"""Inside backward: the graph that torch built for f at x, with what went forward and what came back."""

import streamlit as st

from components.page.code import show_transcript
from components.page.control import choose_number, choose_switch
from components.page.take_home import take_home

from ..curves import point_at
from ..functions import Function
from ..interval import Interval
from ..parameters import x_in
from ..sentences import about_tracking, say
from . import chart, sentences
from .layout import layout
from .record import Graph, run_passes
from .section import SLOPES, program_of
from .sentences import PANEL

# In pixels; what is higher scrolls by itself, so that x and the code stay in sight.
HIGHEST = 410
# Operations.
LARGEST = 60


def show(functions: dict[str, Function], interval: Interval) -> None:
    """Draw the section."""
    body(functions.get("f"), interval)


@st.fragment
def body(f: Function | None, interval: Interval) -> None:
    """The section's controls, its picture, program, words and table; a step of x runs this alone."""
    left, right = st.columns([6, 7], gap="medium")
    with left:
        picture = st.container()
        x = choose_number(x_in(interval))
    with right:
        slopes = choose_switch(SLOPES)
    if not f:
        st.markdown(say(PANEL["no f"]))
        return
    take_home(program_of({"f": f}, interval, x))
    passes = run_passes(f, x)
    graph = passes.graph
    with right:
        with st.container(key="listing"):
            show_transcript(passes.source, passes.steps)
        if graph:
            st.markdown(sentences.about(graph, point_at(f, x)))
        else:
            st.markdown(about_tracking("f", f) or PANEL["stopped"])
    if graph:
        with picture:
            draw(graph, slopes)
        st.table(sentences.table(graph))


def draw(graph: Graph, slopes: bool) -> None:
    """The graph, with each operation's own slope in its box if `slopes` is on."""
    if len(graph.nodes) > LARGEST:
        st.markdown(PANEL["too large"].format(number=len(graph.nodes)))
        return
    places = layout(len(graph.nodes), tuple((edge.source, edge.target) for edge in graph.edges))
    specification = chart.specification(places.rows)
    notes = sentences.own_slopes(graph) if slopes else [node.torch_name for node in graph.nodes]
    signs = [node.sign for node in graph.nodes]
    tables = {
        "boxes": chart.box_table(places, signs, notes),
        "lines": chart.line_table(places),
        "numbers": chart.number_table(places, sentences.passed(graph), sentences.headline(graph)),
    }
    scrolls = specification["height"] > HIGHEST
    frame = st.container(height=HIGHEST, border=False, key="scrolls") if scrolls else st.container()
    frame.vega_lite_chart({**specification, "datasets": tables}, key="graph", alt=PANEL["alt"])

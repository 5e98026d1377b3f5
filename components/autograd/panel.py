"""The Autograd page: f, g and the range that every section shares, and the section that is open."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from components.export.program import Program
from components.page.carried import carry
from components.page.link import check_link, one_of, show_notices
from components.page.number import set_number
from components.page.problem import show_problem
from components.page.section import choose_section, open_linked_section, room_of
from components.page.start import converted

from .check import panel as check
from .curves import is_too_fast
from .descent import panel as descent
from .errors import panel as errors
from .functions import BadFunction, Function, parse_function
from .graph import panel as graph
from .guess import panel as guess
from .interval import FARTHEST, Interval, check_interval, number
from .pairs import FIRST, PAIRS
from .plot import panel as plot
from .steps import panel as steps
from .tangents import panel as tangents

SECTIONS = {
    "guess": guess,
    "plot": plot,
    "tangents": tangents,
    "steps": steps,
    "descent": descent,
    "graph": graph,
    "check": check,
    "errors": errors,
}
FIRST_VIEW = "tangents"
WITHOUT_CURVES = (graph, check, errors)
# What a step of a lesson has no control for.
FIXED = ("view", "f", "g", "low", "high", "reveal", "with_g")
STYLE = Path(__file__).with_name("panel.css")


def show() -> None:
    check_link({"view": (one_of(SECTIONS), FIRST_VIEW)})
    # The switch belongs to more than one section.
    open_linked_section({name: set(section.PARAMETERS) - {"zero"} for name, section in SECTIONS.items()})
    view = choose_section(SECTIONS, FIRST_VIEW)
    section = SECTIONS[view]
    parameters = parameters_of(section, st.query_params, st.session_state)
    check_link(parameters)
    show_notices("view", *parameters)
    # Outside the sections' fragments, so that a step of x neither sends these controls nor computes the curves again.
    with st.container(horizontal=True):
        ready = st.container(width=250)
        texts = {name: type_function(name) for name in ("f", "g")}
        interval = choose_interval()
    with ready:
        choose_pair(texts)
    st.html(STYLE)
    # As long as a message comes and goes in a room of its own, the controls below it are the same for Streamlit.
    with st.container():
        functions = read_functions(texts)
        if section not in WITHOUT_CURVES:
            say_what_is_rough(functions, interval)
    with room_of(view):
        section.show(functions, interval)


def prepare() -> None:
    """Builds the specifications that the first reader of a section would wait for."""
    tangents.chart.specification()
    steps.chart.specification(follows_pointer=False)
    guess.chart.specification()
    descent.chart.curve_specification()
    descent.chart.fall_specification()
    check.chart.zoom()
    check.chart.error_chart()


def choose_pair(texts: dict[str, str]) -> None:
    """The list of ready pairs; it shows the one that is typed, if any."""
    shown = [pair.name for pair in PAIRS if {"f": pair.f, "g": pair.g} == texts]
    st.session_state["pair"] = shown[0] if shown else None
    names = [pair.name for pair in PAIRS]
    st.selectbox("Ready pairs", names, key="pair", placeholder="Your own", on_change=use_pair)


def type_function(name: str) -> str:
    return st.text_input(f"{name}(x) =", getattr(FIRST, name), key=name, bind="query-params")


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


def say_what_is_rough(functions: dict[str, Function], interval: Interval) -> None:
    for name, function in functions.items():
        if is_too_fast(function, interval.low, interval.high):
            st.caption(
                f"{name} goes up and down too often for this picture, which draws it roughly. "
                "Bring low and high closer together."
            )


def choose_interval() -> Interval:
    look = {"format": "%g", "width": 110, "step": 1.0, "bind": "query-params", "on_change": use_interval}
    low = st.number_input("low", -FARTHEST, FARTHEST - 1, FIRST.low, key="low", args=("low",), **look)
    high = st.number_input("high", 1 - FARTHEST, FARTHEST, FIRST.high, key="high", args=("high",), **look)
    try:
        check_interval(low, high)
    except ValueError:
        # The connection was lost before the page could say what it made of a typed end, and a new session hears of it.
        carry({"low": low, "high": low + 1})
        st.rerun()
    return Interval(low, high)


def use_pair() -> None:
    for pair in PAIRS:
        if pair.name == st.session_state["pair"]:
            for name in ("f", "g", "low", "high"):
                st.session_state[name] = getattr(pair, name)
            set_number("x", pair.x)


def use_interval(moved: str) -> None:
    """Keeps low below high by moving the end that was not typed, and x between them."""
    low, high = st.session_state["low"], st.session_state["high"]
    try:
        check_interval(low, high)
    except ValueError:
        low, high = (low, low + 1) if moved == "low" else (high - 1, high)
        st.session_state["low"], st.session_state["high"] = low, high
    set_number("x", min(max(st.session_state["x"], low), high))


def check_function(text: str) -> None:
    try:
        parse_function(text)
    except BadFunction as bad:
        reason = ValueError(bad.problem.message)
        if bad.problem.hint:
            reason.add_note(bad.problem.hint)
        raise reason from bad


def check_x(text: str, interval: Interval) -> None:
    if not interval.low <= number(text) <= interval.high:
        raise ValueError(f"x is not between {interval.low:g} and {interval.high:g}")


def rules(query: Mapping[str, str]) -> dict:
    """The check and the default of each parameter that a link with these others may have."""
    section = SECTIONS.get(query.get("view"), SECTIONS[FIRST_VIEW])
    return {"view": (one_of(SECTIONS), FIRST_VIEW), **parameters_of(section, query)}


def show_section(query: Mapping[str, str]) -> None:
    """The section that the link opens, without the page around it."""
    st.html(STYLE)
    functions = read_functions({name: query.get(name, getattr(FIRST, name)) for name in ("f", "g")})
    SECTIONS[query.get("view", FIRST_VIEW)].show(functions, linked_interval(query))


def program_of(query: Mapping[str, str]) -> Program | None:
    """The program that the page of this link shows; None if there is none. The link's values were checked before."""
    section = SECTIONS[query.get("view", FIRST_VIEW)]
    interval = linked_interval(query)
    functions = {}
    for name in ("f", "g"):
        with suppress(BadFunction):
            functions[name] = parse_function(query.get(name, getattr(FIRST, name)))
    x = converted(query["x"], FIRST.x) if "x" in query else interval.start(FIRST.x)
    own = {name: converted(query[name], start) for name, (_, start) in section.PARAMETERS.items() if name in query}
    return section.program_of(functions, interval, x, **own)


def parameters_of(section, query: Mapping[str, str], standing: Mapping = MappingProxyType({})) -> dict:
    """The checks and defaults of f, g, the range, x and the section's own parameters.

    An end of the range that the link `query` leaves out is the one `standing` on the page.
    """
    interval = linked_interval(query, standing)
    return {
        "f": (check_function, FIRST.f),
        "g": (check_function, FIRST.g),
        "low": (lambda text: check_interval(number(text), linked("high", query, standing)), FIRST.low),
        "high": (lambda text: check_interval(linked("low", query, standing), number(text)), FIRST.high),
        "x": (lambda text: check_x(text, interval), interval.start(FIRST.x)),
        **section.PARAMETERS,
    }


def linked(name: str, query: Mapping[str, str], standing: Mapping) -> float:
    """The end of the range that the link gives, or the one that stands without it."""
    try:
        return number(query[name])
    except (KeyError, ValueError):
        return standing.get(name, getattr(FIRST, name))


def linked_interval(query: Mapping[str, str], standing: Mapping = MappingProxyType({})) -> Interval:
    low, high = linked("low", query, standing), linked("high", query, standing)
    try:
        check_interval(low, high)
    except ValueError:
        low, high = FIRST.low, FIRST.high
    return Interval(low, high)

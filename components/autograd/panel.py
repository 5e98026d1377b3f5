"""The Autograd page: f, g and the range that every section shares, and the section that is open."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from components.links.parameter import Text
from components.page.control import BOUND, set_number, type_number
from components.page.notices import show_notices
from components.page.opening import open_next_at, open_page
from components.page.problem import show_problem
from components.page.section import choose_section, room_of

from .curves import is_too_fast
from .functions import BadFunction, Function, parse_function
from .interval import Interval, check_interval
from .page import PAGE
from .pairs import PAIRS
from .parameters import HIGH, LOW, AutogradSection, F, G, linked_interval
from .sentences import PANEL

STYLE = Path(__file__).with_name("panel.css")


def show() -> None:
    """Draw the page."""
    parameters = open_page(PAGE)
    section = PAGE.sections[choose_section(PAGE)]
    show_notices(*parameters)
    # Outside the sections' fragments, so that a step of x neither sends these controls nor computes the curves again.
    with st.container(horizontal=True):
        ready = st.container(width=250)
        texts = {function.name: type_function(function) for function in (F, G)}
        interval = choose_interval()
    with ready:
        choose_pair(texts)
    st.html(STYLE)
    # As long as a message comes and goes in a room of its own, the controls below it are the same for Streamlit.
    with st.container():
        functions = read_functions(texts)
        if isinstance(section, AutogradSection) and section.draws_curves:
            say_what_is_rough(functions, interval)
    with room_of(section.name):
        section.panel.show(functions, interval)


def show_section(query: Mapping[str, str]) -> None:
    """Draw the section that the link opens, without the page around it."""
    st.html(STYLE)
    functions = read_functions({function.name: query.get(function.name, function.default) for function in (F, G)})
    PAGE.section(query).panel.show(functions, linked_interval(query, {}))


def choose_pair(texts: dict[str, str]) -> None:
    """The list of ready pairs; it shows the one that is typed, if any."""
    shown = [pair.name for pair in PAIRS if {"f": pair.f, "g": pair.g} == texts]
    st.session_state["pair"] = shown[0] if shown else None
    names = [pair.name for pair in PAIRS]
    st.selectbox(PANEL["ready pairs"], names, key="pair", placeholder=PANEL["your own"], on_change=use_pair)


def type_function(function: Text) -> str:
    """The field of a function."""
    return st.text_input(function.label, function.default, key=function.name, bind=BOUND)


def read_functions(texts: dict[str, str]) -> dict[str, Function]:
    """The functions that can be used, by name; what is wrong with the others is said."""
    functions = {}
    for name, text in texts.items():
        try:
            functions[name] = parse_function(text)
        except BadFunction as bad:
            st.error(PANEL["not drawn"].format(name=name))
            show_problem(bad.problem)
    return functions


def say_what_is_rough(functions: dict[str, Function], interval: Interval) -> None:
    """Say of which functions the picture is rough, and what helps."""
    for name, function in functions.items():
        if is_too_fast(function, interval.low, interval.high):
            st.caption(PANEL["rough"].format(name=name))


def choose_interval() -> Interval:
    """The fields of the range."""
    low, high = (type_number(end, width=110, on_change=use_interval, args=(end.name,)) for end in (LOW, HIGH))
    try:
        check_interval(low, high)
    except ValueError:
        # The connection was lost before the page could say what it made of a typed end, and a new session hears of it.
        open_next_at({"low": low, "high": low + 1})
        st.rerun()
    return Interval(low, high)


def use_pair() -> None:
    """The callback of the ready pairs: f, g, the range and x become those of the pair."""
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

"""A number of the page, which the link has too: typed into a field, or moved with a slider beside it."""

from collections.abc import Callable

import streamlit as st

from . import start as starts

# Pixels of a field, and of a letter of its label, which stands before it.
FIELD, LETTER = 116, 9


def choose_number(
    name: str, low: float, high: float, step: float, start: float, label: str = "", linked: bool = True
) -> float:
    """Draw the field and the slider of the link's number `name`, and tell what it is.

    The link follows the field: a slider whose range changes is a new control for Streamlit and would forget its number.
    A number that is not `linked` stays out of the link.
    """
    bind = "query-params" if linked else None
    look = {"min_value": low, "max_value": high, "step": step, "format": "%g"}
    slider = slider_of(name)
    label = label or name
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"number_{name}"):
        width = FIELD + LETTER * len(label)
        value = st.number_input(label, value=starts.start(name, start), key=name, bind=bind, width=width, **look)
        # Only when it differs: a slider that is told its own value jumps back under a held key.
        if st.session_state.get(slider) != value:
            st.session_state[slider] = value
        st.slider(label, key=slider, label_visibility="collapsed", on_change=follow_slider, args=(name,), **look)
    return value


def set_number(name: str, value: float) -> None:
    """Move the number, from a callback: the field and the slider too, which might be new and start at its low end."""
    st.session_state[name] = st.session_state[slider_of(name)] = value


def use_click(name: str, chart: str, snap: Callable[[float], float]) -> None:
    """The callback of a chart with key `chart`: the number becomes the one that was clicked, as `snap` rounds it."""
    picked = st.session_state[chart].selection["click"]
    if picked:
        set_number(name, snap(picked[0]["picked"]))


def follow_slider(name: str) -> None:
    slider = slider_of(name)
    # Not if it was moved before the browser heard that its range, and with it the slider, is another one.
    if slider in st.session_state:
        st.session_state[name] = st.session_state[slider]


def slider_of(name: str) -> str:
    return f"slider_{name}"

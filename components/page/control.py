"""The controls of a page's parameters, each bound to the link; a number has a field, and perhaps a slider."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.links.parameter import Choice, Number, Switch, Value, Whole

from .place import begin

# Pixels of a field, and of a letter of its label, which stands before it.
FIELD, LETTER = 116, 9
BOUND = "query-params"


def choose_switch(switch: Switch, label: str = "") -> bool:
    """Draw a switch, and tell whether it is on."""
    return st.toggle(label or switch.label, begin(switch), key=switch.name, bind=BOUND)


def choose_one(choice: Choice[Value], draw: Callable[..., Value], **options: Any) -> Value:
    """Draw a choice as `draw` does, st.radio or st.selectbox with these `options`, and tell what is chosen."""
    shown = list(choice.options)
    return draw(choice.label, shown, shown.index(begin(choice)), key=choice.name, bind=BOUND, **options)


def type_number(number: Number | Whole, label: str = "", **options: Any) -> Any:
    """Draw the field of a number, with st.number_input's `options`, and tell what it is."""
    return st.number_input(
        label or number.label,
        number.low,
        number.high,
        begin(number),
        number.step,
        key=number.name,
        bind=BOUND,
        format=number.format,
        **options,
    )


def choose_number(number: Number | Whole, label: str = "", is_linked: bool = True) -> Any:
    """Draw a number's field and slider, and tell what it is.

    The link follows the field: a slider whose range changes is a new control for Streamlit and would forget its number.
    A number that `is_linked` not stays out of the link.
    """
    name, label = number.name, label or number.label
    slider = slider_of(name)
    bounds = {"min_value": number.low, "max_value": number.high, "step": number.step, "format": "%g"}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"number_{name}"):
        value = st.number_input(
            label,
            value=begin(number),
            key=name,
            bind=BOUND if is_linked else None,
            width=FIELD + LETTER * len(label),
            **bounds,
        )
        # Only when it differs: a slider that is told its own value jumps back under a held key.
        if st.session_state.get(slider) != value:
            st.session_state[slider] = value
        st.slider(label, key=slider, label_visibility="collapsed", on_change=follow_slider, args=(name,), **bounds)
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
    """The callback of a number's slider: the number becomes the slider's."""
    slider = slider_of(name)
    # Not if it was moved before the browser heard that its range, and with it the slider, is another one.
    if slider in st.session_state:
        st.session_state[name] = st.session_state[slider]


def slider_of(name: str) -> str:
    """The key of a number's slider."""
    return f"slider_{name}"

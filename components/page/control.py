"""The controls of a page's parameters, each bound to the link; a number has a field, and perhaps a slider."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from components.links.parameter import Choice, Number, Switch, Value, Whole

from .place import begin

# The server hands over to slider.js, which the page has already; what a component is made of travels with each number.
SLIDER = component(
    "slider",
    # Of more lines than one, as Streamlit takes one line for a file's name.
    js="export default one =>\n(window.sliders ??= []).push(one)",
    isolate_styles=False,
)
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
    """Draw a number's field and slider, and tell what it is; a number that `is_linked` not stays out of the link."""
    value, draw_slider = choose_live_number(number, label, is_linked)
    draw_slider()
    return value


def choose_live_number(
    number: Number | Whole, label: str = "", is_linked: bool = True
) -> tuple[Any, Callable[..., None]]:
    """Draw a number's field, and tell what it is and the function that draws its slider.

    While the slider moves, pictures follow it in the browser (slider.js). Where the movement ends, they take their rows
    from the `answer` that this function is given, something that JSON can say; without one, nothing follows.
    """
    name, label = number.name, label or number.label
    bounds = {"min": number.low, "max": number.high, "step": number.step}
    row = st.container(horizontal=True, vertical_alignment="bottom", key=f"number_{name}")
    with row:
        value = st.number_input(
            label,
            number.low,
            number.high,
            begin(number),
            number.step,
            key=name,
            bind=BOUND if is_linked else None,
            format="%g",
            width=FIELD + LETTER * len(label),
        )

    def draw_slider(answer: object = None, follows: bool = False) -> None:
        told = {"name": name, **bounds, "value": value, "answer": answer} | ({"follows": True} if follows else {})
        with row:
            SLIDER(key=slider_of(name), data=told, on_moved_change=lambda: follow_slider(number))

    return value, draw_slider


def set_number(name: str, value: float) -> None:
    """Move the number, from a callback."""
    st.session_state[name] = value


def follow_slider(number: Number | Whole) -> None:
    """The callback of a number's slider: the number becomes the slider's, if that is one of its own."""
    moved = st.session_state[slider_of(number.name)].get("moved")
    # A browser can send anything.
    is_number = isinstance(moved, int | float) and not isinstance(moved, bool)
    if is_number and number.low <= moved <= number.high and type(number.default)(moved) == moved:
        st.session_state[number.name] = type(number.default)(moved)


def slider_of(name: str) -> str:
    """The key of a number's slider."""
    return f"slider_{name}"

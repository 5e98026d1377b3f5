"""Where the controls stand at first: at their own defaults, or where the step of a lesson puts them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import streamlit as st

STARTS, SEVERAL = "starts", "several"
Value = TypeVar("Value", bool, int, float, str)


def set_starts(starts: Mapping[str, str] | None, several: bool = False) -> None:
    """Let the controls of a lesson's step begin as a link with these texts would; None for a page that is no lesson.

    `several` tells that panels of more than one page stand in the step.
    """
    st.session_state[STARTS] = starts
    st.session_state[SEVERAL] = several


def is_step() -> bool:
    """Whether the controls belong to the step of a lesson, which has keys of its own."""
    return st.session_state.get(STARTS) is not None


def has_several() -> bool:
    """Whether panels of more than one page stand in the step."""
    return st.session_state.get(SEVERAL, False)


def start(name: str, default: Value) -> Value:
    """Where the control `name` begins. While it stands there, the link leaves it out."""
    text = (st.session_state.get(STARTS) or {}).get(name)
    return default if text is None else converted(text, default)


def said(name: str, default: Value) -> Value:
    """What only a link says, of a page or of a lesson's step: there is no control for it."""
    text = (st.session_state[STARTS] if is_step() else st.query_params).get(name)
    return default if text is None else converted(text, default)


def start_index(name: str, options: Iterable, default: Value) -> int:
    """The place of `start(name, default)` among a choice's options, which need not be the same on every machine."""
    options = list(options)
    begin = start(name, default)
    return options.index(begin if begin in options else default)


def converted(text: str, default: Value) -> Value:
    """A link's text, which was checked before, as a value like `default`."""
    return text.lower() == "true" if isinstance(default, bool) else type(default)(text)

"""What is done of the exercises, kept in the reader's own browser: a lost server, or another one, loses nothing."""

from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

import streamlit as st

from ..kept import LONGEST_TEXT, packed, unpacked
from ..panel import RESULTS, lines_key, records

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

# What a visit remembers: by which word it asks the browser, whether that has answered, and what is to be forgotten.
ASKS, ANSWERED, FORGET = "progress_asks", "progress_answered", "progress_forget"
KEY = "exercise_progress"
SCRIPT = Path(__file__).with_name("keep.js")


def keep() -> None:
    """Ask the browser for what it has, once in a visit; then tell it what there is to keep.

    Call this before the exercises are drawn: what the browser has comes before their fields.
    """
    state = st.session_state
    word = state.setdefault(ASKS, token_hex(8))
    has_answered = state.get(ANSWERED, False)
    data = {
        "asks": "" if has_answered else word,
        "keep": packed(records()) if has_answered else "",
        "forget": state.get(FORGET, ""),
        "longest": LONGEST_TEXT,
    }
    with st.container(key="progress"):
        component()(key=KEY, data=data, default={"kept": None}, on_kept_change=take, height=1)


@cache
def component() -> "ComponentRenderer":
    """What reads and writes the browser's storage."""
    from streamlit.components import v2

    return v2.component(KEY, js=SCRIPT.read_text(encoding="utf-8"))


def take() -> None:
    """The callback of what the browser has kept."""
    put((st.session_state.get(KEY) or {}).get("kept"))


def put(said: object) -> None:
    """Put what the browser said where this visit has done nothing yet."""
    state = st.session_state
    if not isinstance(said, dict) or said.get("asks") != state.get(ASKS) or state.get(ANSWERED):
        return
    state[ANSWERED] = True
    own = records()
    for place, record in unpacked(said.get("text")).items():
        if place not in own or not own[place].is_begun:
            own[place] = record
            if lines_key(place) in state:
                state[lines_key(place)] = record.lines


def forget() -> None:
    """Forget all that was done, here and in the browser."""
    for place in records():
        st.session_state.pop(lines_key(place), None)
    records().clear()
    st.session_state.pop(RESULTS, None)
    st.session_state[FORGET] = token_hex(8)

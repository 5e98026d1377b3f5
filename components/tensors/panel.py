"""The Tensors page: lines of PyTorch on one side, what each of them gives on the other."""

from pathlib import Path

import streamlit as st

from components.page.link import check_link, show_notices

from .examples import EXAMPLES, READING
from .results import panel as results

LONGEST_CODE = 10_000
STYLE = Path(__file__).with_name("panel.css")
CODE = {example.title: example.code for example in EXAMPLES}


def show() -> None:
    check_link({"code": (check_code, READING)})
    st.html(STYLE)
    page()


def check_code(text: str) -> None:
    """Raises: ValueError for a text that the editor would not take."""
    if len(text) > LONGEST_CODE:
        raise ValueError(f"it has {len(text):,} characters, more than {LONGEST_CODE:,}")


@st.fragment
def page() -> None:
    left, right = st.columns([2, 3], gap="small")
    with left:
        st.title("Tensors")
        show_notices("code")
        code = editor()
    with right:
        results.show(code)


def editor() -> str:
    # Not given to the widget as its default: Streamlit logs a warning where a callback writes a text beside a default.
    st.session_state.setdefault("code", READING)
    code = st.text_area("PyTorch lines", key="code", bind="query-params", height=420, max_chars=LONGEST_CODE)
    with st.container(horizontal=True):
        # Leaving the editor runs its text, so a button needs nothing but to be pressed.
        st.button("Run (Ctrl+Enter)", type="primary")
        st.menu_button("Examples", list(CODE), key="example", on_click=take_example)
    st.markdown(":small[In a picture, blue is above 0 and orange below 0. A stronger colour is farther from 0.]")
    return code


def take_example() -> None:
    st.session_state["code"] = CODE[st.session_state["example"]]

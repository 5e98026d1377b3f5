"""The heading of a page that has no room for one: said by a screen reader, and not drawn."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("heading.css")


def say_heading(text: str) -> None:
    st.html(STYLE)
    with st.container(key="heading"):
        st.title(text, anchor=False)

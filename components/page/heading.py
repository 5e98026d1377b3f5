"""The heading of a page that has no room for one: said by a screen reader, and not drawn."""

import streamlit as st


def say_heading(text: str) -> None:
    with st.container(key="heading"):
        st.title(text, anchor=False)

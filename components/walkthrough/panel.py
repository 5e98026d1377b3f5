"""The first page: what this is, and the reading's ideas in order, each with the link that shows it live."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from .stops import STOPS


def show(pages: Mapping[str, StreamlitPage]) -> None:
    """Draw the page; `pages` has the pages that the stops open, by name."""
    st.title("PyTorch, live")
    st.markdown(
        "PyTorch is like numpy, with `tensor` in place of `array`, and two things more: it can compute on a **GPU**, "
        "and it finds **gradients** by itself. Everything you see here was computed by real PyTorch a moment ago, from "
        "the lines that stand beside it. Change them."
    )
    st.subheader("The reading, step by step")
    for number, stop in enumerate(STOPS, start=1):
        link, look = st.columns([2, 3], vertical_alignment="center")
        link.page_link(pages[stop.page], label=f"{number}. {stop.title}", query_params=stop.query)
        look.markdown(f"{stop.look} :small[{stop.cells}]")

"""A reader's mistake as a page shows it."""

import streamlit as st

from components.interpreter import Problem

from .link import CODE, MARKUP, hint_in_markdown


def show_problem(problem: Problem) -> None:
    """Draw what was said about a mistake, and the hint with its pieces of code."""
    st.text(problem.message)
    if MARKUP.search(CODE.sub("", problem.hint)):
        st.text(problem.hint)
    elif problem.hint:
        st.markdown(hint_in_markdown(problem.hint))

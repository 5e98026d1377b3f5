"""A reader's mistake as a page shows it."""

import streamlit as st

from components.interpreter import Problem

from .quoting import CODE, MARKUP, hint_in_markdown


def show_problem(problem: Problem) -> None:
    """Draw what was said about a mistake, and the hint, each with its pieces of code."""
    # Python's and torch's own words stand as they are: a backtick in them comes from what was typed.
    is_pythons = problem.kind in ("python", "syntax")
    if is_pythons or "\n" in problem.message or not CODE.search(problem.message):
        st.text(problem.message)
    else:
        show_words(problem.message)
    show_words(problem.hint)


def show_words(words: str) -> None:
    """Words with pieces of code; as plain text where Markdown would make something else of them."""
    if MARKUP.search(CODE.sub("", words)):
        st.text(words)
    elif words:
        st.markdown(hint_in_markdown(words))

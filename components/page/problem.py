"""A reader's mistake as a page shows it."""

import re

import streamlit as st

from components.interpreter import Problem

from .link import inline_code

CODE = re.compile(r"`([^`]*)`")
# What Markdown would make something of. None of it stands in a hint's own words, only in what a reader typed.
MARKUP = re.compile(r"[\[\]<>$*_\\`|]|:\w|//|www\.")


def show_problem(problem: Problem) -> None:
    """Draw what was said about a mistake, and the hint with its pieces of code."""
    st.text(problem.message)
    if MARKUP.search(CODE.sub("", problem.hint)):
        st.text(problem.hint)
    elif problem.hint:
        st.markdown(CODE.sub(lambda code: inline_code(code[1], longest=200), problem.hint))

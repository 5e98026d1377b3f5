"""The rules of tensors on devices, one open at a time: a program that breaks it, beside one that keeps it."""

from urllib.parse import urlencode

import streamlit as st

from components.interpreter import Run, run
from components.page.code import show_transcript
from components.page.control import choose_one
from components.page.quoting import inline_code
from components.page.take_home import take_home

from ..inventory import Inventory
from .rules import RULES, about_stand_in, has_trouble, in_words
from .section import RULE, program_of
from .sentences import SENTENCES


@st.fragment
def show(inventory: Inventory) -> None:
    """Draw the section."""
    name = choose_one(RULE, st.radio, horizontal=True, label_visibility="collapsed")
    rule = RULES[name]
    st.markdown(rule.says("claim"))
    broken, kept = st.columns(2, gap="medium")
    with broken.container(key="listing_broken"):
        result = show_program(rule.says("broken"), rule.broken.text(inventory), rule.says("broken without trouble"))
    with kept.container(key="listing_kept"):
        show_program(rule.says("kept"), rule.kept.text(inventory))
        st.markdown(rule.says("trouble" if has_trouble(result) else "none"))
    if not inventory.accelerators:
        st.markdown(f":small[{about_stand_in(rule)}]")
    take_home(program_of(inventory, name))


def show_program(title: str, program: str, if_no_trouble: str = "") -> Run:
    """Show the program and what it did, under its `title` or the one for a program that met no trouble here."""
    result = run(program)
    if if_no_trouble and not has_trouble(result):
        title = if_no_trouble
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(SENTENCES["program"].format(title=title))
        # From this page's own path, so that it holds wherever the app is mounted.
        st.link_button(SENTENCES["open"], f"tensors?{urlencode({'code': program})}", icon=":material/edit:")
    show_transcript(program, result.steps, wrap=True)
    st.markdown(in_words(result) + (f" {inline_code(result.error.message, longest=300)}" if result.error else ""))
    return result

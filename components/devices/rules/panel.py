"""The rules of tensors on devices, one open at a time: a program that breaks it, beside one that keeps it."""

from urllib.parse import urlencode

import streamlit as st

from components.export.program import Program
from components.interpreter import Run, run
from components.page.code import show_transcript
from components.page.link import inline_code, one_of
from components.page.start import start_index
from components.page.take_home import take_home

from ..inventory import Inventory
from .lessons import RULES, about_stand_in, has_trouble, in_words

NAMES = ("rule",)
FIRST_RULE = next(iter(RULES))


def parameters(inventory: Inventory) -> dict:
    return {"rule": (one_of(RULES), FIRST_RULE)}


def program_of(inventory: Inventory, rule: str = FIRST_RULE) -> Program:
    """The program that breaks the rule, and the one that keeps it."""
    chosen = RULES[rule]
    kept = Program(chosen.titles[1], chosen.kept.text(inventory))
    return Program(f"Tensors on devices: {rule}", chosen.broken.text(inventory), beside=kept)


@st.fragment
def show(inventory: Inventory) -> None:
    look = {"horizontal": True, "label_visibility": "collapsed"}
    first = start_index("rule", RULES, FIRST_RULE)
    name = st.radio("The rule", RULES, first, key="rule", bind="query-params", **look)
    rule = RULES[name]
    st.markdown(rule.claim)
    broken, kept = st.columns(2, gap="medium")
    with broken.container(key="listing_broken"):
        result = show_program(rule.titles[0], rule.broken.text(inventory), rule.title_if_none)
    with kept.container(key="listing_kept"):
        show_program(rule.titles[1], rule.kept.text(inventory))
        st.markdown(rule.if_trouble if has_trouble(result) else rule.if_none)
    if not inventory.accelerators:
        st.markdown(f":small[{about_stand_in(rule)}]")
    take_home(program_of(inventory, name))


def show_program(title: str, program: str, if_no_trouble: str = "") -> Run:
    """Show the program and what it did, under its `title` or the one for a program that met no trouble here."""
    result = run(program)
    if if_no_trouble and not has_trouble(result):
        title = if_no_trouble
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{title}**")
        # From this page's own path, so that it holds wherever the app is mounted.
        st.link_button("Open in Tensors", f"tensors?{urlencode({'code': program})}", icon=":material/edit:")
    show_transcript(program, result.steps, wrap=True)
    st.markdown(in_words(result) + (f" {inline_code(result.error.message, longest=300)}" if result.error else ""))
    return result

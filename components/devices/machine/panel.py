"""What the machine has for tensors to live on, the reading's question about it, and a move there and back."""

import streamlit as st

from components.export.program import Program
from components.interpreter import run
from components.page.code import show_transcript
from components.page.code_block import show_program
from components.page.control import choose_one
from components.page.take_home import take_home

from ..inventory import Inventory, facts, in_words, take_inventory
from ..sentences import FACTS
from .section import TENSOR, device_in, program_of
from .sentences import SENTENCES


def prepare() -> None:
    """Ask the machine what it has, which takes the longest at the first time."""
    take_inventory()


@st.fragment
def show(inventory: Inventory) -> None:
    """Draw the section."""
    st.markdown(in_words(inventory))
    facts_here, lines_here = st.columns([4, 5], gap="large")
    with facts_here:
        rows = "\n".join(f"| {fact} | {here} |" for fact, here in facts(inventory))
        st.markdown(f"| {FACTS['what']} | {FACTS['here']} |\n|---|---|\n{rows}")
        program, is_run = choose_move(inventory)
    with lines_here:
        if is_run:
            show_run(program.source)
        else:
            show_program(program.source)
    take_home(program)


def choose_move(inventory: Inventory) -> tuple[Program, bool]:
    """The program to show, and whether to run it."""
    choice = choose_one(TENSOR, st.radio, horizontal=True)
    if not inventory.accelerators:
        # Nowhere to move it to: the page's first sentence says so, and why.
        return program_of(inventory, choice), True
    with st.container(horizontal=True, vertical_alignment="bottom"):
        device = choose_one(device_in(inventory), st.selectbox)
        pressed = st.button(SENTENCES["move"], key="move")
    if device.startswith("cuda"):
        st.markdown(SENTENCES["whole numbers on CUDA"])
    return program_of(inventory, choice, device), pressed


def show_run(program: str) -> None:
    """The program with what its lines gave, and what may help if it stopped."""
    result = run(program)
    show_transcript(program, result.steps)
    if result.error:
        st.error(SENTENCES["stopped"].format(hint=result.error.hint), icon=":material/error:")

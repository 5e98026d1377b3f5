"""What the machine has for tensors to live on, the reading's question about it, and a move there and back."""

import streamlit as st

from components.export.program import Program
from components.interpreter import run
from components.page.code import show_transcript
from components.page.link import one_of
from components.page.start import start_index
from components.page.take_home import take_home

from ..inventory import Inventory, facts, in_words
from ..transfer import TENSORS, reading_program, round_trip_program

NAMES = ("tensor", "device")
FIRST_TENSOR = next(iter(TENSORS))


def parameters(inventory: Inventory) -> dict:
    return {
        "tensor": (one_of(TENSORS), FIRST_TENSOR),
        "device": (one_of(inventory.devices), inventory.devices[0]),
    }


def program_of(inventory: Inventory, tensor: str = FIRST_TENSOR, device: str = "cpu") -> Program:
    """The move of a tensor there and back; where there is nowhere to move it to, the reading's question."""
    lines = round_trip_program(tensor, device) if inventory.accelerators else reading_program(tensor)
    return Program("Where a tensor lives", lines)


@st.fragment
def show(inventory: Inventory) -> None:
    st.markdown(in_words(inventory))
    facts_here, lines_here = st.columns([4, 5], gap="large")
    with facts_here:
        rows = "\n".join(f"| {fact} | {here} |" for fact, here in facts(inventory))
        st.markdown(f"| What | On this machine |\n|---|---|\n{rows}")
        program, is_run = choose_move(inventory)
    with lines_here:
        if is_run:
            show_run(program.source)
        else:
            st.code(program.source, language=None)
    take_home(program)


def choose_move(inventory: Inventory) -> tuple[Program, bool]:
    """The program to show, and whether to run it."""
    first = start_index("tensor", TENSORS, FIRST_TENSOR)
    choice = st.radio("A tensor of the reading", TENSORS, first, key="tensor", bind="query-params", horizontal=True)
    if not inventory.accelerators:
        # Nowhere to move it to: the page's first sentence says so, and why.
        return program_of(inventory, choice), True
    with st.container(horizontal=True, vertical_alignment="bottom"):
        here = inventory.devices
        first = start_index("device", here, here[0])
        device = st.selectbox("Move it to", here, first, key="device", bind="query-params")
        pressed = st.button("Move it there and back", key="move")
    if device.startswith("cuda"):
        st.markdown("X and c hold whole numbers. CUDA has no dot product for those, but `X.float() @ c.float()` runs.")
    return program_of(inventory, choice, device), pressed


def show_run(program: str) -> None:
    result = run(program)
    show_transcript(program, result.steps)
    if result.error:
        st.error(f"It stopped there. {result.error.hint}", icon=":material/error:")

"""Shape and storage: a tensor as a flat strip of memory, and every name that reads it."""

import streamlit as st

from components.interpreter import run
from components.page.link import inline_code

from ..memory import Block, blocks
from ..sheet.chart import table
from .chart import ALT, chart
from .strip import marks


def show(code: str) -> None:
    found = blocks(run(code).names)
    if not found:
        st.text("No name holds a tensor or an array yet. Type a line such as X = torch.arange(6).reshape(2, 3).")
        return
    block = choose(found)
    show_block(block)
    others = [name for other in found if other is not block for name in other.names]
    if others:
        st.markdown(f"In other memory: {', '.join(map(inline_code, others))}.")


def choose(found: list[Block]) -> Block:
    """The block of the name that the reader chose; at first the one that most names share, or the largest."""
    by_name = {name: block for block in found for name in block.names}
    if st.session_state.get("name") not in by_name:
        st.session_state["name"] = max(found, key=lambda block: (len(block.names), len(block.values))).names[0]
    return by_name[st.selectbox("The memory of", list(by_name), key="name", bind="query-params")]


def show_block(block: Block) -> None:
    try:
        drawn = marks(block)
    except ValueError as reason:
        st.text(str(reason))
        return
    with st.container(horizontal=True, wrap=False):
        spec = {**chart(drawn, len(block.values)), "datasets": {"marks": table(drawn)}}
        st.vega_lite_chart(spec, width="content", key="strip", alt=ALT)
    st.markdown(about(block))


def about(block: Block) -> str:
    names = [inline_code(name) for name in block.names]
    places = len(block.values)
    size = f"{places} place{'s' * (places > 1)} of {block.values.itemsize} bytes"
    if len(names) == 1:
        return f"{names[0]} alone reads this memory of {size}."
    readers = f"{', '.join(names[:-1])} and {names[-1]} read the **same memory** of {size}"
    return f"{readers}: what is written through one is read through all."

"""Shape and storage: a tensor as a flat strip of memory, and every name that reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from components.interpreter import Written, run
from components.page.control import BOUND
from components.page.place import begin, controls_begin_at
from components.page.problem import show_problem
from components.page.quoting import inline_code

from ..memory import Block, blocks, sharing
from ..sentences import counted
from ..sheet.chart import table
from .chart import chart
from .section import NAME, first_name
from .sentences import SENTENCES
from .strip import MOST_NAMES, marks

LISTED = 6


def show(code: str) -> None:
    """Draw the section for this program."""
    ran = run(code)
    if ran.error:
        st.markdown(SENTENCES["stopped"].format(line=ran.error.line))
        show_problem(ran.error)
    found = blocks(ran.names)
    if not found:
        st.text(SENTENCES["no tensor"])
        show_hidden(ran.names)
        return
    name, block = choose(found)
    show_block(block, name)
    same_bytes = [other for other in sharing(ran.names)[name] if other not in block.names]
    if same_bytes:
        st.markdown(SENTENCES["same bytes"].format(names=listing(same_bytes)))
    others = [other for each in found if each is not block for other in each.names if other not in same_bytes]
    if others:
        st.markdown(SENTENCES["other memory"].format(names=listing(others)))
    show_hidden(ran.names)


def show_hidden(names: Mapping[str, object]) -> None:
    """Say what the picture cannot know: tensors that only an object of the program's own class holds."""
    objects = [name for name, value in names.items() if isinstance(value, Written)]
    if objects:
        st.markdown(SENTENCES["hidden"].format(names=listing(objects)))


def choose(found: list[Block]) -> tuple[str, Block]:
    """The name that the reader chose, and its block."""
    by_name = {name: block for block in found for name in block.names}
    name = replace(NAME, default=first_name(found), options=tuple(by_name))
    controls_begin_at({name.name: begin(name)})
    if st.session_state.get(name.name) not in by_name:
        st.session_state[name.name] = begin(name)
    chosen = st.selectbox(name.label, name.options, key=name.name, bind=BOUND)
    return chosen, by_name[chosen]


def show_block(block: Block, name: str) -> None:
    """The picture of a block, with the layout of one of its names."""
    try:
        drawn = marks(block, name)
    except ValueError as reason:
        st.text(str(reason))
        return
    with st.container(horizontal=True, wrap=False):
        spec = {**chart(drawn, len(block.values)), "datasets": {"marks": table(drawn)}}
        st.vega_lite_chart(spec, width="content", key="strip", alt=SENTENCES["alt"])
    if len(block.names) > MOST_NAMES:
        st.text(SENTENCES["too many names"].format(shown=MOST_NAMES, number=f"{len(block.names):,}"))
    st.markdown(about(block))


def about(block: Block) -> str:
    """What a block is, and who reads it, in words."""
    size = SENTENCES["size"].format(
        places=counted(SENTENCES["places"], len(block.values)),
        bytes=counted(SENTENCES["bytes"], block.layouts[0].value.itemsize),
    )
    case = "one reads" if len(block.names) == 1 else "many read"
    return SENTENCES[case].format(names=listing(block.names), size=size)


def listing(names: Sequence[str]) -> str:
    """Names as Markdown that shows them and interprets none; of many, the first few."""
    shown = [inline_code(name, longest=30) for name in names[:LISTED]]
    if len(names) > LISTED:
        shown.append(SENTENCES["more"].format(number=f"{len(names) - LISTED:,}"))
    return SENTENCES["and"].join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)

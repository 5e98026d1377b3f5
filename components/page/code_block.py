"""Programs and outputs as blocks of letters of one width, each with a button that copies it.

Streamlit's own block brings a highlighter for all languages with it: 1.5 MB, and the last that a first visit gets.
"""

from typing import Literal

import streamlit as st

from .highlighting import escaped, highlighted
from .sentences import SENTENCES

# Elements and names as in Streamlit's own block, so that style sheets and tests find both. The button acts in copy.js.
BLOCK = (
    '<div class="stCode{look}" data-testid="stCode"><pre tabindex="0"{height}><code>{code}</code></pre>'
    '<button type="button" aria-label="{copy}" title="{copy}"></button></div>'
)


def show_program(program: str, wrap: bool = False, height: int | None = None) -> None:
    """Draw lines of Python; they need not be finished, or right. What is higher than `height` pixels scrolls."""
    draw(highlighted(program.strip("\n")), wrap, height)


def show_output(
    text: str, wrap: bool = False, height: int | None = None, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Draw what a program prints, or any other text, as it is."""
    draw(escaped(text.strip("\n")), wrap, height, width)


def draw(code: str, wrap: bool, height: int | None, width: Literal["stretch", "content"] = "stretch") -> None:
    """Draw the block around what is HTML already."""
    look = " wraps" if wrap else ""
    limit = f' style="height: {height}px"' if height else ""
    st.html(BLOCK.format(look=look, height=limit, code=code, copy=SENTENCES["copy"]), width=width)

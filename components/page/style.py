"""How every page looks: the style sheets of this folder, the colours they name, and what its fields tell a keyboard."""

from functools import cache
from pathlib import Path

import streamlit as st

from .sentences import SENTENCES

# The colours of the theme that style sheets name.
NAMED = ("primary", "blue", "orange", "red", "green", "codeText", "codeBackground")
SCRIPT = Path(__file__).with_name("fields.js").read_text(encoding="utf-8")
FIELDS = f"<script>{SCRIPT.replace('PICTURE', SENTENCES['picture that scrolls'])}</script>"


def set_style() -> None:
    """Put the style sheets, and what fields tell a keyboard, on the page."""
    st.html(style())
    st.html(FIELDS, unsafe_allow_javascript=True)


@cache
def style() -> str:
    """The style sheets as one, with the theme's colours by their names."""
    sheets = [sheet.read_text() for sheet in sorted(Path(__file__).parent.glob("*.css"))]
    colors = [f"--{name}: light-dark({color('light', name)}, {color('dark', name)});" for name in NAMED]
    return f"<style>{''.join(sheets)}:root {{ {''.join(colors)} }}</style>"


def color(theme: str, name: str) -> str:
    """A colour of one of the two themes."""
    return st.get_option(f"theme.{theme}.{name}Color")

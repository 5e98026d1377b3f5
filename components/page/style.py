"""How every page looks: the style sheets of this folder, and the colours that they name as Markdown and charts do."""

from functools import cache
from pathlib import Path

import streamlit as st


def set_style() -> None:
    st.html(style())


@cache
def style() -> str:
    sheets = [sheet.read_text() for sheet in sorted(Path(__file__).parent.glob("*.css"))]
    colors = [f"--{name}: light-dark({color('light', name)}, {color('dark', name)});" for name in ("blue", "orange")]
    return f"<style>{''.join(sheets)}:root {{ {''.join(colors)} }}</style>"


def color(theme: str, name: str) -> str:
    return st.get_option(f"theme.{theme}.{name}Color")

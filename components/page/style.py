"""What every page needs so that everybody can use Streamlit's own elements."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


# A style sheet may name these, as Markdown and charts do.
COLORS = "".join(
    f"--{name}: light-dark({st.get_option(f'theme.light.{name}Color')}, {st.get_option(f'theme.dark.{name}Color')});"
    for name in ("blue", "orange")
)


def set_style() -> None:
    st.html(STYLE)
    st.html(f"<style>:root {{ {COLORS} }}</style>")

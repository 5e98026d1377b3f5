"""What every page needs so that everybody can use Streamlit's own elements."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def set_style() -> None:
    st.html(STYLE)

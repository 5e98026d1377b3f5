"""What the app adds to Streamlit in the browser: presses right after typing, Back by places, and sliders."""

from pathlib import Path

import streamlit as st

SCRIPT = ";\n".join(Path(__file__).with_name(name).read_text() for name in ("browser.js", "slider.js"))


def mend_browser() -> None:
    """Call this before anything that a page draws."""
    with st.container(key="browser"):
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)

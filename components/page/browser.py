"""What the app adds to Streamlit in the browser: a press right after typing counts, and Back goes by places."""

from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).with_suffix(".js").read_text()


def mend_browser() -> None:
    """Call this before anything that a page draws."""
    with st.container(key="browser"):
        st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)

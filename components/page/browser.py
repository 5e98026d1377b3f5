"""What the app adds to Streamlit in the browser: what browser.js and copy.js say at their beginning."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
SCRIPTS = "".join(f"<script>{FOLDER.joinpath(name).read_text()}</script>" for name in ("browser.js", "copy.js"))


def mend_browser() -> None:
    """Call this before anything that a page draws."""
    with st.container(key="browser"):
        st.html(SCRIPTS, unsafe_allow_javascript=True)

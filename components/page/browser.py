"""What the app adds to Streamlit in the browser: what browser.js, copy.js and slider.js say at their beginning."""

from pathlib import Path

import streamlit as st

from .sentences import SENTENCES

FOLDER = Path(__file__).parent
TEXTS = {"COPIED": SENTENCES["copied"], "COPY": SENTENCES["copy"]}


def script(name: str) -> str:
    """The script of this name, with what it says in the place of its capitals."""
    text = FOLDER.joinpath(name).read_text()
    for capitals, said in TEXTS.items():
        text = text.replace(f'"{capitals}"', f'"{said}"')
    return f"<script>{text}</script>"


SCRIPTS = "".join(script(name) for name in ("browser.js", "copy.js", "slider.js"))


def mend_browser() -> None:
    """Call this before anything that a page draws."""
    with st.container(key="browser"):
        st.html(SCRIPTS, unsafe_allow_javascript=True)

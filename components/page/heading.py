"""What stands above a page: its heading, and on a phone the names of all pages."""

from collections.abc import Iterable

import streamlit as st
from streamlit.navigation.page import StreamlitPage


def link_pages(pages: Iterable[StreamlitPage]) -> None:
    """The pages by name. The style sheet shows them where Streamlit hides its navigation behind a sign."""
    with st.container(horizontal=True, gap="xsmall", key="pages"):
        for page in pages:
            st.page_link(page, label=page.title, width="content")


def say_heading(text: str) -> None:
    """The heading of a page that has no room for one: drawn on a phone, and elsewhere said by a screen reader."""
    with st.container(key="heading"):
        st.title(text, anchor=False)

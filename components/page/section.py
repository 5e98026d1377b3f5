"""The sections of a page, of which one is open: which one is in the link, as `view`."""

from collections.abc import Iterable

import streamlit as st

# The link's own words are the labels.
CAPITALS = "<style>.st-key-view p::first-letter { text-transform: uppercase; }</style>"


def choose_section(names: Iterable[str], first: str) -> str:
    """Draw the sections' names and tell which one is open, at the start `first`."""
    st.html(CAPITALS)
    look = {"required": True, "bind": "query-params", "label_visibility": "collapsed"}
    return st.segmented_control("Section", list(names), default=first, key="view", **look)

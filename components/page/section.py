"""The sections of a page, of which one is open: which one is in the link, as `view`."""

from collections.abc import Iterable, Mapping

import streamlit as st

# The link's own words are the labels.
CAPITALS = "<style>.st-key-view p::first-letter { text-transform: uppercase; }</style>"


def choose_section(names: Iterable[str], first: str) -> str:
    """Draw the sections' names and tell which one is open, at the start `first`."""
    st.html(CAPITALS)
    look = {"required": True, "bind": "query-params", "label_visibility": "collapsed"}
    return st.segmented_control("Section", list(names), default=first, key="view", **look)


def open_linked_section(parameters: Mapping[str, Iterable[str]]) -> None:
    """A link that names a section's own parameter, but no section, means that section.

    `parameters` has those of each section that no other section has. Call this before `choose_section`.
    """
    if "view" in st.session_state or "view" in st.query_params:
        return
    for section, names in parameters.items():
        if any(name in st.query_params for name in names):
            st.query_params["view"] = section
            # A control takes its value from the link that the run started with.
            st.rerun()

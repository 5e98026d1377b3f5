"""The sections of a page, of which one is open: which one is in the link, as `view`."""

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# The link's own words are the labels.
SHOWN = "section_shown"
CAPITALS = "<style>.st-key-view p::first-letter { text-transform: uppercase; }</style>"


def choose_section(names: Iterable[str], first: str) -> str:
    """Draw the sections' names and tell which one is open, at the start `first`."""
    st.html(CAPITALS)
    look = {"required": True, "bind": "query-params", "label_visibility": "collapsed"}
    return st.segmented_control("Section", list(names), default=first, key="view", **look)


def room_of(section: str) -> DeltaGenerator:
    """Where the open section is drawn; what another one drew is gone by then.

    With both on the page there would be two controls of one key, and the old one would take the link's hold of the new
    one with it when it goes. Streamlit keeps what stood in a container until something else stands there, so sections
    take turns in two rooms, and the other room is emptied first.
    """
    before, room = st.session_state.get(SHOWN, (section, 0))
    if before != section:
        room = 1 - room
    st.session_state[SHOWN] = section, room
    rooms = [st.container() if number == room else st.empty() for number in range(2)]
    return rooms[room]


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

"""The sections of a page, of which one is open: which one is in the link, as `view`."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.links.page import VIEW, Page

from .sentences import SENTENCES

# The link's own words are the labels.
SHOWN = "section_shown"
CAPITALS = "<style>.st-key-view p::first-letter { text-transform: uppercase; }</style>"


def choose_section(page: Page) -> str:
    """Draw the names of the page's sections, and tell which one is open."""
    st.html(CAPITALS)
    return st.segmented_control(
        SENTENCES["section"],
        list(page.sections),
        default=page.first,
        key=VIEW,
        required=True,
        bind="query-params",
        label_visibility="collapsed",
    )


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

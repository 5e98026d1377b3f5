"""The Devices page: the section that is open."""

import streamlit as st

from components.page.link import check_link, one_of, show_notices
from components.page.section import choose_section, open_linked_section

from .inventory import take_inventory
from .machine import panel as machine
from .rules import panel as rules
from .speed import panel as speed

SECTIONS = {"machine": machine, "rules": rules, "speed": speed}
FIRST_VIEW = "machine"


def show() -> None:
    inventory = take_inventory()
    check_link({"view": (one_of(SECTIONS), FIRST_VIEW)})
    open_linked_section({name: section.NAMES for name, section in SECTIONS.items()})
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title("Devices", anchor=False, width="content")
        section = SECTIONS[choose_section(SECTIONS, FIRST_VIEW)]
    parameters = section.parameters(inventory)
    check_link(parameters)
    show_notices("view", *parameters)
    section.show(inventory)

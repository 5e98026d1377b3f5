"""The Devices page: the section that is open."""

from collections.abc import Mapping

from components.page.notices import show_notices
from components.page.opening import open_page
from components.page.section import choose_section, room_of

from .inventory import take_inventory
from .page import PAGE


def show() -> None:
    """Draw the page."""
    inventory = take_inventory()
    parameters = open_page(PAGE)
    section = PAGE.sections[choose_section(PAGE)]
    show_notices(*parameters)
    with room_of(section.name):
        section.panel.show(inventory)


def show_section(query: Mapping[str, str]) -> None:
    """Draw the section that the link opens, without the page around it."""
    PAGE.section(query).panel.show(take_inventory())

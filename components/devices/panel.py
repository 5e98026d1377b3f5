"""The Devices page: the section that is open."""

from collections.abc import Mapping

from components.export.program import Program
from components.page.link import check_link, one_of, show_notices
from components.page.section import choose_section, open_linked_section, room_of
from components.page.start import converted

from .inventory import take_inventory
from .machine import panel as machine
from .rules import panel as rules
from .speed import panel as speed

SECTIONS = {"machine": machine, "rules": rules, "speed": speed}
FIRST_VIEW = "machine"
# What a step of a lesson has no control for.
FIXED = ("view",)


def show() -> None:
    inventory = take_inventory()
    check_link({"view": (one_of(SECTIONS), FIRST_VIEW)})
    open_linked_section({name: section.NAMES for name, section in SECTIONS.items()})
    view = choose_section(SECTIONS, FIRST_VIEW)
    section = SECTIONS[view]
    parameters = section.parameters(inventory)
    check_link(parameters)
    show_notices("view", *parameters)
    with room_of(view):
        section.show(inventory)


def prepare() -> None:
    """Builds what the first reader of a section would wait for."""
    take_inventory()
    speed.specification()


def rules(query: Mapping[str, str]) -> dict:
    """The check and the default of each parameter that a link with these others may have."""
    section = SECTIONS.get(query.get("view"), SECTIONS[FIRST_VIEW])
    return {"view": (one_of(SECTIONS), FIRST_VIEW), **section.parameters(take_inventory())}


def show_section(query: Mapping[str, str]) -> None:
    """The section that the link opens, without the page around it."""
    SECTIONS[query.get("view", FIRST_VIEW)].show(take_inventory())


def program_of(query: Mapping[str, str]) -> Program:
    """The program that the page of this link shows. The link's values were checked before."""
    section, inventory = SECTIONS[query.get("view", FIRST_VIEW)], take_inventory()
    rules = section.parameters(inventory)
    own = {name: converted(query[name], start) for name, (_, start) in rules.items() if name in query}
    return section.program_of(inventory, **own)

"""The Devices page: its sections."""

from collections.abc import Mapping
from typing import Any

from components.export.program import Program
from components.links.page import Page, Section, choice_of_section, sections_of

from .inventory import take_inventory


def program_of(section: Section, values: Mapping[str, Any], own: Mapping[str, Any]) -> Program | None:
    """The program of a section on this machine."""
    return section.program(take_inventory(), **own)


SECTIONS = sections_of(
    "devices",
    (
        "machine",
        "rules",
        "speed",
    ),
)
VIEW = choice_of_section(SECTIONS, "machine")
PAGE = Page("devices", SECTIONS, (VIEW,), program_of)

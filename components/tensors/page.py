"""The Tensors page: its sections, and the program that all of them look at."""

from collections.abc import Mapping
from typing import Any

from components.export.program import Program
from components.links.field import check_program
from components.links.page import Page, Section, choice_of_section, sections_of
from components.links.parameter import Text

from .examples import READING

CODE = Text("code", READING, words="the program's text, of which up to 10,000 characters run", also=check_program)


def program_of(section: Section, values: Mapping[str, Any], own: Mapping[str, Any]) -> Program | None:
    """The program, whichever section looks at it; None if it has no lines."""
    return section.program(values[CODE.name])


SECTIONS = sections_of(
    "tensors",
    (
        "results",
        "storage",
        "names",
    ),
)
VIEW = choice_of_section(SECTIONS, "results")
# The sections change inside a fragment, which checks no link.
PAGE = Page("tensors", SECTIONS, (CODE, VIEW), program_of, checks_all=True)

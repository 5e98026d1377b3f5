"""The Autograd page: its sections, and what all of them have."""

from collections.abc import Mapping
from typing import Any

from components.export.program import Program
from components.links.page import Page, Section, choice_of_section, sections_of

from .interval import Interval
from .parameters import HIGH, LOW, F, G, X, functions_of


def program_of(section: Section, values: Mapping[str, Any], own: Mapping[str, Any]) -> Program | None:
    """The program of a section at these values; a function that cannot be used is left out."""
    functions = functions_of({name: values[name] for name in ("f", "g")})
    return section.program(functions, Interval(values["low"], values["high"]), values["x"], **own)


SECTIONS = sections_of(
    "autograd",
    (
        "guess",
        "plot",
        "tangents",
        "steps",
        "descent",
        "graph",
        "check",
        "errors",
    ),
)
VIEW = choice_of_section(SECTIONS, "tangents")
PAGE = Page("autograd", SECTIONS, (VIEW, F, G, LOW, HIGH, X), program_of)

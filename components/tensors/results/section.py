"""What each statement gives, as its page lists it."""

from components.export.program import Program
from components.links.page import Section

from ..program import as_program
from .sentences import CARDS


def program_of(code: str) -> Program | None:
    """The program whose results are shown."""
    return as_program(code)


SECTION = Section("results", CARDS["title"], (), program_of)

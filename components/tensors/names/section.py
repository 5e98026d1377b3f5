"""Names and memory, as its page lists it: its parameter, the statement that is looked at."""

from components.export.program import Program
from components.links.page import Section
from components.links.parameter import Whole

from ..program import as_program
from .sentences import SENTENCES

# 0 stays at the end when lines are added.
BACK = Whole(
    "back", 0, label=SENTENCES["statements before"], words="how many statements before the last", low=0, high=10_000
)


def program_of(code: str) -> Program | None:
    """The program whose names are drawn."""
    return as_program(code)


SECTION = Section("names", SENTENCES["title"], (BACK,), program_of)

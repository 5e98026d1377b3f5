"""Things that go wrong, as its page lists it: its parameters, and its programs to take home."""

from components.export.program import Program
from components.links.field import check_program
from components.links.parameter import Choice, Text

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from .case import Case
from .cases import CASES, FIRST_CASE
from .program import write_programs
from .sentences import PANEL

CASE = Choice(
    "case",
    FIRST_CASE,
    label=PANEL["case"],
    words="which mistake",
    options=tuple(CASES),
    reason=PANEL["no case"],
)
WRONG = Text("wrong", "the case's own program", words="the program that makes it", also=check_program)
REPAIRED = Text("repaired", "the case's own program", words="the program without it", also=check_program)


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    case: str = CASE.default,
    wrong: str | None = None,
    repaired: str | None = None,
) -> Program:
    """The wrong program and the repaired one: the case's own, or what was made of them."""
    own = write_programs(CASES[case], functions.get("f"), x)
    return both(CASES[case], own.wrong if wrong is None else wrong, own.repaired if repaired is None else repaired)


def both(case: Case, wrong: str, repaired: str) -> Program:
    """The program with the case's mistake, and beside it the one without."""
    return Program(case.title, wrong, beside=Program(PANEL["title of repaired"], repaired))


SECTION = AutogradSection("errors", PANEL["title"], (CASE, WRONG, REPAIRED), program_of, draws_curves=False)

"""Line by line, as its page lists it: its parameters, and its program to take home."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from components.export.program import Program
from components.links.parameter import Switch, Whole

from ..functions import Function
from ..interval import Interval
from ..pairs import FIRST
from ..parameters import ZERO, AutogradSection, functions_of
from ..picture import picture, tangent_lines
from ..program import write_program
from .sentences import PANEL
from .stops import stops_of

TITLE = PANEL["title"]


def line_beside(line: Whole, query: Mapping[str, str], standing: Mapping[str, Any]) -> Whole:
    """The number of lines that have run, of the program that the functions beside it make."""

    def check(value: int) -> None:
        """Refuse a line behind the last one."""
        functions = functions_of({name: text_beside(name, query, standing) for name in ("f", "g")})
        last = last_line(wanted(functions, query.get(WITH_G.name, "").lower() != "false"))
        if value > last:
            raise ValueError(PANEL["last line"].format(last=last))

    return replace(line, also=check)


def text_beside(name: str, query: Mapping[str, str], standing: Mapping[str, Any]) -> str:
    """The function's text in the link, or on the page; the first one in place of a link's that cannot be used."""
    first = getattr(FIRST, name)
    if name not in query:
        return standing.get(name, first)
    return query[name] if functions_of({name: query[name]}) else first


def last_line(functions: Mapping[str, Function]) -> int:
    """How many lines of the program run one after the other.

    Neither x nor the switch changes it: a zero_() that is not called stands there as a comment.
    """
    return len(stops_of(write_program(functions.get("f"), functions.get("g"), 0.0, False)))


def wanted(functions: dict[str, Function], with_g: bool) -> dict[str, Function]:
    """The functions of the program: f, and g if it comes after f."""
    return functions if with_g else {name: function for name, function in functions.items() if name != "g"}


LINE = Whole(
    "line",
    0,
    label=PANEL["line"],
    words="how many lines have run",
    low=0,
    high=100,
    reason=PANEL["no line"],
    beside=line_beside,
)
WITH_G = Switch("with_g", True, words="does g come after f", has_control=False, in_step=False)


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    line: int = LINE.default,
    zero: bool = ZERO.default,
    with_g: bool = WITH_G.default,
) -> Program | None:
    """The whole program, whichever line has run; f alone, if it is to be without g."""
    functions = wanted(functions, with_g)
    if not functions:
        return None
    program = write_program(functions.get("f"), functions.get("g"), x, zero)
    return Program(TITLE, program.text, picture(functions, interval, *tangent_lines(program)))


SECTION = AutogradSection("steps", TITLE, (LINE, ZERO, WITH_G), program_of)

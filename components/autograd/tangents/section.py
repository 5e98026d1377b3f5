"""Tangents and accumulation, as its page lists it: its parameters, and its program to take home."""

from components.export.program import Program
from components.links.parameter import Whole

from ..functions import Function
from ..interval import Interval
from ..parameters import ZERO, AutogradSection
from ..picture import picture, tangent_lines
from ..program import write_program
from .sentences import PANEL

TITLE = PANEL["title"]
F_PASSES = Whole("f_passes", 1, label=PANEL["f_passes"], words="how often `backward()` runs on f", low=1, high=9)
G_PASSES = Whole("g_passes", 1, label=PANEL["g_passes"], words="and on g", low=1, high=9)
PASSES = {"f": F_PASSES, "g": G_PASSES}


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    zero: bool = ZERO.default,
    f_passes: int = F_PASSES.default,
    g_passes: int = G_PASSES.default,
) -> Program | None:
    """The program that takes the slope of f and then that of g; None without a function."""
    if not functions:
        return None
    program = write_program(functions.get("f"), functions.get("g"), x, zero, f_passes, g_passes)
    plots = picture(functions, interval, *tangent_lines(program))
    return Program(TITLE, program.text, plots)


SECTION = AutogradSection("tangents", TITLE, (ZERO, F_PASSES, G_PASSES), program_of)

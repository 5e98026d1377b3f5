"""Plot f, as its page lists it: its parameters, and its program to take home."""

from dataclasses import dataclass
from typing import Any

from components.export.program import Program
from components.links.parameter import Number, Switch

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from ..picture import guess_line, picture
from ..sentences import GUESS
from .program import write_program
from .sentences import PANEL

TITLE = PANEL["title"]
SLOPE = Number("slope", GUESS, label=PANEL["slope"], words="the line's slope", low=-10_000.0, high=10_000.0, step=1.0)
USE_GRAD = Switch("use_grad", False, label=PANEL["use_grad"], words="is it taken from `x.grad`")
DRAW_LINE = Switch("draw_line", True, label=PANEL["draw_line"], words="is the line drawn")
DRAW_G = Switch("draw_g", True, label=PANEL["draw_g"], words="is g drawn")


@dataclass(frozen=True)
class Drawn:
    """What is drawn beside f."""

    slope: float = SLOPE.default
    use_grad: bool = USE_GRAD.default
    draw_line: bool = DRAW_LINE.default
    draw_g: bool = DRAW_G.default


def program_of(functions: dict[str, Function], interval: Interval, x: float, **chosen: Any) -> Program | None:
    """The program that draws the functions, and a line through the point of f; None if nothing is to be drawn.

    What is `chosen` is told by the names of Drawn.
    """
    beside = Drawn(**chosen)
    drawn = drawn_of(functions, beside.draw_g)
    if not drawn:
        return None
    lines = []
    if beside.draw_line and "f" in drawn and (drawn["f"].tracked or not beside.use_grad):
        lines = ["picture += plot_gradient(x, y, slope)" if beside.use_grad else guess_line(beside.slope)]
    return Program(TITLE, write_program(drawn, x, beside.use_grad).text, picture(drawn, interval, *lines))


def drawn_of(functions: dict[str, Function], draw_g: bool) -> dict[str, Function]:
    """The functions that are drawn: f, and g if it is to be."""
    return {name: function for name, function in functions.items() if name == "f" or draw_g}


SECTION = AutogradSection("plot", TITLE, (SLOPE, USE_GRAD, DRAW_LINE, DRAW_G), program_of)

"""Is it right?, as its page lists it: its parameter, and its program to take home."""

from components.export.program import Program
from components.links.parameter import Choice

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from ..picture import picture, tangent_line
from .differences import STEPS
from .program import write_program
from .sentences import PANEL

TITLE = PANEL["title"]
H = Choice("h", STEPS[0], label=PANEL["h"], words="the secant's step", options=tuple(STEPS), reason=PANEL["no h"])


def program_of(functions: dict[str, Function], interval: Interval, x: float, h: float = H.default) -> Program | None:
    """The program that asks autograd and the secant for f's slope at `x`; None without f."""
    f = functions.get("f")
    if not f:
        return None
    plots = picture(["f"], interval, *([tangent_line("f", y="f(x)")] if f.tracked else []))
    return Program(TITLE, write_program(f, x, h).text, plots)


SECTION = AutogradSection("check", TITLE, (H,), program_of, draws_curves=False)

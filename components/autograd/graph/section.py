"""Inside backward, as its page lists it: its parameter, and its program to take home."""

from components.export.program import Program
from components.links.parameter import Switch

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from ..picture import picture, tangent_line
from .program import write_program
from .sentences import PANEL

TITLE = PANEL["title"]
SLOPES = Switch("slopes", False, label=PANEL["slopes"], words="does each operation say its own slope")


def program_of(
    functions: dict[str, Function], interval: Interval, x: float, slopes: bool = SLOPES.default
) -> Program | None:
    """The program whose graph is drawn; None without f."""
    f = functions.get("f")
    if not f:
        return None
    plots = picture(["f"], interval, *([tangent_line("f")] if f.tracked else []))
    return Program(TITLE, write_program(f, x).text, plots)


SECTION = AutogradSection("graph", TITLE, (SLOPES,), program_of, draws_curves=False)

"""Step downhill, as its page lists it: its parameters, and its program to take home."""

from typing import Any

from components.export.program import Program
from components.links.parameter import Number, Switch, Whole

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from ..picture import path_lines, picture
from .program import Path, Settings, descend
from .sentences import PANEL

TITLE = PANEL["title"]
RATE = Number("rate", 0.1, label=PANEL["rate"], words="how far for each unit of slope", low=0.0, high=10.0, step=0.05)
STEPS = Whole("steps", 5, label=PANEL["steps"], words="how often", low=0, high=100)
MOMENTUM = Number(
    "momentum", 0.0, label=PANEL["momentum"], words="how much of the last speed is left", low=0.0, high=1.0, step=0.1
)
# Not the page's `zero`: there the mistake comes first, as in the reading; here the right way does.
FORGET = Switch("forget", False, label=PANEL["forget"], words="is `zero_()` left out")


PARAMETERS = (RATE, STEPS, MOMENTUM, FORGET)
DEFAULTS: dict[str, Any] = {parameter.name: parameter.default for parameter in PARAMETERS}


def program_of(functions: dict[str, Function], interval: Interval, x: float, **chosen: Any) -> Program | None:
    """The program that goes downhill on f from `x`, as it is chosen by name; None without f."""
    f = functions.get("f")
    if not f:
        return None
    settings = Settings(x, **(DEFAULTS | chosen))
    path = descend(f, settings, interval.low, interval.high)
    return as_program(path, interval, settings.forget)


def as_program(path: Path, interval: Interval, forget: bool) -> Program:
    """The program that took this path, with its picture."""
    return Program(TITLE, path.source, picture(["f"], interval, *path_lines(forget)))


SECTION = AutogradSection("descent", TITLE, PARAMETERS, program_of)

"""Guess the slope, as its page lists it: its parameter, and its program to take home."""

from components.export.program import Program
from components.links.parameter import Switch

from ..functions import Function
from ..interval import Interval
from ..parameters import AutogradSection
from ..picture import guess_line, picture, tangent_line
from ..plot.program import write_program as point_of
from ..program import write_program
from ..sentences import GUESS
from .sentences import PANEL

TITLE = PANEL["title"]
REVEAL = Switch("reveal", True, words="is there a button for the answer", has_control=False, in_step=False)


def program_of(
    functions: dict[str, Function],
    interval: Interval,
    x: float,
    guess: float | None = None,
    reveal: bool = REVEAL.default,
) -> Program | None:
    """The program that finds the slope, with the reader's line in its picture if there is a guess.

    Where nothing is to be revealed, it is the point of f with the line that the reading's author guessed.
    """
    f = functions.get("f")
    if not f:
        return None
    if not reveal:
        return Program(TITLE, point_of({"f": f}, x).text, picture(["f"], interval, guess_line(GUESS)))
    lines = [] if guess is None else [guess_line(guess)]
    lines += [tangent_line("f")] if f.tracked else []
    return Program(TITLE, write_program(f, None, x, zero=False).text, picture(["f"], interval, *lines))


SECTION = AutogradSection("guess", TITLE, (REVEAL,), program_of)

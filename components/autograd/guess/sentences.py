"""What the picture of a guess shows, in words."""

from ..curves import Curves, Point
from ..functions import Function
from ..pairs import FIRST
from ..sentences import COLORED, GUESS, LINE_BREAK, about_point, about_tracking, answers_slope, exactly, short, way
from .tries import verdict


def has_no_secret(f: Function, point: Point) -> bool:
    """Whether there is no slope to keep secret."""
    return not answers_slope(point) or not f.tracked


def hindrance(f: Function, point: Point, curves: Curves) -> str:
    """Why there is nothing to guess at the point; "" if there is."""
    if not f.tracked:
        return f"{about_tracking('f', f)} There is nothing to guess."
    if point.trouble:
        return f"{about_point('f', point)} Autograd has no honest slope here, and there is nothing to guess."
    if not answers_slope(point):
        return (
            f"{about_point('f', point)} The program, in float32, does not find that slope. There is nothing to guess."
        )
    if not curves.bottom <= point.y <= curves.top:
        return (
            f"{COLORED['f']} is {short(point.y)} at x = {exactly(point.x)}, outside the picture. "
            "There is nothing to guess by. Move x."
        )
    return ""


def about(f: Function, point: Point, guess: float, revealed: bool) -> str:
    """The reader's line, and how it differs from f's slope once that is revealed."""
    yours = f":violet[**Your line**]: {way(guess)}."
    if revealed:
        return f"**{verdict(guess, point.slope)}**{LINE_BREAK}{yours} {COLORED['f']}: {way(point.slope)}."
    said = f"{COLORED['f']} is {short(point.y)} at x = {exactly(point.x)}. {yours}"
    if (f.text, point.x) == (FIRST.f, FIRST.x):
        said += f"{LINE_BREAK}The reading's author guessed {short(GUESS)} here. Try that, or better it."
    return said

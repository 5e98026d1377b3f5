"""What the picture of a guess shows, in words."""

from ..curves import Curves, Point
from ..functions import Function
from ..pairs import FIRST
from ..sentences import GUESS, about_point, about_tracking, answers_slope, exactly, in_lines, joined, say, short, way
from .tries import verdict

SENTENCES = {
    "nothing to guess": "There is nothing to guess.",
    "no honest slope": "Autograd has no honest slope here, and there is nothing to guess.",
    "not in float32": "The program, in float32, does not find that slope. There is nothing to guess.",
    "outside": "{f} is {y} at x = {x}, outside the picture. There is nothing to guess by. Move x.",
    "yours": ":violet[**Your line**]: {way}.",
    "verdict": "**{verdict}**",
    "f's": "{f}: {way}.",
    "point": "{f} is {y} at x = {x}.",
    "reading": "The reading's author guessed {guess} here. Try that, or better it.",
}
PANEL = {
    "title": "Guess the slope",
    "guess": "Your guess",
    "no f": "Without f there is no slope to guess.",
    "reveal": "Reveal",
    "another x": "Another x",
    "caption": "Drag a ring of your violet line, or press where the line should go.",
    "tries": "**Your tries**",
    "alt": "The curve f in blue and the line that you guess, in violet, through its point at x. Press anywhere to draw "
    "the line through that place. The sentences on this page say the same in words.",
}


def has_no_secret(f: Function, point: Point) -> bool:
    """Whether there is no slope to keep secret."""
    return not answers_slope(point) or not f.tracked


def hindrance(f: Function, point: Point, curves: Curves) -> str:
    """Why there is nothing to guess at the point; "" if there is."""
    if not f.tracked:
        return joined(about_tracking("f", f), SENTENCES["nothing to guess"])
    if point.trouble:
        return joined(about_point("f", point), SENTENCES["no honest slope"])
    if not answers_slope(point):
        return joined(about_point("f", point), SENTENCES["not in float32"])
    if not curves.bottom <= point.y <= curves.top:
        return say(SENTENCES["outside"], y=short(point.y), x=exactly(point.x))
    return ""


def about(f: Function, point: Point, guess: float, revealed: bool) -> str:
    """The reader's line, and how it differs from f's slope once that is revealed."""
    yours = say(SENTENCES["yours"], way=way(guess))
    if revealed:
        own = say(SENTENCES["f's"], way=way(point.slope))
        return in_lines([say(SENTENCES["verdict"], verdict=verdict(guess, point.slope)), joined(yours, own)])
    stands = say(SENTENCES["point"], y=short(point.y), x=exactly(point.x))
    is_readings = (f.text, point.x) == (FIRST.f, FIRST.x)
    return in_lines([joined(stands, yours), say(SENTENCES["reading"], guess=short(GUESS)) if is_readings else ""])

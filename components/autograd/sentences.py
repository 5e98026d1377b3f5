"""What the picture and the program show, in words.

Here and in the sections' `sentences.py` the tables hold the sentences, with named gaps in braces; the functions below
them choose a sentence and fill its gaps. {f} and {g} are the names in their colours.
"""

import math
from collections.abc import Iterable

from .curves import Point
from .functions import Function
from .smoothness import Trouble

COLORED = {"f": ":blue[**f**]", "g": ":orange[**g**]"}
GUESS = -9.0
LINE_BREAK = "  \n"

# Where a {curve} stands and how it runs, by what keeps it from having an ordinary slope; {answers} is the next table's.
AT_POINT = {
    Trouble.NONE: "{curve} is {y} {at}. Its slope is **{slope}**: {way}.",
    Trouble.NO_VALUE: "{curve} has no value {at}, and so no slope.",
    Trouble.OVERFLOW: "{curve} is too large for float64 {at}, so torch says {y}. For its slope {answers}.",
    Trouble.POLE: "{curve} has a pole {at}: its values grow without bound there, and it has no slope.",
    Trouble.JUMP: "{curve} {leap}, so it has no slope there. {answers} all the same.",
    Trouble.NO_SLOPE: "{curve} is {y} {at} and runs with slope {left}, but {answers}.",
    Trouble.UNBOUNDED: "{curve} is {y} {at} and runs with slope {left}, but {answers}.",
    Trouble.VERTICAL: "{curve} has a vertical tangent {at}. {answers}.",
    Trouble.CUSP: "{curve} has a cusp {at}: vertical on both sides, {leftward} to the left and {rightward} to the "
    "right. It has no slope there. {answers}.",
    Trouble.EDGE: "{curve} ends {at}: it has values on one side only. Its slope on that side is {one_side}. {answers}.",
    Trouble.POINT: "{curve} is {y} {at}, a single point: it has no values close by, and no slope. {answers}.",
    Trouble.KINK: "{curve} has a kink {at}: {left_runs} on the left, {right_runs} on the right, none in between. "
    "{answers}.",
    Trouble.MISLED: "{curve} runs with slope {left} {at}, yet {answers}. It follows the formula operation by "
    "operation, and one of them hides a kink here, or is kept out of the graph.",
    Trouble.UNKNOWN: "{curve} is {y} {at}. Its slope cannot be told at this scale: the numbers of float64 do not show "
    "how the curve runs so close to x. {answers}.",
}
SENTENCES = {
    "at": "at x = {x}",
    "answers": "PyTorch answers {answer}",
    "answers nan": "PyTorch answers {answer}. {why}",
    "in float32": "{curve} is {single_y} {at} in float32, in which the program computes, and PyTorch answers "
    "**{answer}** for its slope. With more digits it is {y}, and its slope is **{slope}**: {way}.",
    "gap": "Close to it, on both sides, it is {limit}.",
    "leap of one value": "is {y} {at} alone, and {limit} on both sides of it",
    "leap": "jumps {at} by {leap}",
    "leap without end": "jumps {at}",
    "vertical": "vertical",
    "slope": "slope {slope}",
    "up": "up",
    "down": "down",
    "level": "level",
    "seems level": "level in this picture",
    "way up": "{run} right, {rise} up",
    "way down": "{run} right, {rise} down",
    "rounded": ", rounded",
    "untracked": "No gradient leads from {curve} back to x, so its `y.backward()` would raise an error. It is "
    "commented out, and x.grad stays as it was.",
    "sum is no guess": "This -9 is a sum, and not the reading's guess of the slope of f.",
}
# Around the sections.
PANEL = {
    "ready pairs": "Ready pairs",
    "your own": "Your own",
    "not drawn": "{name} cannot be drawn as it stands. The rest of the page goes on without it.",
    "rough": "{name} goes up and down too often for this picture, which draws it roughly. Bring low and high closer "
    "together.",
    "f": "f(x) =",
    "g": "g(x) =",
    "low": "low",
    "high": "high",
    "x": "x",
    "no x": "x is not between {low:g} and {high:g}",
    "zero": "x.grad.zero_()",
}


def say(sentence: str, **gaps: object) -> str:
    """The sentence with its gaps filled.

    >>> say("{f} is {y} here.", y=18)
    ':blue[**f**] is 18 here.'
    """
    return sentence.format(**COLORED, **gaps)


def joined(*sentences: str) -> str:
    """The sentences one after the other, without the empty ones."""
    return " ".join(filter(None, sentences))


def in_lines(sentences: Iterable[str]) -> str:
    """The sentences in Markdown, each in a line of its own, without the empty ones."""
    return LINE_BREAK.join(filter(None, sentences))


def short(value: float) -> str:
    """A number as the picture writes it: at most two decimals, or three digits if it is very small or very large.

    >>> short(-0.5), short(1 / 3), short(1e-5), short(6.1e-17)
    ('-0.5', '0.33', '1e-05', '0')
    """
    # What rounding leaves of a 0, as in cos(pi / 2).
    if abs(value) < 1e-14:
        return "0"
    if 0.01 <= abs(value) < 1e5:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{value:.3g}"


def rounded(parts: Iterable[float], total: float) -> str:
    """What a written sum needs after it where its numbers, as `short` writes them, do not add up; "" if they do."""
    adds_up = short(sum(float(short(part)) for part in parts)) == short(total)
    return "" if adds_up else SENTENCES["rounded"]


def exactly(x: float) -> str:
    """An x in six digits: it is the reader's own number, and a sentence about it must be true exactly there."""
    return f"{x + 0.0:.6g}"  # -0.0 + 0.0 is 0.0


def about_point(name: str, point: Point) -> str:
    """Where a curve stands and how it runs there, or what keeps it from having a slope."""
    if point.trouble is Trouble.NONE:
        return about_slope(name, point)
    at = at_x(point)
    said = say(
        AT_POINT[point.trouble],
        curve=COLORED[name],
        at=at,
        y=short(point.y),
        answers=answers(point),
        leap=about_leap(point, at),
        left=short(point.left),
        one_side=short(point.right if math.isnan(point.left) else point.left),
        leftward=upward(-point.left),
        rightward=upward(point.right),
        left_runs=SENTENCES["vertical"] if math.isinf(point.left) else say(SENTENCES["slope"], slope=short(point.left)),
        right_runs=SENTENCES["vertical"] if math.isinf(point.right) else short(point.right),
    )
    return joined(said, about_gap(point)) if point.trouble is Trouble.NO_VALUE else said


def at_x(point: Point) -> str:
    """Where the point is."""
    return say(SENTENCES["at"], x=exactly(point.x))


def answers(point: Point) -> str:
    """What PyTorch says that the slope is, and where a nan comes from."""
    answer = point.slope if point.answer is None else point.answer
    if math.isnan(answer) and point.why_nan:
        return say(SENTENCES["answers nan"], answer=short(answer), why=point.why_nan.removesuffix("."))
    return say(SENTENCES["answers"], answer=short(answer))


def about_slope(name: str, point: Point) -> str:
    """An ordinary slope: what the program says in float32, and what more digits say where that is another number."""
    gaps = {"curve": COLORED[name], "at": at_x(point), "y": short(point.y)}
    gaps |= {"slope": short(point.slope), "way": way(point.slope)}
    if point.answer is None or (same(point.program_y, point.y) and answers_slope(point)):
        return say(AT_POINT[Trouble.NONE], **gaps)
    return say(SENTENCES["in float32"], single_y=short(point.program_y), answer=short(point.answer), **gaps)


def answers_slope(point: Point) -> bool:
    """Whether what the program finds is the curve's slope."""
    return not point.trouble and (point.answer is None or same(point.answer, point.slope))


def same(single: float, double: float) -> bool:
    """Whether a number in float32 tells a reader what more digits tell."""
    return short(single) == short(double) or math.isclose(single, double, rel_tol=5e-3, abs_tol=1e-6)


def about_leap(point: Point, at: str) -> str:
    """How a curve jumps, whose value may be no part of it."""
    if math.isclose(point.below, point.above, rel_tol=1e-9, abs_tol=1e-12):
        return say(SENTENCES["leap of one value"], y=short(point.y), at=at, limit=short(point.above))
    leap = abs(point.above - point.below)
    return say(SENTENCES["leap" if math.isfinite(leap) else "leap without end"], at=at, leap=short(leap))


def about_gap(point: Point) -> str:
    """What a curve comes close to where it has no value; "" where the sides do not agree."""
    if not math.isclose(point.below, point.above, rel_tol=1e-6, abs_tol=1e-9):
        return ""
    return say(SENTENCES["gap"], limit=short(point.above))


def upward(slope: float) -> str:
    """Whether a line goes up or down."""
    return SENTENCES["up" if slope > 0 else "down"]


def is_level(slope: float) -> bool:
    """Whether a slope is written as 0."""
    return short(slope) == "0"


def way(slope: float, run: float = 1.0) -> str:
    """How a line runs, said by a slope triangle that goes `run` to the right."""
    if is_level(slope):
        return SENTENCES["level"]
    return say(SENTENCES["way up" if slope > 0 else "way down"], run=short(run), rise=short(abs(run * slope)))


def about_tracking(name: str, function: Function) -> str:
    """Why a function's backward() is commented out; "" if it is not."""
    return "" if function.tracked else say(SENTENCES["untracked"], curve=COLORED[name])


def about_guess(f: Point, g: Point, zero: bool) -> str:
    """The reading has -9 twice, for reasons that have nothing to do with each other; "" where it does not appear."""
    return "" if zero or f.slope + g.slope != GUESS else SENTENCES["sum is no guess"]

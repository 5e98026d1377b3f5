"""What the picture and the program show, in words."""

import math
from collections.abc import Iterable

from .curves import Point
from .functions import Function
from .smoothness import Trouble

COLORED = {"f": ":blue[**f**]", "g": ":orange[**g**]"}
GUESS = -9.0
LINE_BREAK = "  \n"


def short(value: float) -> str:
    """A number as the picture writes it: at most two decimals, or three digits if it is very small or very large."""
    # What rounding leaves of a 0, as in cos(pi / 2).
    if abs(value) < 1e-14:
        return "0"
    if 0.01 <= abs(value) < 1e5:
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{value:.3g}"


def rounded(parts: Iterable[float], total: float) -> str:
    """What a written sum needs after it where its numbers, as `short` writes them, do not add up; "" if they do."""
    return "" if short(sum(float(short(part)) for part in parts)) == short(total) else ", rounded"


def exactly(x: float) -> str:
    """An x in six digits: it is the reader's own number, and a sentence about it must be true exactly there."""
    return f"{x + 0.0:.6g}"  # -0.0 + 0.0 is 0.0


def about_point(name: str, point: Point) -> str:
    """Where a curve stands and how it runs there, or what keeps it from having a slope."""
    at, answer = f"at x = {exactly(point.x)}", point.slope if point.answer is None else point.answer
    answers, y = f"PyTorch answers {short(answer)}", short(point.y)
    if math.isnan(answer) and point.why_nan:
        answers = f"{answers}. {point.why_nan.removesuffix('.')}"
    words = {
        Trouble.NONE: about_slope(point, at),
        Trouble.NO_VALUE: f"has no value {at}, and so no slope.{about_gap(point)}",
        Trouble.OVERFLOW: f"is too large for float64 {at}, so torch says {y}. For its slope {answers}.",
        Trouble.POLE: f"has a pole {at}: its values grow without bound there, and it has no slope.",
        Trouble.JUMP: f"{about_leap(point, at)}, so it has no slope there. {answers} all the same.",
        Trouble.NO_SLOPE: f"is {y} {at} and runs with slope {short(point.left)}, but {answers}.",
        Trouble.UNBOUNDED: f"is {y} {at} and runs with slope {short(point.left)}, but {answers}.",
        Trouble.VERTICAL: f"has a vertical tangent {at}. {answers}.",
        Trouble.CUSP: f"has a cusp {at}: vertical on both sides, {rise(-point.left)} to the left and "
        f"{rise(point.right)} to the right. It has no slope there. {answers}.",
        Trouble.EDGE: f"ends {at}: it has values on one side only. Its slope on that side is {short(one_side(point))}. "
        f"{answers}.",
        Trouble.POINT: f"is {y} {at}, a single point: it has no values close by, and no slope. {answers}.",
        Trouble.KINK: f"has a kink {at}: {runs(point.left)} on the left, "
        f"{runs(point.right).removeprefix('slope ')} on the right, none in between. {answers}.",
        Trouble.MISLED: f"runs with slope {short(point.left)} {at}, yet {answers}. It follows the formula operation by "
        "operation, and one of them hides a kink here, or is kept out of the graph.",
        Trouble.UNKNOWN: f"is {y} {at}. Its slope cannot be told at this scale: the numbers of float64 do not show how "
        f"the curve runs so close to x. {answers}.",
    }
    return f"{COLORED[name]} {words[point.trouble]}"


def about_slope(point: Point, at: str) -> str:
    """An ordinary slope: what the program says in float32, and what more digits say where that is another number."""
    its_slope = f"Its slope is **{short(point.slope)}**: {way(point.slope)}."
    if point.answer is None or (same(point.program_y, point.y) and answers_slope(point)):
        return f"is {short(point.y)} {at}. {its_slope}"
    return (
        f"is {short(point.program_y)} {at} in float32, in which the program computes, and PyTorch answers "
        f"**{short(point.answer)}** for its slope. With more digits it is {short(point.y)}, and its slope is "
        f"**{short(point.slope)}**: {way(point.slope)}."
    )


def answers_slope(point: Point) -> bool:
    """Whether what the program finds is the curve's slope."""
    return not point.trouble and (point.answer is None or same(point.answer, point.slope))


def same(single: float, double: float) -> bool:
    """Whether a number in float32 tells a reader what more digits tell."""
    return short(single) == short(double) or math.isclose(single, double, rel_tol=5e-3, abs_tol=1e-6)


def about_leap(point: Point, at: str) -> str:
    if math.isclose(point.below, point.above, rel_tol=1e-9, abs_tol=1e-12):
        return f"is {short(point.y)} {at} alone, and {short(point.above)} on both sides of it"
    leap = abs(point.above - point.below)
    return f"jumps {at} by {short(leap)}" if math.isfinite(leap) else f"jumps {at}"


def about_gap(point: Point) -> str:
    """What a curve comes close to where it has no value; "" where the sides do not agree."""
    if not math.isclose(point.below, point.above, rel_tol=1e-6, abs_tol=1e-9):
        return ""
    return f" Close to it, on both sides, it is {short(point.above)}."


def one_side(point: Point) -> float:
    return point.right if math.isnan(point.left) else point.left


def runs(slope: float) -> str:
    return "vertical" if math.isinf(slope) else f"slope {short(slope)}"


def rise(slope: float) -> str:
    return "up" if slope > 0 else "down"


def way(slope: float, run: float = 1.0) -> str:
    """How a line runs, told by a slope triangle that goes `run` to the right."""
    if short(slope) == "0":
        return "level"
    return f"{short(run)} right, {short(abs(run * slope))} {'up' if slope > 0 else 'down'}"


def about_tracking(name: str, function: Function) -> str:
    """Why a function's backward() is commented out; "" if it is not."""
    if function.tracked:
        return ""
    return (
        f"No gradient leads from {COLORED[name]} back to x, so its `y.backward()` would raise an error. It is "
        "commented out, and x.grad stays as it was."
    )


def about_guess(f: Point, g: Point, zero: bool) -> str:
    """The reading has -9 twice, for reasons that have nothing to do with each other; "" where it does not appear."""
    if zero or f.slope + g.slope != GUESS:
        return ""
    return "This -9 is a sum, and not the reading's guess of the slope of f."

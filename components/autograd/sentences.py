"""What the picture and the program show, in words."""

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


def place(x: float) -> str:
    """An x in six digits: it is the reader's own number, and a sentence about it must be true exactly there."""
    return f"{x + 0.0:.6g}"  # -0.0 + 0.0 is 0.0


def about_point(name: str, point: Point) -> str:
    """Where a curve stands and how it runs there, or what keeps it from having a slope."""
    at, answers = f"at x = {place(point.x)}", f"PyTorch answers {short(point.slope)}"
    left, right = short(point.left), short(point.right)
    words = {
        Trouble.NONE: f"is {short(point.y)} {at}. Its slope is **{short(point.slope)}**: {way(point.slope)}.",
        Trouble.NO_VALUE: f"has no value {at}, and so no slope.",
        Trouble.POLE: f"has a pole {at}: its values grow without bound there, and it has no slope.",
        Trouble.JUMP: f"jumps {at}, so it has no slope there. {answers} all the same.",
        Trouble.NO_SLOPE: f"is {short(point.y)} {at}, but for its slope {answers}: it met 0 times inf on the way back. "
        "`torch.where` leads there too, because both of its branches are computed.",
        Trouble.VERTICAL: f"has a vertical tangent {at}. {answers}.",
        Trouble.EDGE: f"ends {at}: it has values on one side only. {answers}, the slope on that side.",
        Trouble.KINK: f"has a kink {at}: slope {left} on the left, {right} on the right, none in between. {answers}.",
        Trouble.MISLED: f"runs with slope {left} {at}, yet {answers}. It follows the formula piece by piece, and a "
        "piece has a kink here.",
    }
    return f"{COLORED[name]} {words[point.trouble]}"


def way(slope: float) -> str:
    if short(slope) == "0":
        return "level"
    return f"1 right, {short(abs(slope))} {'up' if slope > 0 else 'down'}"


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
    return (
        "This -9 is not the reading's guess. There, -9 was an eye's estimate of the slope of f. Here it is a sum: "
        f"{short(f.slope)} from f and {short(g.slope)} from g."
    )

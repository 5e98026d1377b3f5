"""What the picture of this section shows, in words."""

import math

from ..curves import Curves, Point
from ..interval import Interval
from ..sentences import COLORED, LINE_BREAK, about_point, answers_slope, exactly, short, way

FIXED_RUN = (
    ":small[The reading's line always runs 2 to the right, so a steeper one is longer. Here the slope only turns it, "
    "and it stays as long as it was.]"
)


def about(curves: Curves, interval: Interval, x: float, y: float, line: float | None, point: Point | None) -> str:
    """The curves, and the line with the slope `line` through f's point at `x`; None if it is not wanted.

    `y` is f's value there, nan if it has none. `point` says what autograd's slope is worth; None where the slope is
    the reader's own.
    """
    names = list(curves.by_name)
    said = (
        f"{' and '.join(COLORED[name] for name in names)} from x = {exactly(interval.low)} to {exactly(interval.high)}."
    )
    said += about_edges(curves)
    if "f" not in names:
        return said
    if not math.isfinite(y):
        what = "has no value" if math.isnan(y) else f"is {short(y)}"
        return f"{said} {COLORED['f']} {what} at x = {exactly(x)}, so there is no point for a line."
    stands = f"{COLORED['f']} is {short(y)} at x = {exactly(x)}."
    if line is None:
        return f"{said} {stands}"
    judged = "" if point is None or answers_slope(point) else f"{LINE_BREAK}{about_point('f', point)}"
    if not math.isfinite(line):
        return f"{said} {stands} There is no slope to draw a line with.{judged}"
    drawn = f"The :violet[**line**] through that point has the slope {short(line)}: {way(line)}."
    if judged:
        drawn += " It is drawn with what PyTorch answers, and it is no tangent."
    return f"{said} {stands} {drawn}{judged}{LINE_BREAK}{FIXED_RUN}"


def about_edges(curves: Curves) -> str:
    """Which curves leave the picture at its top or bottom; "" if none does."""
    said = ""
    for name, curve in curves.by_name.items():
        edges = {"top": (curve.y > curves.top).any(), "bottom": (curve.y < curves.bottom).any()}
        left = [edge for edge, leaves in edges.items() if leaves]
        if left:
            said += f" {COLORED[name]} goes on beyond the picture's {' and '.join(left)}."
    return said

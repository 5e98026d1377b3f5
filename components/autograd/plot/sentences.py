"""What the picture of this section shows, in words."""

import math

from ..curves import Curves, Point
from ..interval import Interval
from ..sentences import COLORED, about_point, answers_slope, exactly, in_lines, joined, say, short, way

SENTENCES = {
    "one curve": "{first} from x = {low} to {high}.",
    "two curves": "{first} and {second} from x = {low} to {high}.",
    "beyond top": "{curve} goes on beyond the picture's top.",
    "beyond bottom": "{curve} goes on beyond the picture's bottom.",
    "beyond both": "{curve} goes on beyond the picture's top and bottom.",
    "no value": "{f} has no value at x = {x}, so there is no point for a line.",
    "no finite value": "{f} is {y} at x = {x}, so there is no point for a line.",
    "point": "{f} is {y} at x = {x}.",
    "no slope": "There is no slope to draw a line with.",
    "line": "The :violet[**line**] through that point has the slope {slope}: {way}.",
    "no tangent": "It is drawn with what PyTorch answers, and it is no tangent.",
    "length": ":small[The reading's line always runs 2 to the right, so a steeper one is longer. Here the slope only "
    "turns it, and it stays as long as it was.]",
}
PANEL = {
    "title": "Plot f and a line",
    "slope": "slope",
    "use_grad": "slope from x.grad",
    "draw_line": "draw the line",
    "draw_g": "draw g",
    "nothing": "There is no function to draw.",
    "how": "plot_func and plot_gradient: how they draw",
    "caption": "A click in the picture sets x.",
    "alt": "The curves f in blue and g in orange, and a violet line through f's point at x with the slope that you "
    "say. A click sets x. The sentence on this page says the same in words.",
}


def about(curves: Curves, interval: Interval, x: float, y: float, line: float | None, point: Point | None) -> str:
    """The curves, and the line with the slope `line` through f's point at `x`; None if it is not wanted.

    `y` is f's value there, nan if it has none. `point` says what autograd's slope is worth; None where the slope is
    the reader's own.
    """
    said = [about_curves(curves, interval), *(about_edges(name, curves) for name in curves.by_name)]
    if "f" not in curves.by_name:
        return joined(*said)
    if not math.isfinite(y):
        case = "no value" if math.isnan(y) else "no finite value"
        return joined(*said, say(SENTENCES[case], y=short(y), x=exactly(x)))
    said.append(say(SENTENCES["point"], y=short(y), x=exactly(x)))
    if line is None:
        return joined(*said)
    judged = "" if point is None or answers_slope(point) else about_point("f", point)
    if not math.isfinite(line):
        return in_lines([joined(*said, SENTENCES["no slope"]), judged])
    said.append(say(SENTENCES["line"], slope=short(line), way=way(line)))
    if judged:
        said.append(SENTENCES["no tangent"])
    return in_lines([joined(*said), judged, SENTENCES["length"]])


def about_curves(curves: Curves, interval: Interval) -> str:
    """Which curves are drawn, and from where to where."""
    first, *others = [COLORED[name] for name in curves.by_name]
    ends = {"low": exactly(interval.low), "high": exactly(interval.high)}
    if others:
        return say(SENTENCES["two curves"], first=first, second=others[0], **ends)
    return say(SENTENCES["one curve"], first=first, **ends)


def about_edges(name: str, curves: Curves) -> str:
    """At which edges a curve leaves the picture; "" if at none."""
    curve = curves.by_name[name]
    above, below = (curve.y > curves.top).any(), (curve.y < curves.bottom).any()
    if not above and not below:
        return ""
    case = "beyond both" if above and below else "beyond top" if above else "beyond bottom"
    return say(SENTENCES[case], curve=COLORED[name])

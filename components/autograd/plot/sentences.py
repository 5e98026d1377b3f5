"""What the picture of this section shows, in words."""

import math
from collections.abc import Iterable

from ..interval import Interval
from ..sentences import COLORED, LINE_BREAK, place, short, way

FIXED_RUN = (
    ":small[The reading's line always runs 2 to the right, so a steeper one is longer. Here the slope only turns it, "
    "and it stays as long as it was.]"
)


def about(names: Iterable[str], interval: Interval, x: float, y: float, slope: float | None) -> str:
    """The curves, and the line with this `slope` through f's point at `x`; None if it is not wanted.

    `y` is f's value there, nan if it has none.
    """
    said = f"{' and '.join(COLORED[name] for name in names)} from x = {place(interval.low)} to {place(interval.high)}."
    if "f" not in names:
        return said
    if not math.isfinite(y):
        return f"{said} {COLORED['f']} has no value at x = {place(x)}, so there is no point for a line."
    point = f"{COLORED['f']} is {short(y)} at x = {place(x)}."
    if slope is None:
        return f"{said} {point}"
    if not math.isfinite(slope):
        return f"{said} {point} There is no slope to draw a line with."
    line = f"The :violet[**line**] through that point has the slope {short(slope)}: {way(slope)}."
    return f"{said} {point} {line}{LINE_BREAK}{FIXED_RUN}"

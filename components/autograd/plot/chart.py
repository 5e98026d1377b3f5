"""The picture of this section: what the lines that stand beside it draw, in letters for the last row."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from ..drawing import plot_func, plot_gradient
from ..picture import COLORS

DESCRIPTION = (
    "The curves f in blue and g in orange, and a violet line through f's point at x with the slope that you say. "
    "The sentence on this page says the same in words."
)
LETTERS = {"labelFontSize": 15, "titleFontSize": 15}
# Of all readers together: Altair takes 20 to 40 ms of the server's time for each.
CURVES, LINES = 100, 1000


@lru_cache(CURVES)
def curve(name: str, function: Callable, low: float, high: float) -> dict:
    """The specification of the curve of the function that the program calls `name`."""

    def named(x):
        return function(x)

    named.__name__ = name
    return plot_func(named, COLORS[name], low, high).to_dict(validate=False)


def together(curves: Iterable[dict], line: tuple | None) -> dict:
    """The specification of the curves, and of the `line` that its x, y and slope give.

    It is what Altair makes of their sum, which would take it much longer.
    """
    # As text, -0.0 is another number than 0.0.
    first, *others = [*curves, *([drawn_line(*map(repr, line))] if line else [])]
    own = [{part: value for part, value in other.items() if part not in ("config", "$schema")} for other in others]
    return {**first, "layer": first["layer"] + own}


@lru_cache(LINES)
def drawn_line(x: str, y: str, slope: str) -> dict:
    return plot_gradient(float(x), float(y), float(slope)).to_dict(validate=False)


def shown(specification: dict) -> dict:
    """The specification as the page shows it: as wide as its place, with large letters."""
    return {**specification, "height": 340, "config": {"axis": LETTERS, "line": {"strokeWidth": 3}}}

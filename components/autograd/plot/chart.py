"""The picture of this section: what the lines that stand beside it draw, in letters for the last row."""

from collections.abc import Callable, Iterable

from ..drawing import plot_func, plot_gradient
from ..picture import COLORS

DESCRIPTION = (
    "The curves f in blue and g in orange, and a violet line through f's point at x with the slope that you say. "
    "The sentence on this page says the same in words."
)
LETTERS = {"labelFontSize": 15, "titleFontSize": 15}


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
    first, *others = [*curves, *([plot_gradient(*line).to_dict(validate=False)] if line else [])]
    own = [{part: value for part, value in other.items() if part not in ("config", "$schema")} for other in others]
    return {**first, "layer": first["layer"] + own}


def shown(specification: dict) -> dict:
    """The specification as the page shows it: as wide as its place, with large letters."""
    return {**specification, "height": 340, "config": {"axis": LETTERS, "line": {"strokeWidth": 3}}}

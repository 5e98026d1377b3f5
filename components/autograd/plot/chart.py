"""The picture of this section: what the lines that stand beside it draw, in letters for the last row."""

import operator
from collections.abc import Callable, Iterable
from functools import reduce

from altair import LayerChart

from ..drawing import plot_func, plot_gradient
from ..picture import COLORS

DESCRIPTION = (
    "The curves f in blue and g in orange, and a violet line through f's point at x with the slope that you say. "
    "The sentence on this page says the same in words."
)
LETTERS = {"labelFontSize": 15, "titleFontSize": 15}


def curve(name: str, function: Callable, low: float, high: float) -> LayerChart:
    """The curve of the function that the program calls `name`."""

    def named(x):
        return function(x)

    named.__name__ = name
    return plot_func(named, COLORS[name], low, high)


def specification(curves: Iterable[LayerChart], line: tuple | None) -> dict:
    """The Vega-Lite specification of the curves, and of the `line` that its x, y and slope give."""
    return reduce(operator.add, [*curves, *([plot_gradient(*line)] if line else [])]).to_dict(validate=False)


def shown(specification: dict) -> dict:
    """The specification as the page shows it: as wide as its place, with large letters."""
    return {**specification, "height": 340, "config": {"axis": LETTERS, "line": {"strokeWidth": 3}}}

"""The picture of this section: what the lines that stand beside it draw, in letters for the last row."""

import operator
from collections.abc import Callable, Mapping
from functools import reduce

from ..drawing import plot_func, plot_gradient
from ..picture import COLORS

DESCRIPTION = (
    "The curves f in blue and g in orange, and a violet line through f's point at x with the slope that you say. "
    "The sentence on this page says the same in words."
)
LETTERS = {"labelFontSize": 15, "titleFontSize": 15}


def specification(functions: Mapping[str, Callable], low: float, high: float, line: tuple | None) -> dict:
    """The Vega-Lite specification of the functions by name, and of the `line` given by its x, y and slope."""
    drawn = [plot_func(function, COLORS[name], low, high) for name, function in functions.items()]
    if line:
        drawn.append(plot_gradient(*line))
    return reduce(operator.add, drawn).to_dict()


def shown(specification: dict) -> dict:
    """The specification as the page shows it: as wide as its place, with large letters."""
    return {**specification, "height": 340, "config": {"axis": LETTERS, "line": {"strokeWidth": 3}}}

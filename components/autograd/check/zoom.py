"""The part of f's curve from x - 2h to x + 2h, as an ever stronger magnifying glass shows it."""

import math
from dataclasses import dataclass

import numpy as np
import torch

from ..breaks import find_breaks
from ..functions import Function
from ..gradients import slopes
from ..smoothness import LARGEST_Y
from .differences import PRECISIONS, Differences

COUNT = 241
# Below this distance rounding looks like a break; a break at x itself is known from `curves.point_at`.
FINEST_BREAK = 1e-6


@dataclass(frozen=True)
class Secant:
    """How far f rises from x to x - h (`left`) and to x + h (`right`) in one precision, and the secant's slope."""

    left: float
    right: float
    slope: float


@dataclass(frozen=True)
class Window:
    """What there is to see around x: all heights are above f(x), or above 0 where f(x) is no number.

    `across` counts in h: -1 is x - h. `curve` is f in float64 with nan in gaps, `stairs` is f in float32.
    Shape: across, curve and stairs are 1-D, float64, equally long.
    """

    x: float
    h: float
    slope: float
    across: np.ndarray
    curve: np.ndarray
    stairs: np.ndarray
    secants: dict[str, Secant]
    bottom: float
    top: float


def window_around(function: Function, by_precision: dict[str, Differences], index: int, h: float) -> Window:
    """The window for `h`, the step number `index`, from the `differences` in both precisions.

    Raises: BadFunction, when torch refuses the computation.
    """
    double = by_precision["float64"]
    across = torch.linspace(-2, 2, COUNT, dtype=torch.float64)
    samples = slopes(function, double.x + h * across)
    curve = above(samples.y, double.y)
    single = by_precision["float32"]
    offsets = (h * across).to(PRECISIONS["float32"])
    stairs = above(function(torch.tensor(single.x) + offsets).double(), single.y)
    if h >= FINEST_BREAK:
        for broken_at in find_breaks(function, samples):
            nearest = np.abs(samples.x.numpy() - broken_at).argmin()
            curve[nearest] = stairs[nearest] = np.nan
    secants = {name: secant_of(each, index) for name, each in by_precision.items()}
    bottom, top = shown_range(curve, double.slope, secants, h)
    return Window(double.x, h, double.slope, across.numpy(), curve, stairs, secants, bottom, top)


def secant_of(found: Differences, index: int) -> Secant:
    """The secant of the step with this number."""
    left, right = (rise(y[index], found.y) for y in (found.downs, found.ups))
    return Secant(left, right, found.quotients[index])


def above(y: torch.Tensor, base: float) -> np.ndarray:
    """How far values are above `base`, nan for what is too far to draw."""
    with np.errstate(over="ignore"):  # what is too high is left out below
        heights = y.numpy() - (base if math.isfinite(base) else 0.0)
    heights[~(np.abs(heights) < LARGEST_Y)] = np.nan
    return heights


def rise(y: float, base: float) -> float:
    """How far y is above `base`, or above 0 if that is no number."""
    return y - base if math.isfinite(base) else y


def shown_range(curve: np.ndarray, slope: float, secants: dict[str, Secant], h: float) -> tuple[float, float]:
    """The heights to show: tangent and secants in full, and of the curve what does not make them look flat.

    Never less than a slope of 0.1 needs: else a parabola's lowest part would look the same through every glass.
    """
    least, tangent = 0.2 * h, 2 * slope * h
    ends = [height for each in secants.values() for height in (each.left, each.right)]
    shown = [height for height in (least, -least, tangent, -tangent, *ends) if abs(height) < LARGEST_Y]
    scale = max(map(abs, shown))
    drawn = np.clip(curve[np.isfinite(curve)], -4 * scale, 4 * scale)
    heights = [*shown, *drawn.tolist()]
    bottom, top = min(heights), max(heights)
    margin = 0.08 * (top - bottom)
    return bottom - margin, top + margin

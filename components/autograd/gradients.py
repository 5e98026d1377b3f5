"""Slopes by autograd: at one x, and all along a curve with one backward pass."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from .functions import Function


@dataclass(frozen=True)
class Slope:
    """Where a function stands at `x`, and its slope there; plain numbers, computed in float64.

    >>> from .functions import parse_function
    >>> slope_at(parse_function("x ** 2"), -2)
    Slope(x=-2.0, y=4.0, slope=-4.0)
    """

    x: float
    y: float
    slope: float


@dataclass(frozen=True)
class Samples:
    """A curve's points and slopes.

    >>> from .functions import parse_function
    >>> sample(parse_function("x ** 2"), -1, 1, 3).slope
    tensor([-2.,  0.,  2.], dtype=torch.float64)

    Shape: x, y and slope are 1-D, float64, equally long.
    """

    x: Tensor
    y: Tensor
    slope: Tensor


def slope_at(function: Function, x: float) -> Slope:
    """The value and the slope that autograd gives at exactly `x`.

    Raises: BadFunction, when torch refuses the computation.
    """
    point = slopes(function, torch.tensor([x], dtype=torch.float64))
    return Slope(float(x), point.y.item(), point.slope.item())


def sample(function: Function, low: float, high: float, count: int) -> Samples:
    """`count` points from `low` to `high`, both included, at equal distances.

    Raises: BadFunction, when torch refuses the computation.
    """
    return slopes(function, equidistant(low, high, count))


def equidistant(low: float, high: float, count: int) -> Tensor:
    """The x of `sample`: 0 is 0 and not 4e-16, where torch.linspace leaves a rounding error.

    Shape: (count,), float64.
    """
    digits = 12 - math.ceil(math.log10(max(abs(low), abs(high))))
    return torch.linspace(low, high, count, dtype=torch.float64).round(decimals=digits)


def slopes(function: Function, x: Tensor) -> Samples:
    """The points and slopes at every element of `x`, 1-D, from one backward pass.

    Raises: BadFunction, when torch refuses the computation.
    """
    return Samples(x, *function.slopes(x))

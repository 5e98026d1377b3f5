"""Where a slope is not an ordinary slope: kinks, jumps, poles, the edge of a domain.

Autograd answers at such points too: 0 for abs at 0, nan or inf elsewhere. The values on either side of x tell whether
its answer is the slope of the curve.
"""

from enum import StrEnum

import numpy as np
from numpy import ndarray

from .gradients import Samples
from .sides import DISTANCES, Sides, Way, sides

POLE_HEIGHT = 1e6
# Slopes that differ by less of their size are one: rounding is no kink, and no mistake of autograd's.
KINK, MISLED = 1e-9, 1e-6
# From here on a value that runs into inf has outgrown float64; what is not so far out, float64 can subtract and double.
LARGEST_Y = 1e300


class Trouble(StrEnum):
    """Why there is no ordinary slope; the value is the label in the picture."""

    NONE = ""
    NO_VALUE = "no value"
    OVERFLOW = "too large a number"
    POLE = "pole, no slope"
    JUMP = "jump, no slope"
    NO_SLOPE = "slope nan"
    UNBOUNDED = "slope inf"
    VERTICAL = "infinite slope"
    CUSP = "cusp, no slope"
    EDGE = "slope on one side only"
    POINT = "single point, no slope"
    KINK = "kink, no slope"
    MISLED = "PyTorch is misled"
    UNKNOWN = "cannot be told at this scale"


def troubles(at: Samples, left: Sides, right: Sides) -> list[Trouble]:
    """What keeps each point of `at` from having an ordinary slope."""
    y, slope = at.y.numpy(), at.slope.numpy()
    both = (left, right)
    ways = np.stack([side.way for side in both])
    beside = np.stack([side.slope for side in both])
    limits = np.stack([side.limit for side in both])

    def all_are(*wanted: Way) -> ndarray:
        return np.all(np.isin(ways, wanted), axis=0)

    def any_is(*wanted: Way) -> ndarray:
        return np.any(np.isin(ways, wanted), axis=0)

    huge = ((ways == Way.MISSING) | (abs(limits) > LARGEST_Y)).all(axis=0) & ~any_is(Way.POLE) & ~all_are(Way.MISSING)
    apart = ~alike(beside[0], beside[1], KINK)
    cases = {
        Trouble.NO_VALUE: np.isnan(y),
        Trouble.OVERFLOW: np.isinf(y) & huge,
        Trouble.POLE: np.isinf(y) | any_is(Way.POLE, Way.INFINITE),
        Trouble.JUMP: any_is(Way.JUMP),
        Trouble.POINT: all_are(Way.MISSING),
        Trouble.UNKNOWN: any_is(Way.UNKNOWN),
        Trouble.VERTICAL: all_are(Way.MISSING, Way.VERTICAL) & (any_is(Way.MISSING) | ~apart),
        Trouble.CUSP: all_are(Way.VERTICAL),
        Trouble.EDGE: any_is(Way.MISSING),
        Trouble.KINK: apart,
        Trouble.NONE: all_are(Way.FITS) | alike(slope, beside[0], MISLED),
        Trouble.NO_SLOPE: np.isnan(slope),
        Trouble.UNBOUNDED: np.isinf(slope),
    }
    chosen = np.select(list(cases.values()), np.arange(len(cases)), len(cases))
    return [[*cases, Trouble.MISLED][index] for index in chosen]


def alike(first: ndarray, second: ndarray, part: float) -> ndarray:
    """Whether slopes differ by no more than a part of their size; an infinite one is like itself alone."""
    with np.errstate(invalid="ignore"):
        close = abs(first - second) <= part * np.fmax(abs(first), abs(second))
    return (first == second) | (close & np.isfinite(first) & np.isfinite(second))


def surroundings(x: ndarray) -> ndarray:
    """The x on either side of every x, left, then right, far to near.

    Shape: (2, len(DISTANCES), len(x)).
    """
    distances = DISTANCES[:, np.newaxis]
    return np.stack([x - distances, x + distances])


def both_sides(at: Samples, around: ndarray, values: ndarray) -> tuple[Sides, Sides]:
    """How a curve comes to its points from the left and from the right, by its values at their `surroundings`."""
    x, y, slope = (numbers.numpy() for numbers in (at.x, at.y, at.slope))
    left, right = (sides(x, y, slope, *beside) for beside in zip(around, values, strict=True))
    return left, right

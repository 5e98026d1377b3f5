"""Where a slope is not an ordinary slope: kinks, jumps, poles, the edge of a domain.

Autograd answers at such places too: 0 for abs at 0, nan or inf elsewhere. Difference quotients on either side of x tell
whether its answer is the slope of the curve.
"""

from enum import StrEnum

import numpy as np
from numpy import ndarray

from .gradients import Samples

# Distances from x at which difference quotients are taken, tenfold apart. All are far below a pixel, and at the
# smallest float64 still leaves seven digits of a quotient.
DISTANCES = (1e-4, 1e-5, 1e-6)
ROUNDING = 32 * np.finfo(np.float64).eps
POLE_HEIGHT = 1e6


class Trouble(StrEnum):
    """Why there is no ordinary slope; the value is the label in the picture."""

    NONE = ""
    NO_VALUE = "no value"
    POLE = "pole, no slope"
    JUMP = "jump, no slope"
    NO_SLOPE = "slope nan"
    VERTICAL = "infinite slope"
    EDGE = "slope on one side only"
    KINK = "kink, no slope"
    MISLED = "PyTorch is misled"


@np.errstate(all="ignore")
def troubles(at: Samples, left: ndarray, right: ndarray) -> list[Trouble]:
    """What keeps each point of `at` from having an ordinary slope, judged by its `quotients`."""
    y, slope = at.y.numpy(), at.slope.numpy()
    change, middle = abs(right - left), (right + left) / 2
    rounding = ROUNDING * abs(y) / DISTANCES[-1]

    # A smooth curve's two quotients come together as the distance shrinks; a kink's stay apart.
    kink = steady(change, 0.5, 2) & (change[-1] > 1e-4 * (abs(left[-1]) + abs(right[-1])) + rounding)
    # Across a jump the step stays, so that its quotient grows as the distance shrinks.
    leaps = [steady(side, 5, 20) & (abs(side[-1]) > 10 * rounding) for side in (left, right)]
    jump = leaps[0] | leaps[1]
    # Rounding hides a pole at 1.5707963267948966, but not the height of what is left of it.
    pole = np.isinf(y) | (jump & (abs(y) > POLE_HEIGHT))
    error = abs(slope - middle[-1])
    steadily = error > 10 * abs(middle[-1] - middle[-2])
    misled = steadily & (error > change[-1] + 1e-3 * abs(slope) + rounding + 1e-6)

    named = [Trouble.NONE] * len(y)
    for trouble, where in (
        (Trouble.MISLED, misled),
        (Trouble.KINK, kink),
        (Trouble.EDGE, np.isfinite(left[-1]) != np.isfinite(right[-1])),
        (Trouble.VERTICAL, np.isinf(slope)),
        (Trouble.NO_SLOPE, np.isnan(slope)),
        (Trouble.JUMP, jump),
        (Trouble.POLE, pole),
        (Trouble.NO_VALUE, np.isnan(y)),
    ):
        for index in where.nonzero()[0]:
            named[index] = trouble
    return named


def surroundings(x: ndarray) -> ndarray:
    """Every x, and the places around it where difference quotients are taken: left, then right, far to near.

    Shape: (1 + 2 * len(DISTANCES), len(x)).
    """
    distances = np.array(DISTANCES)
    return x + np.concatenate([[0.0], -distances, distances])[:, np.newaxis]


@np.errstate(all="ignore")
def quotients(x: ndarray, y: ndarray) -> tuple[ndarray, ndarray]:
    """The difference quotients to the left and to the right, from the `surroundings` and the values there.

    Shape: two of (len(DISTANCES), len(x)).
    """
    found = (y[1:] - y[0]) / (x[1:] - x[0])
    return found[: len(DISTANCES)], found[len(DISTANCES) :]


def steady(values: ndarray, least: float, most: float) -> ndarray:
    """Whether sizes change by a factor between `least` and `most` at each step towards smaller distances."""
    sizes = abs(values)
    return ((sizes[1:] > least * sizes[:-1]) & (sizes[1:] < most * sizes[:-1])).all(axis=0)

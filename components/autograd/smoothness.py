"""Where a slope is not an ordinary slope: kinks, jumps, poles, the edge of a domain.

Autograd answers at such places too: 0 for abs at 0, nan or inf elsewhere. Difference quotients on either side of x tell
whether its answer is the slope of the curve.
"""

from enum import StrEnum

import torch
from torch import Tensor

from .gradients import Samples

# Distances from x at which difference quotients are taken, tenfold apart. All are far below a pixel, and at the
# smallest float64 still leaves seven digits of a quotient.
DISTANCES = (1e-4, 1e-5, 1e-6)
ROUNDING = 32 * torch.finfo(torch.float64).eps
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


def troubles(at: Samples, left: Tensor, right: Tensor) -> list[Trouble]:
    """What keeps each point of `at` from having an ordinary slope, judged by its `quotients`."""
    change, middle = (right - left).abs(), (right + left) / 2
    rounding = ROUNDING * at.y.abs() / DISTANCES[-1]

    # A smooth curve's two quotients come together as the distance shrinks; a kink's stay apart.
    kink = steady(change, 0.5, 2) & (change[-1] > 1e-4 * (left[-1].abs() + right[-1].abs()) + rounding)
    # Across a jump the step stays, so that its quotient grows as the distance shrinks.
    jump = sum(steady(side, 5, 20) & (side[-1].abs() > 10 * rounding) for side in (left, right)) > 0
    # Rounding hides a pole at 1.5707963267948966, but not the height of what is left of it.
    pole = at.y.isinf() | (jump & (at.y.abs() > POLE_HEIGHT))
    error = (at.slope - middle[-1]).abs()
    steadily = error > 10 * (middle[-1] - middle[-2]).abs()
    misled = steadily & (error > change[-1] + 1e-3 * at.slope.abs() + rounding + 1e-6)

    named = [Trouble.NONE] * len(at.x)
    for trouble, where in (
        (Trouble.MISLED, misled),
        (Trouble.KINK, kink),
        (Trouble.EDGE, left[-1].isfinite() != right[-1].isfinite()),
        (Trouble.VERTICAL, at.slope.isinf()),
        (Trouble.NO_SLOPE, at.slope.isnan()),
        (Trouble.JUMP, jump),
        (Trouble.POLE, pole),
        (Trouble.NO_VALUE, at.y.isnan()),
    ):
        for index in where.nonzero().flatten().tolist():
            named[index] = trouble
    return named


def surroundings(x: Tensor) -> Tensor:
    """Every x, and the places around it where difference quotients are taken: left, then right, far to near.

    Shape: (1 + 2 * len(DISTANCES), len(x)).
    """
    distances = torch.tensor(DISTANCES, dtype=x.dtype)
    return x + torch.cat([torch.zeros(1, dtype=x.dtype), -distances, distances]).unsqueeze(1)


def quotients(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The difference quotients to the left and to the right, from the `surroundings` and the values there.

    Shape: two of (len(DISTANCES), len(x)).
    """
    left, right = ((y[1:] - y[0]) / (x[1:] - x[0])).chunk(2)
    return left, right


def steady(values: Tensor, least: float, most: float) -> Tensor:
    """Whether sizes change by a factor between `least` and `most` at each step towards smaller distances."""
    sizes = values.abs()
    return ((sizes[1:] > least * sizes[:-1]) & (sizes[1:] < most * sizes[:-1])).all(dim=0)

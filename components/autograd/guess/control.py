"""Which slopes can be guessed, and where. The picture alone sets their limit, which must not betray the slope at x."""

from dataclasses import dataclass

import numpy as np

from ..curves import Curves
from ..round_numbers import round_above

# A line of this many picture heights on one picture width looks steep.
STEEP = 4


@dataclass(frozen=True)
class Guesses:
    """The slopes from -`steepest` to `steepest`."""

    steepest: float

    @property
    def step(self) -> float:
        """How far a press of a key turns the line."""
        return self.steepest / 100

    @property
    def fine(self) -> float:
        """What a line drawn in the picture is rounded to."""
        return self.steepest / 1000

    def inside(self, slope: float) -> float:
        """The nearest slope that can be guessed."""
        return min(max(slope, -self.steepest), self.steepest)


def guesses(curves: Curves) -> Guesses:
    """The slopes worth guessing in the picture of `curves`: up to 1, 2 or 5 times a power of ten.

    The steepest that is seen anywhere is among them.
    """
    f = curves.by_name["f"]
    seen = np.abs(f.slope[(f.label == "") & (f.y >= curves.bottom) & (f.y <= curves.top)])
    wanted = STEEP * (curves.top / 2 - curves.bottom / 2) / (curves.high / 2 - curves.low / 2)
    wanted = min(max(wanted, np.max(seen, initial=0.0), 1e-9), 1e12)
    return Guesses(round_above(wanted))


def guessable_x(curves: Curves) -> list[float]:
    """The x of the picture, not too close together, where f has a slope to guess; 0 is not -0."""
    f = curves.by_name["f"]
    seen = (f.label == "") & (f.y >= curves.bottom) & (f.y <= curves.top)
    return [float(x) + 0.0 for x in curves.x[: curves.count : 10][seen[: curves.count : 10]]]

"""The x-range of the page: which ranges and which x can be used, and how fine the steps of x are in them."""

import math
from dataclasses import dataclass

from .pairs import FIRST
from .round_numbers import round_below

FARTHEST = 1000.0
NARROWEST = 0.1


@dataclass(frozen=True)
class Interval:
    """The x from `low` to `high`.

    >>> page = Interval(-3.0, 3.0)
    >>> page.step, page.snap(0.123456), page.start(7.0)
    (0.1, 0.12, 0.0)
    """

    low: float
    high: float

    @property
    def step(self) -> float:
        """How far a key press moves x: 1, 2 or 5 times a power of ten, about a sixtieth of the interval."""
        return round(round_below((self.high - self.low) / 60), 12)

    @property
    def control(self) -> tuple[float, float, float, float]:
        """What the control of x takes: its lowest and highest number, its step, and where it starts."""
        return self.low, self.high, self.step, self.start(FIRST.x)

    def snap(self, x: float) -> float:
        """The x that is meant by a click: as many digits as tell neighbouring samples apart, and inside."""
        digits = 1 - math.floor(math.log10(self.step) + 1e-9)
        return min(max(round(x, digits), self.low), self.high) + 0.0  # -0.0 + 0.0 is 0.0

    def start(self, wanted: float) -> float:
        """`wanted` if it is inside, and else the middle."""
        return wanted if self.low <= wanted <= self.high else self.snap((self.low + self.high) / 2)


def check_interval(low: float, high: float) -> None:
    """Raises: ValueError with the reason, if the range cannot be drawn."""
    for end in (low, high):
        if not abs(end) <= FARTHEST:
            raise ValueError(f"it is not a number from {-FARTHEST:g} to {FARTHEST:g}")
    if not high - low >= NARROWEST * (1 - 1e-9):
        raise ValueError(f"high must be at least {NARROWEST:g} above low")

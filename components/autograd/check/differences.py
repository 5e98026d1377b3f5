"""Central differences of f, for every h that the page offers, in one floating point precision."""

from dataclasses import dataclass
from functools import lru_cache

import torch

from ..functions import Function

STEPS = tuple(float(f"1e-{digits}") for digits in range(13))
PRECISIONS = {"float32": torch.float32, "float64": torch.float64}
# torch rounds sigmoid and a few others differently in the last digit when it computes eight or more numbers at once; in
# smaller batches each number is what the program's single tensor gives.
BATCH = 7


@dataclass(frozen=True)
class Differences:
    """What one precision says about the slope of f at `x`: autograd once, the central difference for each h of STEPS.

    `ups` and `downs` are f(x + h) and f(x - h); `lost` tells whether x + h and x - h are both rounded to x. `x_gap` and
    `y_gap` are the distances from x and from f(x) to the next number that this precision has.
    """

    x: float
    y: float
    slope: float
    ups: tuple[float, ...]
    downs: tuple[float, ...]
    quotients: tuple[float, ...]
    lost: tuple[bool, ...]
    x_gap: float
    y_gap: float

    def errors(self, slope: float) -> tuple[float, ...]:
        """How far each central difference is from `slope`; inf or nan where there is nothing to compare."""
        return tuple(abs(quotient - slope) for quotient in self.quotients)


@lru_cache(maxsize=64)
def differences(function: Function, x: float, precision: str) -> Differences:
    """Autograd and the central differences at `x`, in "float32" or "float64"; remembered, as a step of h asks again.

    Raises: BadFunction, when torch refuses the computation.
    """
    at = torch.tensor(x, dtype=PRECISIONS[precision])
    y, slope = function.slopes(at)
    h = torch.tensor(STEPS, dtype=at.dtype)
    above, below = at + h, at - h
    ups, downs = (torch.cat([function(part) for part in beside.split(BATCH)]) for beside in (above, below))
    quotients = (ups - downs) / torch.tensor([2 * h for h in STEPS], dtype=at.dtype)
    return Differences(
        at.item(),
        y.item(),
        slope.item(),
        tuple(ups.tolist()),
        tuple(downs.tolist()),
        tuple(quotients.tolist()),
        tuple(((above == at) & (below == at)).tolist()),
        gap(at),
        gap(y),
    )


def gap(value: torch.Tensor) -> float:
    """How far it is from a value to the next number of its precision, away from 0."""
    size = value.abs()
    return (torch.nextafter(size, torch.full_like(size, torch.inf)) - size).item()

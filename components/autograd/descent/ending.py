"""How a path downhill ended, and what f is like there."""

import itertools
import math
from enum import Enum, auto

import torch

from ..functions import Function
from ..gradients import slope_at, slopes
from ..smoothness import POLE_HEIGHT
from .program import Path

# A move that cannot be seen, and a way that hardly can, as parts of the picture's width.
UNSEEN, SHORT = 1 / 1000, 1 / 200


class Ending(Enum):
    """How a path ended."""

    NO_GRADIENT = auto()
    CUT_OFF = auto()  # by the interpreter's limits
    NO_VALUE = auto()  # y is nan or inf
    NO_STEP = auto()  # a slope that is nan or inf leads nowhere
    LEFT_DOWN = auto()  # the picture, while y fell
    LEFT_UP = auto()
    START = auto()
    STILL = auto()
    SETTLED = auto()
    CREEPING = auto()
    ZIGZAG = auto()  # across a kink
    FLOOR = auto()  # over a level floor between two kinks
    GROWING = auto()  # swings around a valley
    STEADY = auto()
    SHRINKING = auto()
    UPHILL = auto()
    DOWNHILL = auto()


class Stationary(Enum):
    """What f is like around an x where its slope is 0."""

    MINIMUM = auto()
    MAXIMUM = auto()
    PLATEAU = auto()  # slope 0 on both sides too
    SADDLE = auto()  # down on one side, up on the other
    UNKNOWN = auto()


def ending(f: Function, path: Path, low: float, high: float) -> Ending:
    """How `path` ended, in the picture from `low` to `high`."""
    return broken_off(f, path) or outside(path, low, high) or inside(f, path, high - low)


def broken_off(f: Function, path: Path) -> Ending | None:
    """Why there is no way on, or none yet; None if there is."""
    if not f.tracked:
        return Ending.NO_GRADIENT
    if path.error:
        return Ending.CUT_OFF
    if path.taken and not math.isfinite(path.x[-1]):
        return Ending.NO_STEP
    if not math.isfinite(path.y[-1]):
        return Ending.NO_VALUE
    return None if path.taken else Ending.START


def outside(path: Path, low: float, high: float) -> Ending | None:
    """How the path left the picture; None if it did not."""
    if low <= path.x[-1] <= high or path.x[-1] == path.x[0]:
        return None
    return Ending.LEFT_DOWN if path.y[-1] < path.y[-2] else Ending.LEFT_UP


def inside(f: Function, path: Path, width: float) -> Ending:
    """What the last steps of a path in the picture were like."""
    moves = [after - before for before, after in itertools.pairwise(path.x)]
    if not any(moves):
        return Ending.STILL
    seems_still = max(map(abs, moves[-2:])) < UNSEEN * width
    if seems_still and abs(path.slopes[-1]) < 0.01 * max(map(abs, path.slopes)):
        return Ending.SETTLED
    turns = [first * second < 0 for first, second in itertools.pairwise(moves[-3:])]
    if len(moves) >= 3 and all(turns):
        return swing(f, (path.x[-2], path.x[-1]), abs(moves[-1] / moves[-2]))
    if max(path.x) - min(path.x) < SHORT * width:
        return Ending.CREEPING
    return Ending.DOWNHILL if path.y[-1] <= path.y[-2] else Ending.UPHILL


def swing(f: Function, between: tuple[float, float], growth: float) -> Ending:
    """Over what the last steps jumped to and fro."""
    kink = kink_between(f, *sorted(between))
    if kink is not None:
        return Ending.FLOOR if slope_at(f, kink).slope == 0 else Ending.ZIGZAG
    if growth > 1.01:
        return Ending.GROWING
    return Ending.STEADY if growth > 0.99 else Ending.SHRINKING


def kink_between(f: Function, low: float, high: float) -> float | None:
    """An x right after f's slope leaps from below 0 to 0 or above between `low` and `high`; None if it does not."""
    steepest = 0.0
    for _ in range(4):
        found = slopes(f, torch.linspace(low, high, 33, dtype=torch.float64))
        steepest = max(steepest, found.slope.abs().max().item())
        turns = ((found.slope[:-1] < 0) & (found.slope[1:] >= 0)).nonzero()
        if not len(turns):
            return None
        turn = int(turns[0].item())
        low, high = found.x[turn].item(), found.x[turn + 1].item()
    leap = (found.slope[turn + 1] - found.slope[turn]).item()
    # The gap is a millionth of the first, and so is a smooth curve's change of slope.
    leaps = leap > 0.01 * steepest and abs(found.y[turn].item()) < POLE_HEIGHT
    return high if leaps else None


def stationary_point(f: Function, x: float, width: float) -> Stationary:
    """What f is like around `x`; unknown where its slope turns more often than once so close by."""
    reach = SHORT * width
    found = slopes(f, torch.linspace(x - reach, x + reach, 65, dtype=torch.float64)).slope.tolist()
    left, right = signs(found[:32]), signs(found[33:])
    if not left and not right:
        return Stationary.PLATEAU
    if len(left) != 1 or len(right) != 1:
        return Stationary.UNKNOWN
    if left == right:
        return Stationary.SADDLE
    return Stationary.MINIMUM if left == {-1} else Stationary.MAXIMUM


def signs(slopes: list[float]) -> set[float]:
    """The signs of the slopes that are not 0: 1 and -1."""
    return {math.copysign(1, slope) for slope in slopes if slope}


def far(low: float, high: float, side: int) -> list[float]:
    """Round numbers beyond the picture, ten times farther each."""
    first = 10.0 ** math.floor(math.log10(max(abs(low), abs(high))) + 1)
    return [side * first * ten for ten in (1, 10, 100)]


def lower_point(f: Function, x: float, low: float, high: float) -> tuple[float, float] | None:
    """The nearest x found, and its y, where f is clearly lower than at `x`; None if there is none."""
    grid = torch.linspace(low, high, 601, dtype=torch.float64).round(decimals=2).tolist()
    tried = slopes(f, torch.tensor([x, *grid, *far(low, high, -1), *far(low, high, 1)], dtype=torch.float64))
    lower = tried.y < tried.y[0] - 0.01 * max(1.0, abs(tried.y[0].item()))
    if not lower.any():
        return None
    inside = lower[: 1 + len(grid)]
    if inside.any():
        best = tried.y[: 1 + len(grid)].nan_to_num(math.inf, neginf=math.inf).argmin()
    else:
        best = torch.where(lower, (tried.x - x).abs(), math.inf).argmin()
    return tried.x[best].item(), tried.y[best].item()


def falls_without_end(f: Function, low: float, high: float, side: int) -> list[tuple[float, float]]:
    """f far out on one side, as points (x, y), if each tenfold distance takes it at least as much lower; else []."""
    points = slopes(f, torch.tensor([low if side < 0 else high, *far(low, high, side)], dtype=torch.float64))
    drops = (points.y[:-1] - points.y[1:]).tolist()
    falls = all(0.9 * first <= second < math.inf for first, second in itertools.pairwise([1e-9, *drops]))
    return list(zip(points.x[1:].tolist(), points.y[1:].tolist(), strict=True)) if falls else []

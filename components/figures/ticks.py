"""Round numbers between two ends, where matplotlib would put them."""

import math

import numpy as np

from .limits import nonsingular

STEPS = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])


def between(low: float, high: float, most: int, least: int = 1, steps: np.ndarray = STEPS) -> np.ndarray:
    """Round numbers, of which at most `most` + 1 lie between the ends, and one more on each side."""
    low, high = nonsingular(low, high, 1e-13, 1e-14)
    width, middle = abs(high - low), (high + low) / 2
    offset = 0.0
    if abs(middle) / width >= 100:
        offset = math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
    scale = 10 ** (math.log10(width / most) // 1)
    low, high = low - offset, high - offset
    known = np.concatenate([0.1 * steps[:-1], steps, [10 * steps[1]]]) * scale
    large = np.nonzero(known >= (high - low) / most)[0]
    first = large[0] if len(large) else len(known) - 1
    found = np.zeros(0)
    for step in known[: first + 1][::-1]:
        begin = (low // step) * step
        below, above = at_or_below(low - begin, step, offset), at_or_above(high - begin, step, offset)
        found = np.arange(below, above + 1) * step + begin
        if ((found <= high) & (found >= low)).sum() >= least:
            break
    return found + offset


def at_or_below(x: float, step: float, offset: float) -> float:
    """How many steps lead to the last place that is not above a number, rounding aside."""
    times, rest = divmod(x, step)
    return times + 1 if is_close(rest / step, 1, step, offset) else times


def at_or_above(x: float, step: float, offset: float) -> float:
    """How many steps lead to the first place that is not below a number, rounding aside."""
    times, rest = divmod(x, step)
    return times if is_close(rest / step, 0, step, offset) else times + 1


def is_close(part: float, edge: int, step: float, offset: float) -> bool:
    """Whether two numbers are the same but for rounding."""
    slack = 1e-10
    if offset:
        slack = min(0.4999, max(1e-10, 10 ** (np.log10(abs(offset) / step) - 12)))
    return abs(part - edge) < slack

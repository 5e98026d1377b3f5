"""How a curve comes to a point from one side: values at ever smaller distances tell.

What is left of f(x + h) - f(x) once autograd's slope times h is taken away behaves like a power of h. More than 1, and
autograd's slope is right; 1, and the slope is another one; between 0 and 1, and the curve rises vertically; 0, and it
jumps. A steep curve looks torn from far and not from near, so the smallest distances that rounding leaves readable
decide.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy import ndarray

# Fourfold apart, and below all that float64 tells apart near 1.
DISTANCES = 2.0 ** -np.arange(4.0, 62, 2)
EPSILON = np.finfo(np.float64).eps
WINDOW = 4  # distances in a row that have to show the same power
SPREAD = 0.02  # by which their powers may differ
CLOSE = 0.01  # to a power of 0 or of 1
# A leap of a smaller part of the values around may be what rounding left of large numbers.
CERTAIN = 1e-6
TINIEST = 1e-300  # below it float64 loses digits


class Way(IntEnum):
    """What the curve does on its way to the point."""

    MISSING = 0  # there are no values
    FITS = 1  # it runs with autograd's slope
    SLOPE = 2  # it runs with another slope
    VERTICAL = 3
    JUMP = 4
    POLE = 5
    INFINITE = 6  # its values are more than float64 can hold
    UNKNOWN = 7


@dataclass(frozen=True)
class Sides:
    """The sides of some points.

    `slope` is inf or -inf where the curve is vertical, and nan where it has none; `limit` is the value closest to the
    point.
    Shape: 1-D, equally long.
    """

    way: ndarray
    slope: ndarray
    limit: ndarray


@dataclass(frozen=True)
class Rest:
    """What is left of the rise from some points once autograd's slope is taken away, and how far rounding blurs it.

    `h` are the distances, `usable` those that float64 tells apart from the point, `readable` those with a value too;
    `movement` is how far a line with autograd's slope goes, and `reach` the most that the curve rises.
    Shape: (len(DISTANCES), n); reach is (n,).
    """

    h: ndarray
    usable: ndarray
    readable: ndarray
    rest: ndarray
    noise: ndarray
    movement: ndarray
    reach: ndarray

    @property
    def clear(self) -> ndarray:
        """Where it is more than rounding."""
        return self.readable & (abs(self.rest) > self.noise)


@dataclass(frozen=True)
class Law:
    """The power of h, `rate`, by which the rest shrinks: as it is seen nearest to the points, where it is `found`.

    `near` is the row that is nearest of those that show it, and `calms` says that there is less than it foretells in
    the rows after that. `straight` says in which windows of rows the rest shrinks like h itself.
    Shape: (n,); straight is (len(DISTANCES) - WINDOW + 1, n).
    """

    rate: ndarray
    found: ndarray
    near: ndarray
    calms: ndarray
    straight: ndarray

    @property
    def is_leap(self) -> ndarray:
        """Whether the rest does not shrink."""
        return abs(self.rate) <= CLOSE

    @property
    def is_slope(self) -> ndarray:
        """Whether it shrinks like h."""
        return abs(self.rate - 1) <= CLOSE


@np.errstate(all="ignore")
def sides(x: ndarray, y: ndarray, slope: ndarray, beside: ndarray, values: ndarray) -> Sides:
    """How the curve comes to the points (x, y), where autograd says `slope`, along `beside`, from far to near.

    Shape: x, y and slope are (n,), beside and values (len(DISTANCES), n).
    """
    left = rest_of(x, y, slope, beside, values)
    law = law_of(left)
    doubtful = may_be_rounding(left, law)
    fits = is_autograds(left, law, doubtful)
    limits = nearest_values(left.usable, values)
    way = ways(np.isfinite(slope), law, fits, doubtful)
    way[grows(np.where(left.readable, values, np.nan), left.h)] = Way.POLE
    way[np.isnan(limits).all(axis=0)] = Way.MISSING
    way[np.isinf(limits).all(axis=0) & (way != Way.POLE)] = Way.INFINITE
    quotients = np.diff(values, axis=0) / np.diff(beside, axis=0)
    measured = np.where(fits, 0.0, best_quotient(quotients, law.straight, law.near - 1))
    vertical = np.sign(at(left.rest, law.near)) * np.sign(beside[0] - x) * np.inf
    kinds = [way == Way.FITS, way == Way.SLOPE, way == Way.VERTICAL]
    return Sides(way, np.select(kinds, [slope, measured, vertical], np.nan), limits[0])


def rest_of(x: ndarray, y: ndarray, slope: ndarray, beside: ndarray, values: ndarray) -> Rest:
    """What autograd's slope leaves of the rise from (x, y); all of it where it has no finite slope."""
    line = np.where(np.isfinite(slope), slope, 0.0)
    offset = beside - x
    h = abs(offset)
    usable = h >= 4 * np.spacing(abs(x))
    readable = usable & np.isfinite(values)
    rise = values - y
    reach = np.where(readable, abs(rise), 0).max(axis=0)
    noise = 16 * EPSILON * (abs(y) + abs(values)) + 8 * EPSILON * abs(line) * (abs(x) + h) + TINIEST
    # What moves less than numbers near 1 can may have been added to 1 on the way, as in log(1 + exp(x)).
    hardly_moves = (line != 0) & (reach < 1e6 * EPSILON)
    noise = np.where(hardly_moves, np.maximum(noise, 16 * EPSILON), noise)
    return Rest(h, usable, readable, rise - line * offset, noise, line * h, reach)


def law_of(left: Rest) -> Law:
    """The power of h by which what is left shrinks."""
    power, steady = powers(np.where(left.clear, left.rest, np.nan), left.h)
    window, found = last(steady)
    near, rate = window + WINDOW - 1, at(power, window + 1)
    expected = abs(at(left.rest, near)) * (left.h / at(left.h, near)) ** rate
    nearer = np.arange(len(left.h))[:, np.newaxis] > near
    less = left.readable & nearer & (abs(left.rest) + left.noise < 0.25 * expected)
    straight = steady & (abs(power[: 2 - WINDOW] - 1) <= CLOSE)
    return Law(rate, found, near, found & (less.sum(axis=0) >= 3), straight)


def may_be_rounding(left: Rest, law: Law) -> ndarray:
    """Whether a leap or another slope is so small a part of the values around that rounding may have made it."""
    leap, tilt = at(left.rest, law.near), left.rest / left.h
    seen = at(tilt, law.near)
    same = law.straight & (abs(tilt - seen) < 0.05 * abs(seen))[: 1 - WINDOW]
    tilted = np.where(same, abs(left.rest[: 1 - WINDOW]), 0).max(axis=0)
    largest = np.where(law.is_leap, abs(leap), tilted)
    small = law.found & (law.is_leap | law.is_slope) & (largest <= CERTAIN * left.reach)
    # Rounding does not look the same over all distances.
    return small & ~same[:3].any(axis=0) & ~seen_from_far(left.rest, left.movement, left.readable, leap)


def is_autograds(left: Rest, law: Law, doubtful: ndarray) -> ndarray:
    """Whether the curve runs with autograd's slope: what is left shrinks faster than h, or is but rounding."""
    close_by = left.readable & (left.usable.cumsum(axis=0) > left.usable.sum(axis=0) - 12)
    hidden = (left.clear & close_by).sum(axis=0) <= 3
    vanishing = vanishes(abs(left.rest) / left.h, left.readable)
    fits = np.where(law.found, law.calms | (law.rate > 1 + CLOSE), vanishing | hidden)
    hardly_off = left.readable & (abs(left.rest) < 0.1 * abs(left.movement))
    return fits | (doubtful & (hardly_off.sum(axis=0) >= 3))


def ways(has_slope: ndarray, law: Law, fits: ndarray, doubtful: ndarray) -> ndarray:
    """What a curve does that has values beside the points."""
    way = np.full(len(fits), Way.UNKNOWN)
    seen = law.found & ~law.calms & ~doubtful
    way[seen & law.is_leap] = Way.JUMP
    way[seen & (law.rate > CLOSE) & (law.rate < 1 - CLOSE)] = Way.VERTICAL
    way[seen & law.is_slope] = Way.SLOPE
    way[fits & has_slope] = Way.FITS
    way[fits & ~has_slope & ~law.calms] = Way.SLOPE
    return way


def nearest_values(usable: ndarray, values: ndarray) -> ndarray:
    """The three values closest to each point, the closest first.

    Shape: (3, n).
    """
    nearest = np.maximum(usable.cumsum(axis=0).argmax(axis=0), 2)
    return np.stack([at(values, nearest - back) for back in range(3)])


def at(table: ndarray, row: ndarray) -> ndarray:
    """One number of each column: that in its `row`."""
    return np.take_along_axis(table, row[np.newaxis], axis=0)[0]


def powers(sizes: ndarray, h: ndarray) -> tuple[ndarray, ndarray]:
    """The power of h with which sizes shrink from each distance to the next, and where a window begins that shows one.

    Shape: one row less than `sizes`, and WINDOW - 1 less.
    """
    power = np.log(sizes[:-1] / sizes[1:]) / np.log(h[:-1] / h[1:])
    windows = np.lib.stride_tricks.sliding_window_view(power, WINDOW - 1, axis=0)
    return power, windows.max(axis=-1) - windows.min(axis=-1) <= SPREAD


def last(true: ndarray) -> tuple[ndarray, ndarray]:
    """The last row that is true in each column, and whether there is one."""
    return len(true) - 1 - true[::-1].argmax(axis=0), np.any(true, axis=0)


def grows(values: ndarray, h: ndarray) -> ndarray:
    """Whether the values grow like a negative power of h."""
    power, steady = powers(values, h)
    window, found = last(steady)
    return found & (at(power, window + 1) < -5 * CLOSE)


def vanishes(quotient: ndarray, readable: ndarray) -> ndarray:
    """Whether what is left goes to 0 faster than h, however it swings."""
    size = np.where(readable, quotient, np.nan)
    highest = np.lib.stride_tricks.sliding_window_view(size, 3, axis=0).max(axis=-1)
    lowest = np.nanmin(np.where(np.isnan(highest), np.inf, highest), axis=0)
    return lowest < 1e-3 * np.where(readable, size, 0).max(axis=0)


def seen_from_far(rest: ndarray, movement: ndarray, readable: ndarray, leap: ndarray) -> ndarray:
    """Whether a leap stands out from where the curve moves several times as far."""
    beyond = readable & (abs(movement) > 4 * abs(leap))
    return np.any(beyond, axis=0) & np.all(~beyond | (abs(rest - leap) < 0.3 * abs(leap)), axis=0)


def best_quotient(quotient: ndarray, straight: ndarray, near: ndarray) -> ndarray:
    """The slope, from where two secants that agree with the nearest readable one agree best."""
    nearest = at(quotient, near)
    first, second = quotient[WINDOW - 3 : -1], quotient[WINDOW - 2 :]
    alike = straight & (abs(second - nearest) <= 0.05 * abs(nearest))
    change = np.where(alike, abs(first - second), np.inf)
    row = change.argmin(axis=0)
    return np.where(np.isinf(change.min(axis=0)), nearest, at(second + (second - first) / 3, row))

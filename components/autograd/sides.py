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


@np.errstate(all="ignore")
def sides(x: ndarray, y: ndarray, slope: ndarray, beside: ndarray, values: ndarray) -> Sides:
    """How the curve comes to the points (x, y), where autograd says `slope`, along `beside`, from far to near.

    Shape: x, y and slope are (n,), beside and values (len(DISTANCES), n).
    """
    offset = beside - x
    h = abs(offset)
    has_slope = np.isfinite(slope)
    line = np.where(has_slope, slope, 0.0)
    usable = h >= 4 * np.spacing(abs(x))
    readable = usable & np.isfinite(values)
    rise = values - y
    rest = rise - line * offset
    reach = np.where(readable, abs(rise), 0).max(axis=0)
    noise = 16 * EPSILON * (abs(y) + abs(values)) + 8 * EPSILON * abs(line) * (abs(x) + h) + TINIEST
    # What moves less than numbers near 1 can may have been added to 1 on the way, as in log(1 + exp(x)).
    noise = np.where((line != 0) & (reach < 1e6 * EPSILON), np.maximum(noise, 16 * EPSILON), noise)
    clear = readable & (abs(rest) > noise)

    power, steady = powers(np.where(clear, rest, np.nan), h)
    window, found = last(steady)
    near, rate = window + WINDOW - 1, at(power, window + 1)
    expected = abs(at(rest, near)) * (h / at(h, near)) ** rate
    nearer = np.arange(len(h))[:, np.newaxis] > near
    # Nearer than where the power was seen, there may be less than it foretells.
    calms = found & ((readable & nearer & (abs(rest) + noise < 0.25 * expected)).sum(axis=0) >= 3)
    close_by = readable & (usable.cumsum(axis=0) > usable.sum(axis=0) - 12)
    hidden = (clear & close_by).sum(axis=0) <= 3
    fits = np.where(found, calms | (rate > 1 + CLOSE), vanishes(abs(rest) / h, readable) | hidden)

    straight = steady & (abs(power[: 2 - WINDOW] - 1) <= CLOSE)
    leap, tilt = at(rest, near), rest / h
    same = straight & (abs(tilt - at(tilt, near)) < 0.05 * abs(at(tilt, near)))[: 1 - WINDOW]
    largest = np.where(abs(rate) <= CLOSE, abs(leap), np.where(same, abs(rest[: 1 - WINDOW]), 0).max(axis=0))
    doubtful = found & ((abs(rate) <= CLOSE) | (abs(rate - 1) <= CLOSE))
    # Rounding does not look the same over all distances.
    doubtful &= (largest <= CERTAIN * reach) & ~same[:3].any(axis=0)
    doubtful &= ~seen_from_far(rest, line * h, readable, leap)
    fits |= doubtful & ((readable & (abs(rest) < 0.1 * abs(line) * h)).sum(axis=0) >= 3)

    way = np.full(len(x), Way.UNKNOWN)
    seen = found & ~calms & ~doubtful
    way[seen & (abs(rate) <= CLOSE)] = Way.JUMP
    way[seen & (rate > CLOSE) & (rate < 1 - CLOSE)] = Way.VERTICAL
    way[seen & (abs(rate - 1) <= CLOSE)] = Way.SLOPE
    way[fits & has_slope] = Way.FITS
    way[fits & ~has_slope & ~calms] = Way.SLOPE
    way[grows(np.where(readable, values, np.nan), h)] = Way.POLE
    nearest = np.maximum(usable.cumsum(axis=0).argmax(axis=0), 2)
    limits = np.stack([at(values, nearest - back) for back in range(3)])
    way[np.isnan(limits).all(axis=0)] = Way.MISSING
    way[np.isinf(limits).all(axis=0) & (way != Way.POLE)] = Way.INFINITE

    direction = np.sign(offset[0])
    measured = np.where(fits, 0.0, best_quotient(np.diff(values, axis=0) / np.diff(beside, axis=0), straight, near - 1))
    slopes = np.select(
        [way == Way.FITS, way == Way.SLOPE, way == Way.VERTICAL],
        [slope, measured, np.sign(at(rest, near)) * direction * np.inf],
        np.nan,
    )
    return Sides(way, slopes, limits[0])


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
    return len(true) - 1 - true[::-1].argmax(axis=0), true.any(axis=0)


def grows(values: ndarray, h: ndarray) -> ndarray:
    """Whether the values grow like a negative power of h."""
    power, steady = powers(values, h)
    window, found = last(steady)
    return found & (at(power, window + 1) < -5 * CLOSE)


def vanishes(quotient: ndarray, readable: ndarray) -> ndarray:
    """Whether what is left goes to 0 faster than h, however it swings."""
    size = np.where(readable, quotient, np.nan)
    highest = np.lib.stride_tricks.sliding_window_view(size, 3, axis=0).max(axis=-1)
    return np.nanmin(np.where(np.isnan(highest), np.inf, highest), axis=0) < 1e-3 * np.where(readable, size, 0).max(
        axis=0
    )


def seen_from_far(rest: ndarray, movement: ndarray, readable: ndarray, leap: ndarray) -> ndarray:
    """Whether a leap stands out from where the curve moves several times as far."""
    beyond = readable & (abs(movement) > 4 * abs(leap))
    return beyond.any(axis=0) & (~beyond | (abs(rest - leap) < 0.3 * abs(leap))).all(axis=0)


def best_quotient(quotient: ndarray, straight: ndarray, near: ndarray) -> ndarray:
    """The slope, from where two secants that agree with the nearest readable one agree best."""
    nearest = at(quotient, near)
    first, second = quotient[WINDOW - 3 : -1], quotient[WINDOW - 2 :]
    alike = straight & (abs(second - nearest) <= 0.05 * abs(nearest))
    change = np.where(alike, abs(first - second), np.inf)
    row = change.argmin(axis=0)
    return np.where(np.isinf(change.min(axis=0)), nearest, at(second + (second - first) / 3, row))

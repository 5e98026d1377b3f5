"""Whether a server's memory is flat, told from its size after so many actions."""

import statistics
from dataclasses import dataclass

INTERVALS = 12
WARM_UP = 0.4  # part of the time in which modules are loaded and allocators take what they will need
# What may be added: the caches may still be filling (1,000 moments of tangents 15 MB, 100 pairs of curves 4 MB), and
# resident memory comes and goes by some megabytes when nothing is kept.
MEGABYTES = 25


@dataclass(frozen=True)
class Size:
    """The megabytes of a server that are resident after so many actions."""

    second: float
    actions: int
    megabytes: float


def intervals(sizes: list[Size]) -> list[Size]:
    """The least size in each interval after the warm-up: a program may take hundreds of megabytes for a moment."""
    first, last = sizes[0].second, sizes[-1].second
    begin = first + WARM_UP * (last - first)
    length = (last - begin) / INTERVALS
    parts = [[] for _ in range(INTERVALS)]
    for size in sizes:
        if size.second >= begin:
            parts[min(int((size.second - begin) / length), INTERVALS - 1)].append(size)
    return [min(part, key=lambda size: size.megabytes) for part in parts if part]


def slope(sizes: list[Size]) -> float:
    """Megabytes in 1,000 actions, by least squares."""
    line = statistics.linear_regression([size.actions for size in sizes], [size.megabytes for size in sizes])
    return 1000 * line.slope


def growth(sizes: list[Size]) -> float:
    """Megabytes from the mean of the first third to the mean of the last third."""
    third = len(sizes) // 3
    first, last = (statistics.mean(size.megabytes for size in part) for part in (sizes[:third], sizes[-third:]))
    return last - first

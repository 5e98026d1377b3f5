"""f and g as they are drawn: one grid of x for both, gaps where there is no curve, and the part of y worth showing."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import torch

from .breaks import find_breaks
from .functions import Function
from .gradients import Samples, equidistant, sample, slopes
from .graph.nan import origin_of_nan
from .sides import Sides
from .smoothness import LARGEST_Y, Trouble, both_sides, surroundings, troubles

COUNT = 601
KEPT = 100  # pairs of curves


@dataclass(frozen=True)
class Point:
    """Where a function stands at the page's x.

    `left` and `right` are the slopes on either side, `below` and `above` the values nearest to x there; `trouble` names
    what keeps it from having an ordinary slope. All that is in float64. `program_y` and `answer` are its value and
    slope in float32, as a program of the page finds them; `why_nan` says where a nan in `answer` comes from.
    """

    x: float
    y: float
    slope: float
    left: float
    right: float
    trouble: Trouble
    below: float = math.nan
    above: float = math.nan
    program_y: float = math.nan
    answer: float | None = None
    why_nan: str = ""

    @property
    def label(self) -> str:
        """What keeps the program from drawing a tangent, as the picture names it; "" if nothing does."""
        return str(self.trouble) or ("" if self.answer is None else in_single(self.answer))


@dataclass(frozen=True)
class Curve:
    """A function along the grid.

    `y` is nan in a gap. `label` is the trouble, or says that float32 holds no slope; wherever there is one, `slope` is
    nan. `name_at` is a free place (x, y) for its name.
    """

    y: np.ndarray
    slope: np.ndarray
    trouble: np.ndarray
    label: np.ndarray
    name_at: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Curves:
    """All curves on one grid, and the range of y to show, from `bottom` to `top`; `of` tells them from other curves.

    The first `count` elements of `x` go from `low` to `high` at equal distances; where a curve is broken follows after.

    >>> from .functions import parse_function
    >>> curves = trace({"f": parse_function("1 / x")}, -1.0, 2.0)
    >>> curves.count, curves.x[0].item(), curves.x[600].item()
    (601, -1.0, 2.0)
    >>> str(curves.by_name["f"].trouble[200])
    'pole, no slope'
    """

    x: np.ndarray
    count: int
    by_name: Mapping[str, Curve]
    low: float
    high: float
    bottom: float
    top: float
    of: str


def point_at(function: Function, x: float) -> Point:
    """The function at exactly `x`. Raises: BadFunction, when torch refuses the computation."""
    at = slopes(function, torch.tensor([x], dtype=torch.float64))
    left, right = beside(function, at)
    trouble = troubles(at, left, right)[0]
    beside_it = left.slope.item(), right.slope.item(), trouble, left.limit.item(), right.limit.item()
    program_y, answer = (number.item() for number in function.slopes(torch.tensor(float(x))))
    why_nan = origin_of_nan(function, x) if math.isnan(answer) else ""
    return Point(float(x), at.y.item(), at.slope.item(), *beside_it, program_y, answer, why_nan)


def beside(function: Function, at: Samples) -> tuple[Sides, Sides]:
    """How the curve comes to its points `at` from the left and from the right."""
    around = surroundings(at.x.numpy())
    values = function(torch.from_numpy(around.ravel())).detach().numpy()
    return both_sides(at, around, values.reshape(around.shape))


def trace(functions: Mapping[str, Function], low: float, high: float) -> Curves:
    """The curves of `functions`, by name, from `low` to `high`.

    Where a curve is broken between two samples, that x joins the grid, and the curve has a gap there.
    They are computed once for all readers, and their arrays cannot be written to.
    Raises: BadFunction, when torch refuses the computation.
    """
    return traced(tuple(functions.items()), float(low), float(high))


@lru_cache(KEPT)
def traced(named: tuple[tuple[str, Function], ...], low: float, high: float) -> Curves:
    """The curves of `trace`, which remembers them."""
    functions = dict(named)
    samples = {name: sample(function, low, high, COUNT) for name, function in functions.items()}
    breaks = {name: find_breaks(function, samples[name]) for name, function in functions.items()}
    grid = equidistant(low, high, COUNT)
    if any(breaks.values()):
        added = torch.tensor(sorted(x for found in breaks.values() for x in found), dtype=torch.float64)
        grid = torch.cat([grid, added])
        samples = {name: slopes(function, grid) for name, function in functions.items()}
    bottom, top = shown_range([found.y.numpy() for found in samples.values()])
    curves, taken = {}, []
    for name, function in functions.items():
        arrays = gapped(function, samples[name], breaks[name])
        name_at = free_position(grid.numpy()[:COUNT], arrays[0], bottom, top, taken)
        taken.append(name_at)
        y, slope, trouble, label = map(frozen, arrays)
        curves[name] = Curve(y, slope, trouble, label, name_at)
    of = repr([low, high, *(f"{name} = {function.text}" for name, function in named)])
    return Curves(frozen(grid.numpy()), COUNT, curves, low, high, bottom, top, of)


@lru_cache(KEPT)
def only(curves: Curves, names: tuple[str, ...]) -> Curves:
    """The curves of these names alone, on the same grid."""
    return replace(curves, by_name={name: curves.by_name[name] for name in names})


@lru_cache(KEPT)
def is_too_fast(function: Function, low: float, high: float) -> bool:
    """Whether the curve goes up and down so often that the points of the picture cannot show it.

    Its slopes tell how far it goes between two of them, most often more than its highest and lowest y allow.
    """
    found = sample(function, low, high, COUNT)
    y, slope = (numbers[np.isfinite(numbers)] for numbers in (found.y.numpy(), found.slope.numpy()))
    if not len(y) or not len(slope):
        return False
    return bool(np.median(np.abs(slope)) * ((high - low) / COUNT) > (y.max() / 2 - y.min() / 2))


def frozen(array: np.ndarray) -> np.ndarray:
    """The array, which cannot be written to any more."""
    array.flags.writeable = False
    return array


def gapped(function: Function, samples: Samples, breaks: Mapping[float, Trouble]) -> tuple[np.ndarray, ...]:
    """y, slope, trouble and label along the grid: no value where the curve is broken, no slope where it has a label."""
    trouble = np.array([str(found) for found in troubles(samples, *beside(function, samples))], dtype=object)
    y, slope = samples.y.numpy().copy(), samples.slope.numpy().copy()
    for x, found in breaks.items():
        at = samples.x.numpy() == x
        y[at], trouble[at] = np.nan, str(found)
    y[~np.isfinite(y)] = np.nan
    _, single = function.slopes(samples.x.float())
    label = np.where(trouble == "", np.array([in_single(answer) for answer in single.tolist()], dtype=object), trouble)
    slope[label != ""] = np.nan
    return y, slope, trouble, label


def in_single(answer: float) -> str:
    """The label of a slope that float32, in which the programs run, does not hold; "" for one that it does."""
    return "" if math.isfinite(answer) else f"slope {answer:g} in float32"


def shown_range(values: list[np.ndarray]) -> tuple[float, float]:
    """The y to show: all of a tame curve, and of one that shoots away only what lets the rest be seen."""
    edges = []
    for y in values:
        y = np.clip(y[np.isfinite(y)], -LARGEST_Y, LARGEST_Y)
        if len(y):
            tenth, last = np.quantile(y, [0.1, 0.9])
            reach = 2 * (last - tenth)
            edges += [max(y.min(), tenth - reach), min(y.max(), last + reach)] if reach else [y.min(), y.max()]
    bottom, top = (min(edges), max(edges)) if edges else (0.0, 0.0)
    flat = top - bottom <= 1e-9 * max(abs(top), abs(bottom))
    margin = max(1.0, abs(top)) if flat else 0.08 * (top - bottom)
    # Below the lowest point there is room for a line that goes down from there.
    return float(bottom - (margin if flat else 2.5 * margin)), float(top + margin)


def free_position(
    x: np.ndarray, y: np.ndarray, bottom: float, top: float, taken: list[tuple[float, float]]
) -> tuple[float, float]:
    """A point on the curve, as far right as can be, where its name meets no name in `taken`."""
    high, wide = 0.1 * (top - bottom), 0.12 * (x[-1] - x[0])
    for index in range(len(x) - 1, 0, -20):
        position = float(x[index]), float(y[index])
        visible = bottom < position[1] < top - high
        near = [other for other in taken if abs(position[0] - other[0]) < wide]
        if visible and all(abs(position[1] - other[1]) > high for other in near):
            return position
    return float("nan"), float("nan")

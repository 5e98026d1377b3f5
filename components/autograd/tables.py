"""The rows of the pictures of f and g, as Arrow, which the browser gets as it is.

The tables have names of their own: equal tables stay two tables, and a step of x, which changes `here` alone, leaves
the other two untouched in the browser.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from .curves import Curve, Curves
from .lines import Line, frame_of, on, own_lines, wrong_lines

Table: TypeAlias = pa.Table
Earlier = Mapping[str, Mapping[str, int]]
EDGES = ("low", "high", "bottom", "top", "count", "of")
# What x changes of a line.
ANSWERED = ("y", *Line.__annotations__)
# Letters of "f: slope -12.34, 1 right, 12.34 down".
USUAL = 36
# As far as a curve is drawn that leaves the picture, in pictures: browsers lose count of pixels far out.
OUTSIDE = 100
KEPT = 100  # tables of curves


def curve_tables(
    curves: Curves, names: Sequence[str], earlier: Earlier | None = None, told: Sequence[str] = ("f", "g")
) -> dict[str, pa.Table]:
    """The rows that every x shares: the samples of f and g, and the frame around them; computed once for all readers.

    `names` are the lines that the legend has room for. With `earlier`, see `lines.earlier_passes`, the rows have the
    lines of the curves that are `told` at each sample too; without, they say nothing of how the curves run: what the
    browser has, a reader can find.
    """
    passes = None if earlier is None else tuple((name, tuple(before.items())) for name, before in earlier.items())
    return kept_tables(curves, tuple(names), passes, tuple(told))


@lru_cache(KEPT)
def kept_tables(
    curves: Curves, names: tuple[str, ...], passes: tuple | None, told: tuple[str, ...]
) -> dict[str, pa.Table]:
    """The tables of `curve_tables`, which remembers them."""
    samples = {"x": curves.x}
    nothing = np.full(len(curves.x), np.nan)
    for name in ("f", "g"):
        samples[name] = drawn(curves, curves.by_name[name]) if name in curves.by_name else nothing
    longest = USUAL
    if passes is not None:
        known = {name: curve for name, curve in curves.by_name.items() if name in told}
        slopes = {name: curve.slope.tolist() for name, curve in known.items()}
        troubles = {name: curve.label.tolist() for name, curve in known.items()}
        for name, lines in lines_of(curves, slopes, troubles, {line: dict(before) for line, before in passes}).items():
            samples |= {f"{name}_{part}": [getattr(line, part) for line in lines] for part in Line.__annotations__}
            if name == on(name):
                longest = max(longest, *(len(f"{name}: {line.said}, {line.way}") for line in lines))
    names_at = [(name, *curve.name_at) for name, curve in curves.by_name.items()] or [("", np.nan, np.nan)]
    shared = [*(getattr(curves, edge) for edge in EDGES), legend_rows(names), len(names), longest]
    columns = ("curve", "x", "y", *EDGES, "legend_rows", "legend_lines", "longest")
    return {"samples": table(samples), "frame": rows(columns, [(*name_at, *shared) for name_at in names_at])}


def drawn(curves: Curves, curve: Curve) -> np.ndarray:
    """The y of a curve, as far as it is drawn."""
    far = OUTSIDE * (curves.top / 2 - curves.bottom / 2)
    return np.clip(curve.y, curves.bottom - far, curves.top + far)


def tangent_table(points: Mapping, curves: Curves, earlier: Earlier = MappingProxyType({})) -> pa.Table:
    """The rows of the page's x, from its `curves.Point` on f and on g, without the one that cannot be drawn.

    Where backward() met an x.grad that was not put back to 0, there is a second, wrong tangent: what x.grad holds with
    the `earlier` passes still in it.
    """
    slopes = {name: [at.slope] for name, at in points.items()}
    troubles = {name: [at.label] for name, at in points.items()}
    found = lines_of(curves, slopes, troubles, earlier)
    return line_table([(name, points[on(name)], lines[0]) for name, lines in found.items()])


def answer(here: pa.Table, curves: Curves, x: float) -> dict:
    """What the slider of x hands over to a picture that stands: its rows at this `x`, by the lines' names, as JSON."""
    found = here.to_pylist()
    at = found[0]["x"] if found else None
    return {"x": x, "at": at, "of": curves.of, "rows": {row["curve"]: said_of(row) for row in found}}


def said_of(row: Mapping) -> dict:
    """What x changes of a line; the name that the legend gives it, where it has another one, may come and go too."""
    # JSON has no infinity.
    said = {part: None if row[part] in (math.inf, -math.inf) else row[part] for part in ANSWERED}
    return said if row["called"] == row["curve"] else said | {"called": row["called"]}


def lines_of(curves: Curves, slopes: Mapping, troubles: Mapping, earlier: Earlier) -> dict[str, list[Line]]:
    """The lines of each function and, by `earlier` passes, the wrong ones."""
    frame = frame_of(curves)
    lines = {name: own_lines(frame, slopes[name], troubles[name]) for name in slopes}
    for name, before in earlier.items():
        lines[name] = wrong_lines(frame, on(name), before, slopes, troubles)
    return lines


def line_table(lines: Sequence[tuple], **shared: float) -> pa.Table:
    """The rows of lines through points: of each its name, a point with an x and a y, and the line; and what is shared.

    The name that the legend gives it follows where it is another one.
    """
    names = [name for name, *_ in lines]
    found = []
    for name, point, line, *called in lines:
        called = called[0] if called else name
        found.append((name, point.x, point.y, *asdict(line).values(), called, *slot(name, names), *shared.values()))
    columns = ("curve", "x", "y", *Line.__annotations__, "called", "legend_row", "legend_column", "legend_line")
    return rows((*columns, *shared), found)


def slot(name: str, names: Sequence[str]) -> tuple[int, int, int]:
    """Where the legend has the line's words: two lines stand side by side, each wrong one below them, if it is wide.

    The last number is the row of a narrow legend, which has one line below the other.
    """
    own = [other for other in names if not is_wrong(other)]
    wrong = [other for other in names if is_wrong(other)]
    line = [*own, *wrong].index(name)
    if is_wrong(name):
        return (len(own) + 1) // 2 + wrong.index(name), 0, line
    return own.index(name) // 2, own.index(name) % 2, line


def legend_rows(names: Sequence[str]) -> int:
    """How many rows the legend of these lines has."""
    return 1 + max((slot(name, names)[0] for name in names), default=-1)


def is_wrong(name: str) -> bool:
    """Whether the line of this name is no tangent."""
    return name.startswith("wrong")


def rows(names: Iterable[str], values: Sequence[tuple]) -> pa.Table:
    """A table of rows, by the names of its columns."""
    return table({name: [row[index] for row in values] for index, name in enumerate(names)})


def table(columns: Mapping) -> pa.Table:
    """Arrow, as the browser gets it: a data frame would be turned into it at every step of x. nan is "no value"."""
    return pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()})

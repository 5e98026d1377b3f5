"""A tensor or array as a bounded number of cells to draw: where each stands, its number, how strong it is."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

from .sentences import PICTURE, VALUES, counted
from .values import as_array, has_values, number_text

WRITTEN = 12  # rows, and columns, up to which the numbers are written into the cells
SIDE = 32  # rows and columns of a picture without numbers
STACKED = 16  # columns with numbers of matrices side by side, the gaps between them included
MATRICES = 4  # of a stack, side by side, in a picture without numbers


@dataclass(frozen=True)
class Cell:
    """One rectangle.

    `column` and `row` are places in the picture, gaps between matrices included; `index` is what stands in square
    brackets to reach it; `sign` is one of "positive", "negative", "zero", "not finite"; `strength` is its size beside
    the largest, 0 to 1.
    """

    column: int
    row: int
    index: str
    value: str
    sign: str
    strength: float


@dataclass(frozen=True)
class Label:
    """An index outside the cells, of a "row", a "column" or a "matrix"."""

    of: str
    column: int
    row: int
    text: str


@dataclass(frozen=True)
class Picture:
    """The cells of a value, with numbers written in them or not; `left_out` says what is not shown, "" if nothing.

    `largest` is the size of the strongest cell.
    """

    cells: tuple[Cell, ...]
    labels: tuple[Label, ...]
    written: bool
    left_out: str
    largest: float


def picture(value: torch.Tensor | np.ndarray) -> Picture | None:
    """The cells to draw for a value; None for one that has nothing to draw.

    Shape: any. 0-d is one cell, 1-D one row, 2-D a matrix; of more dimensions the last two make matrices side by side.
    A matrix of at most 12 by 12 has its numbers written; a larger one has at most 32 by 32 cells, each the mean of its
    part.
    """
    if not has_values(value) or 0 in value.shape:
        return None
    array = as_array(value)
    matrices = array.reshape(-1, *(1, 1, *array.shape)[-2:])
    total, rows, columns = matrices.shape
    written = rows <= WRITTEN and columns <= WRITTEN
    shown = min(total, matrices_beside(columns) if written else MATRICES)
    side = WRITTEN if written else int(SIDE / np.sqrt(shown))
    grid = Grid(array.shape, parts(rows, side), parts(columns, side), written)
    blocks = [means(matrix, grid.rows, grid.columns) for matrix in matrices[:shown]]
    strengths, signs, largest = colours(np.stack(blocks))
    cells, labels = [], []
    for number, block in enumerate(blocks):
        labels += grid.labels(number)
        for row, column in np.ndindex(block.shape):
            place = (number, row, column)
            text = number_text(block[row, column])
            strength, sign = float(strengths[place]), str(signs[place])
            cells.append(Cell(grid.left(number) + column, row, grid.index(*place), text, sign, strength))
    return Picture(tuple(cells), tuple(labels), written, grid.left_out(shown, total), largest)


def matrices_beside(columns: int) -> int:
    """How many matrices with so many columns of numbers have room side by side, with a gap between them."""
    return max(1, (STACKED + 1) // (columns + 1))


@dataclass(frozen=True)
class Grid:
    """How a value of this shape is drawn: the parts of its rows and columns that are a cell each, in each matrix."""

    shape: tuple[int, ...]
    rows: list[range]
    columns: list[range]
    written: bool

    def left(self, number: int) -> int:
        """The first column of the matrix of this number, in the picture."""
        return number * (len(self.columns) + 1)

    def first(self, number: int) -> tuple[int, ...]:
        """The indexes before the last two that lead to a matrix of a stack; none without a stack."""
        return tuple(map(int, np.unravel_index(number, self.shape[:-2]))) if len(self.shape) > 2 else ()

    def index(self, number: int, row: int, column: int) -> str:
        """What stands in square brackets to reach a cell: of a vector its column, of a number nothing."""
        places = [*map(str, self.first(number)), span(self.rows[row]), span(self.columns[column])]
        return ", ".join(places[len(places) - len(self.shape) :])

    def labels(self, number: int) -> list[Label]:
        """The indexes beside a matrix: all of them, or the first and last where the numbers are not written."""
        labels, first, left = [], self.first(number), self.left(number)
        if len(self.shape) > 0 and (self.written or not first):
            labels += [Label("column", left + place, -1, text) for place, text in ends(self.columns, self.written)]
        if len(self.shape) > 1 and left == 0:
            labels += [Label("row", -1, place, text) for place, text in ends(self.rows, self.written)]
        if first:
            labels.append(Label("matrix", left, -2 if self.written else -1, f"[{', '.join(map(str, first))}]"))
        return labels

    def left_out(self, shown: int, total: int) -> str:
        """What is not shown, or not one by one, of a `total` of matrices; "" if all is."""
        said = []
        if shown < total:
            case = "first matrix" if shown == 1 else "first matrices"
            said.append(PICTURE[case].format(shown=shown, total=f"{total:,}"))
        tall, wide = max(map(len, self.rows)), max(map(len, self.columns))
        if max(tall, wide) > 1:
            if len(self.shape) == 1:
                said.append(PICTURE["neighbours"].format(columns=wide))
            else:
                rows, columns = counted(VALUES["rows"], tall), counted(VALUES["columns"], wide)
                said.append(PICTURE["means"].format(rows=rows, columns=columns))
        return " ".join(said)


def parts(size: int, most: int) -> list[range]:
    """`size` places cut into at most `most` parts of nearly the same length."""
    if size <= most:
        return [range(place, place + 1) for place in range(size)]
    edges = np.linspace(0, size, most + 1).astype(int)
    return [range(start, end) for start, end in pairwise(edges.tolist())]


def means(matrix: np.ndarray, row_parts: list[range], column_parts: list[range]) -> np.ndarray:
    """The mean of each part; the matrix itself where every part is one element."""
    if matrix.shape == (len(row_parts), len(column_parts)):
        return matrix
    wide = matrix.astype(np.complex128 if np.iscomplexobj(matrix) else np.float64)
    for axis, pieces in ((0, row_parts), (1, column_parts)):
        lengths = np.array([len(piece) for piece in pieces])
        # Divided before it is added up: the sum of large numbers could leave what a float64 can hold.
        shares = wide / np.expand_dims(np.repeat(lengths, lengths), 1 - axis)
        with np.errstate(invalid="ignore"):
            wide = np.add.reduceat(shares, [piece.start for piece in pieces], axis=axis)
    return wide


def colours(array: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """How strong each value is beside the largest finite one, on which side of zero it stands, and that largest one."""
    finite = np.isfinite(array)
    kept = np.where(finite, array, 0)
    sizes = np.abs(kept.astype(np.complex128 if np.iscomplexobj(kept) else np.float64))
    largest = float(sizes.max())
    strengths = sizes / largest if largest > 0 else sizes
    negative = np.zeros(array.shape, bool) if np.iscomplexobj(kept) or kept.dtype == bool else kept < 0
    signs = np.select([~finite, kept == 0, negative], ["not finite", "zero", "negative"], "positive")
    return strengths, signs, largest


def ends(pieces: list[range], written: bool) -> list[tuple[int, str]]:
    """Places beside a matrix, each with its index: all where the numbers are written, else the first and the last."""
    every = [(place, span(piece)) for place, piece in enumerate(pieces)]
    return every if written else [(0, str(pieces[0].start)), (len(pieces) - 1, str(pieces[-1].stop - 1))]


def span(piece: range) -> str:
    """A part of the rows or columns as it stands in square brackets: one index, or a slice."""
    return str(piece.start) if len(piece) == 1 else f"{piece.start}:{piece.stop}"

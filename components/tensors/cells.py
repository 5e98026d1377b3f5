"""A tensor or array as a bounded number of cells to draw: where each stands, its number, how strong it is."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

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
    shown = min(total, max(1, (STACKED + 1) // (columns + 1)) if written else MATRICES)
    side = WRITTEN if written else int(SIDE / np.sqrt(shown))
    row_parts, column_parts = parts(rows, side), parts(columns, side)
    blocks = [means(matrix, row_parts, column_parts) for matrix in matrices[:shown]]
    strengths, signs, largest = colours(np.stack(blocks))
    cells, labels = [], []
    for number, block in enumerate(blocks):
        left = number * (len(column_parts) + 1)
        first = np.unravel_index(number, array.shape[:-2]) if array.ndim > 2 else ()
        labels += labels_of(array.ndim, first, left, row_parts, column_parts, written)
        for row, column in np.ndindex(block.shape):
            places = [*map(str, first), row_parts[row], column_parts[column]][-array.ndim :] if array.ndim else []
            strength, sign = float(strengths[number, row, column]), str(signs[number, row, column])
            index = ", ".join(map(span, places))
            cells.append(Cell(left + column, row, index, number_text(block[row, column]), sign, strength))
    rest = left_out(array, shown, total, row_parts, column_parts)
    return Picture(tuple(cells), tuple(labels), written, rest, largest)


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


def labels_of(dimensions, first, left, row_parts, column_parts, written) -> list[Label]:
    """The indexes beside one matrix: all of them, or the first and last where the numbers are not written."""
    labels = []
    if dimensions > 0 and (written or not first):
        labels += [Label("column", left + place, -1, text) for place, text in ends(column_parts, written)]
    if dimensions > 1 and left == 0:
        labels += [Label("row", -1, place, text) for place, text in ends(row_parts, written)]
    if first:
        labels.append(Label("matrix", left, -2 if written else -1, f"[{', '.join(map(str, first))}]"))
    return labels


def ends(pieces: list[range], written: bool) -> list[tuple[int, str]]:
    every = [(place, span(piece)) for place, piece in enumerate(pieces)]
    return every if written else [(0, str(pieces[0].start)), (len(pieces) - 1, str(pieces[-1].stop - 1))]


def span(piece: range | str) -> str:
    if isinstance(piece, str):
        return piece
    return str(piece.start) if len(piece) == 1 else f"{piece.start}:{piece.stop}"


def left_out(array, shown, total, row_parts, column_parts) -> str:
    said = []
    if shown < total:
        matrices = "matrix" if shown == 1 else f"{shown} matrices"
        said.append(f"The picture shows the first {matrices} of its {total:,}.")
    tall, wide = max(map(len, row_parts)), max(map(len, column_parts))
    if max(tall, wide) > 1:
        sides = [f"{size} {name}{'s' * (size > 1)}" for size, name in ((tall, "row"), (wide, "column"))]
        part = " and ".join(sides) if array.ndim > 1 else f"{wide} neighbours"
        said.append(f"Each cell of the picture is the mean of up to {part}.")
    return " ".join(said)

"""Broadcasting: which cells are repeated, the rule for the shapes at hand, and where shapes do not fit."""

from itertools import zip_longest

import numpy as np

from components.interpreter.operation import Operation

from ..values import is_array
from .working import array_of, is_number, own_name, texts_of

PRODUCTS = "@ matmul mm mv dot bmm".split()


def copies(shape: tuple[int, ...], stretched: tuple[int, ...]) -> list[int]:
    """The cells of a stretched operand that repeat one before them, counted row by row.

    Shape: `shape` can be broadcast to `stretched`.
    """
    numbers = np.broadcast_to(np.arange(int(np.prod(shape))).reshape(shape), stretched).ravel()
    originals = set(np.unique(numbers, return_index=True)[1].tolist())
    return [place for place in range(numbers.size) if place not in originals]


def rule(texts: list[str], shapes: list[tuple[int, ...]], shape: tuple[int, ...]) -> str:
    """The rule for these very shapes; "" where they are equal and nothing is repeated."""
    if len(set(shapes)) == 1:
        return ""
    said = [use(text, own, shape) for text, own in zip(texts, shapes, strict=True) if np.prod(own) < np.prod(shape)]
    if all(shapes):
        said = [f"{from_the_right(shapes)} Sizes must be equal or 1.", *said, "Dashed cells are repeated." * bool(said)]
    return " ".join(filter(None, said))


def from_the_right(shapes: list[tuple[int, ...]]) -> str:
    """ "From the right: 2 and 1 give 2, 3 and 3 give 3." """
    axes = zip_longest(*(reversed(shape) for shape in shapes))
    given = [
        f"{' and '.join('nothing' if size is None else str(size) for size in axis)} give {wider(axis)}" for axis in axes
    ]
    return f"From the right: {', '.join(given)}."


def wider(sizes: tuple[int | None, ...]) -> int:
    return next((size for size in sizes if size not in (1, None)), 1)


def use(text: str, own: tuple[int, ...], shape: tuple[int, ...]) -> str:
    """How a repeated operand is used, in words."""
    full = (1,) * (len(shape) - len(own)) + own
    axes = {place - len(shape) for place, size in enumerate(full) if size != shape[place]}
    if int(np.prod(own)) == 1:
        where = "for every cell"
    elif axes == {-2}:
        where = "in every row"
    elif axes == {-1}:
        where = "in every column"
    else:
        where = "again and again"
    return f"{text} is used {where}."


def clash(operation: Operation) -> str:
    """The shapes of a failed operation under each other with the axis that does not fit marked; "" if all fit."""
    if len(operation.args) < 2 or not all(is_array(value) or is_number(value) for value in operation.args[:2]):
        return ""
    shapes = [array_of(value).shape for value in operation.args[:2]]
    texts = texts_of(operation)[:2]
    return product_clash(texts, shapes) if own_name(operation) in PRODUCTS else broadcast_clash(texts, shapes)


def broadcast_clash(texts: list[str], shapes: list[tuple[int, ...]]) -> str:
    pairs = list(zip(*(reversed(shape) for shape in shapes), strict=False))
    wrong = [place for place, pair in enumerate(pairs) if pair[0] != pair[1] and 1 not in pair]
    if not wrong:
        return ""
    axes = list(zip_longest(*(reversed(shape) for shape in shapes), fillvalue=""))
    wide = [max(len(str(size)) for size in axis) for axis in axes]
    marks = ["^" * wide[place] if place in wrong else "" for place in range(len(axes))]
    rows = [*zip(*axes, strict=True), marks]
    name = max(map(len, texts))
    lines = [
        f"{text:{name}}   {'  '.join(f'{size!s:>{width}}' for size, width in list(zip(row, wide, strict=True))[::-1])}"
        for text, row in zip([*texts, ""], rows, strict=True)
    ]
    left, right = pairs[wrong[0]]
    return "\n".join([*lines[:2], lines[2].rstrip(), f"{left} and {right}: not equal, none is 1"])


def product_clash(texts: list[str], shapes: list[tuple[int, ...]]) -> str:
    left, right = shapes
    if not left or not right:
        return ""
    inner = -2 if len(right) > 1 else 0
    if left[-1] == right[inner]:
        return ""
    parts, marks = [], []
    for shape, place in ((left, len(left) - 1), (right, len(right) + inner if inner else 0)):
        sizes = [str(size) for size in shape]
        before = len("(" + ", ".join([*sizes[:place], ""]))
        text = f"({', '.join(sizes)}{',' * (len(sizes) == 1)})"
        parts.append(text)
        marks.append((" " * before + "^" * len(sizes[place])).ljust(len(text)))
    told = f"{left[-1]} and {right[inner]}: not equal"
    return "\n".join([" @ ".join(texts), " @ ".join(parts), "   ".join(marks).rstrip(), told])

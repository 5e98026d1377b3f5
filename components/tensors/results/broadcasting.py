"""Broadcasting: which cells are repeated, and the rule for the shapes at hand."""

from itertools import zip_longest

import numpy as np

from .sentences import RULES


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
        repeated = [RULES["repeated"]] if said else []
        said = [from_the_right(shapes), *said, *repeated]
    return " ".join(said)


def from_the_right(shapes: list[tuple[int, ...]]) -> str:
    """ "Shapes (4, 2) and (2,), compared from the right: 2 meets 2, 4 meets nothing and stays", and the rule."""
    axes = zip_longest(*(reversed(shape) for shape in shapes))
    named = RULES["operands"].join(map(str, shapes))
    return RULES["shapes"].format(shapes=named, meetings=", ".join(map(meeting, axes)))


def meeting(axis: tuple[int | None, ...]) -> str:
    """What becomes of the sizes that the shapes have at one place; None is no size."""
    sizes = {size for size in axis if size is not None}
    if len(sizes) > 1:
        (other,) = sizes - {1}
        return RULES["stretches"].format(size=other)
    (size,) = sizes
    return RULES["stays" if None in axis else "meets"].format(size=size)


def use(text: str, own: tuple[int, ...], shape: tuple[int, ...]) -> str:
    """How a repeated operand is used, in words."""
    full = (1,) * (len(shape) - len(own)) + own
    axes = {place - len(shape) for place, size in enumerate(full) if size != shape[place]}
    if int(np.prod(own)) == 1:
        case = "for every cell"
    elif axes == {-2}:
        case = "in every row"
    elif axes == {-1}:
        case = "in every column"
    else:
        case = "again"
    return RULES[case].format(operand=text)

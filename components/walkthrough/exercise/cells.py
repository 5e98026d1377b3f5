"""A value as a table of its numbers, in which those that are not right are marked."""

from html import escape

import numpy as np

from components.tensors.values import number_text

from .sentences import EXERCISE
from .values import Value, differing

MOST = 8  # rows and columns up to which a value is drawn


def is_drawn(value: Value) -> bool:
    """Whether a value has numbers to draw: up to two sides, none of them long or empty."""
    numbers = value.numbers
    return (
        numbers is not None and numbers.ndim <= 2 and numbers.size > 0 and all(side <= MOST for side in numbers.shape)
    )


def table_of(value: Value, title: str, wrong: np.ndarray | None = None) -> str:
    """The value as HTML: a row for each row; a cell that is `wrong` has a mark that needs no colour."""
    rows = np.atleast_2d(value.numbers)
    marks = np.zeros(rows.shape, bool) if wrong is None else np.atleast_2d(wrong)
    lines = [
        "".join(cell_of(number, is_wrong) for number, is_wrong in zip(row, marked, strict=True))
        for row, marked in zip(rows, marks, strict=True)
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table class=cells><caption>{escape(title)}</caption><tbody>{body}</tbody></table>"


def cell_of(number: object, is_wrong: bool) -> str:
    text = escape(number_text(number))
    said = f"<span class=said>{EXERCISE['wrong number']}</span>"
    return f"<td class=wrong>{text}{said}</td>" if is_wrong else f"<td>{text}</td>"


def side_by_side(yours: Value, right: Value, off: float | None) -> str:
    """Both values as HTML; "" if one of them has no numbers to draw."""
    if not is_drawn(yours) or not is_drawn(right):
        return ""
    is_same_shape = yours.numbers.shape == right.numbers.shape
    wrong = differing(yours.numbers, right.numbers, off) if is_same_shape else None
    left = table_of(yours, EXERCISE["title of yours"], wrong)
    return f"<div class=both>{left}{table_of(right, EXERCISE['title of right'])}</div>"

"""A value as a table of its numbers, in which those that are not right are marked."""

from html import escape

import numpy as np

from components.tensors.values import number_text

from .sentences import EXERCISE
from .values import Value, differing

MOST = 8  # rows and columns up to which a value is drawn


def drawn(value: Value) -> np.ndarray | None:
    """The numbers of a value to draw: with up to two sides, none of them long or empty; None if it has no such ones."""
    numbers = value.numbers
    if numbers is None or numbers.ndim > 2 or not numbers.size or any(side > MOST for side in numbers.shape):
        return None
    return numbers


def table_of(numbers: np.ndarray, title: str, wrong: np.ndarray | None = None) -> str:
    """The numbers as HTML: a row for each row; a cell that is `wrong` has a mark that needs no colour."""
    rows = np.atleast_2d(numbers)
    marks = np.zeros(rows.shape, bool) if wrong is None else np.atleast_2d(wrong)
    lines = [
        "".join(cell_of(number, is_wrong) for number, is_wrong in zip(row, marked, strict=True))
        for row, marked in zip(rows, marks, strict=True)
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table class=cells><caption>{escape(title)}</caption><tbody>{body}</tbody></table>"


def cell_of(number: object, is_wrong: bool) -> str:
    """One number as HTML."""
    text = escape(number_text(number))
    said = f"<span class=said>{EXERCISE['wrong number']}</span>"
    return f"<td class=wrong>{text}{said}</td>" if is_wrong else f"<td>{text}</td>"


def side_by_side(yours: Value, right: Value, off: float | None) -> str:
    """Both values as HTML; "" if one of them has no numbers to draw."""
    first, second = drawn(yours), drawn(right)
    if first is None or second is None:
        return ""
    wrong = differing(first, second, off) if first.shape == second.shape else None
    left = table_of(first, EXERCISE["title of yours"], wrong)
    return f"<div class=both>{left}{table_of(second, EXERCISE['title of right'])}</div>"

"""The names around a statement: their cells before and after it, the changed ones with a thick rim."""

from collections.abc import Sequence
from functools import cache

from ..sheet import chart as sheet


def chart(marks: Sequence) -> dict:
    """The specification; the same object for every sheet with numbers as wide."""
    return specification(sheet.width_of(marks))


@cache
def specification(width: int) -> dict:
    """The chart without its rows."""
    return sheet.specification([sheet.boxes(), *sheet.numbers("datum.lit"), *sheet.words(width)], width)

"""What counts as data: numbers, lists and arrays, in matplotlib's own shapes and words."""

import numpy as np

from .arguments import Given


def flat(values: Given) -> np.ndarray:
    """An array of one dimension or more. Raises: ValueError, TypeError in numpy's words."""
    return np.atleast_1d(np.asarray(values))


def numbers(values: np.ndarray) -> np.ndarray:
    """The same as floats, None as no number; a copy, so that nothing of the program's is held."""
    return np.array(values, float)


def plain(values: np.ndarray) -> np.ndarray:
    """Numbers as they come, which numpy computes with in their own kind; a copy."""
    return np.array(values) if values.dtype.kind in "fiu" else numbers(values)


def columns(x: np.ndarray, y: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The lines that x and y make together, one for each column. Raises: ValueError in matplotlib's words."""
    if x.shape[0] != y.shape[0]:
        words = f"x and y must have same first dimension, but have shapes {x.shape} and {y.shape}"
        raise ValueError(words)
    if x.ndim > 2 or y.ndim > 2:
        raise ValueError(f"x and y can be no greater than 2D, but have shapes {x.shape} and {y.shape}")
    x, y = (one[:, np.newaxis] if one.ndim == 1 else one for one in (x, y))
    wide, high = x.shape[1], y.shape[1]
    if wide > 1 and high > 1 and wide != high:
        raise ValueError(f"x has {wide} columns but y has {high} columns")
    if not wide or not high:
        return []
    return [(x[:, place % wide], y[:, place % high]) for place in range(max(wide, high))]


def places_of(y: Given) -> tuple[np.ndarray, np.ndarray]:
    """x for data that come without: 0, 1, 2, ..."""
    try:
        y = flat(y)
    except ValueError:
        raise ValueError("Input could not be cast to an at-least-1D NumPy array") from None
    return np.arange(y.shape[0], dtype=float), y


def several(values: Given, name: str) -> list[np.ndarray]:
    """The data sets in an argument: one, or a list of them, or an array's columns. Raises: ValueError."""
    if isinstance(values, np.ndarray):
        if not values.ndim:
            return [values.reshape(1)]
        turned = values.T
        if not len(turned):
            return [np.zeros(0)]
        if turned.ndim == 1:
            return [turned]
        if turned.ndim == 2:
            return [one.reshape(-1) for one in turned]
        raise ValueError(f"{name} must have 2 or fewer dimensions")
    values = list(values) if isinstance(values, (list, tuple, range)) else [values]
    if not values:
        return [np.zeros(0)]
    parts = [np.asanyarray(one) for one in values]
    if any(one.ndim > 1 for one in parts):
        raise ValueError(f"{name} must have 2 or fewer dimensions")
    if not any(isinstance(one, (list, tuple, range, np.ndarray)) and np.ndim(one) for one in values):
        return [np.reshape(parts, -1)]
    return [one.reshape(-1) for one in parts]

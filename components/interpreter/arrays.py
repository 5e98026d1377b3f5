"""The sizes of numpy's results, told before numpy allocates them, and the kinds of numbers an array may hold."""

import math
import operator
from typing import Any

import numpy as np
import torch

from . import array_sizes, limits
from .limits import LimitReached
from .signatures import Args, Kwargs

NUMBERS_ONLY = "An array here holds numbers or truth values, not text or other objects."
WORDS = ("ij", "xy", "C", "F", "A", "K", "left", "right", *array_sizes.WORDS)


def check_call(function: object, args: Args, kwargs: Kwargs) -> None:
    """Raises LimitReached if numpy's `function` of these arguments would make an array that is too large.

    `function` is a numpy function, an operator, or the name of an array's method, the array coming first. One of
    numpy's whose size nobody has described here is refused.
    """
    letters = args[:1] if function in array_sizes.WITH_LETTERS else ()
    for value in (*args[len(letters) :], *kwargs.values()):
        if isinstance(value, (str, bytes, type)) and value not in WORDS:
            check_numbers(value)
        if holds_text(value):
            raise LimitReached(NUMBERS_ONLY)
    if kwargs.get("where") is not None and not (function in REDUCING or isinstance(kwargs.get("out"), np.ndarray)):
        raise LimitReached(
            "With where=, say also where the other numbers come from: out=np.zeros(3), for three numbers."
        )
    if function in ROUNDING:
        decimals = kwargs.get("decimals", args[1] if len(args) > 1 else 0)
        limits.check_bits(abs(decimals) if isinstance(decimals, int) else math.inf)
    # What numpy writes into is there, and keeps its size.
    check_size(function, args, {name: value for name, value in kwargs.items() if name != "out"})


def check_size(function: object, args: Args, kwargs: Kwargs) -> None:
    """Raises LimitReached for a result of too many elements, or of a size that nobody can tell."""
    make = MAKERS.get(function)
    size = make or KEEPERS.get(function) or (broadcast_size if is_element_wise(function) else None)
    if not size:
        raise LimitReached("The size of what this numpy function makes cannot be told beforehand.")
    try:
        elements = size(*args, **kwargs)
    except ZeroDivisionError:
        return
    except LimitReached:
        raise
    except Exception as error:
        if make:
            message = "The size of this array cannot be told beforehand: give whole numbers, by their places."
            raise LimitReached(message) from error
        # What numpy itself refuses, it refuses again when it runs, with its own words.
        return
    limits.check_elements(elements)


def is_numpy(function: object) -> bool:
    """Whether a function is numpy's own: a ufunc, or from one of its modules."""
    return isinstance(function, np.ufunc) or (getattr(function, "__module__", None) or "").startswith("numpy")


def is_element_wise(function: object) -> bool:
    """Whether broadcasting tells a result's size: of operators and numpy's ufuncs, and of what is not numpy's own."""
    return isinstance(function, (np.ufunc, type)) or not (isinstance(function, str) or is_numpy(function))


def check_numbers(dtype: Any) -> None:
    """Raises LimitReached for a dtype that is not of numbers or truth values."""
    try:
        fits = np.dtype(dtype).kind in "biufc"
    except TypeError:
        fits = False
    if not fits:
        raise LimitReached(NUMBERS_ONLY)


def holds_text(value: object) -> bool:
    """Whether a text lies in a list: numpy gives each item of its array the memory of the longest one."""
    waiting, seen = [value], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, (list, tuple)) and id(one) not in seen:
            seen.add(id(one))
            if not limits.NUMBERS.issuperset(map(type, one)):
                if any(isinstance(item, (str, bytes)) for item in one):
                    return True
                waiting.extend(one)
    return False


def check_result(value: np.ndarray) -> None:
    """Raises LimitReached for an array that is too large, or that holds more than numbers and truth values."""
    check_numbers(value.dtype)
    limits.check_elements(value.size)


def shape_size(shape: Any, *rest: Any, **options: Any) -> int:
    """Of np.zeros and the like: the elements of a shape, which is a number or a list of sides."""
    return int(math.prod(np.asarray(shape).ravel().tolist()))


def range_size(start: Any = 0, stop: Any = None, step: Any = 1, *rest: Any, **options: Any) -> int:
    """Of np.arange. Raises: ZeroDivisionError for a step of 0, which numpy refuses itself."""
    start, stop = (0, start) if stop is None else (start, stop)
    return math.ceil((stop - start) / step)


def spaced_size(start: Any, stop: Any, num: Any = 50, *rest: Any, **options: Any) -> int:
    """Of np.linspace and the like: `num` for each pair of a start and a stop."""
    return num * array_sizes.count(start) * array_sizes.count(stop)


def eye_size(N: Any, M: Any = None, *rest: Any, **options: Any) -> int:
    """Of np.eye: `N` rows, and as many columns or `M`."""
    return int(N) * int(N if M is None else M)


def grid_size(*axes: Any, **options: Any) -> int:
    """Of np.meshgrid: one grid for each axis, all of the same size."""
    return math.prod(math.prod(np.shape(axis)) for axis in axes) * len(axes)


def total_size(parts: Any, *rest: Any, **options: Any) -> int:
    """Of np.concatenate and the like: the elements of all parts."""
    return sum(array_sizes.count(part) for part in parts)


def repeated_size(values: Any, times: Any, *rest: Any, **options: Any) -> int:
    """Of np.repeat, at most: all elements, as often as the numbers in `times` say together."""
    return array_sizes.count(values) * int(np.abs(times).sum())


def own_size(values: Any, *rest: Any, shape: Any = None, **options: Any) -> int:
    """Of what makes at most as many elements as it is given, or as it is told."""
    return math.prod(np.shape(values)) if shape is None else shape_size(shape)


def found_size(values: Any, *rest: Any, **options: Any) -> int:
    """One index for each dimension of each element."""
    shape = np.shape(values)
    return math.prod(shape) * max(len(shape), 1)


def choice_size(condition: Any, *values: Any) -> int:
    """Of np.where: a choice for each element, or with a condition alone the indices where it is true."""
    return broadcast_size(condition, *values) if values else found_size(condition)


def tiled_size(values: Any, times: Any, **options: Any) -> int:
    """Of np.tile: the elements, as often as all numbers in `times` multiplied."""
    return array_sizes.count(values) * math.prod(np.abs(np.atleast_1d(times)).tolist())


PLAIN = (list, tuple, range)


def is_plain(kind: type) -> bool:
    """Whether a kind of list has its items, its length and its truth from Python."""
    base = next((plain for plain in PLAIN if issubclass(kind, plain)), None)
    if base is None or hasattr(kind, "__bool__"):
        return False
    return kind.__getitem__ == base.__getitem__ and kind.__len__ == base.__len__


def nested_size(values: Any, *rest: Any, **options: Any) -> int:
    """Elements of a list in lists, told from its first items: `torch.tensor` and `np.array` refuse uneven ones."""
    count = 1
    for _ in range(limits.DIMENSIONS + 1):  # a list may lie in itself
        # A program's own kind of list is asked nothing here, and torch and numpy are given none.
        if not is_plain(type(values)) or not values:
            break
        count *= len(values)
        values = values[0]
    return count * math.prod(np.shape(values)) if isinstance(values, (np.ndarray, torch.Tensor)) else count


def index_size(values: np.ndarray, index: object) -> int:
    """At most: each index array picks for each of its entries all that is left."""
    parts = index if isinstance(index, tuple) else (index,)
    arrays = [np.asarray(part) for part in parts if isinstance(part, (np.ndarray, torch.Tensor, list))]
    return values.size * math.prod(array.size for array in arrays if array.dtype != bool)


def matmul_size(left: Any, right: Any) -> int:
    """Of np.dot and `@`, of vectors and matrices.

    Raises: ValueError for more than two dimensions, LimitReached for too many products that no library computes.
    """
    quick = all(getattr(value, "dtype", None) in QUICK for value in (left, right))
    left, right = np.shape(left), np.shape(right)
    if len(left) > 2 or len(right) > 2:
        raise ValueError("more than two dimensions")
    if len(left) < 2 or len(right) < 2:
        return max(math.prod(left), math.prod(right))
    if not quick and math.prod(left) * right[-1] > limits.SLOW_MULTIPLICATIONS:
        raise LimitReached(f"A dot product of such numbers has at most {limits.SLOW_MULTIPLICATIONS:,} products here.")
    return left[-2] * right[-1]


def broadcast_size(*args: Any, shape: Any = None, **options: Any) -> int:
    """Of all arrays and lists among the arguments together, or of `shape`. Raises: ValueError if they do not fit."""
    if shape is not None:
        return shape_size(shape)
    given = (*args, *options.values())
    shapes = [np.shape(value) for value in given if isinstance(value, (np.ndarray, torch.Tensor, list, tuple))]
    return math.prod(np.broadcast_shapes(*shapes))


# The dtypes whose dot products numpy hands to a library; it computes the others one number at a time.
QUICK = (np.float32, np.float64, np.complex64, np.complex128)
# Whatever these pass over, they begin with a number; other functions leave it as it was in memory.
REDUCING = {
    *(np.sum, np.prod, np.mean, np.std, np.var, np.min, np.max, np.amin, np.amax, np.any, np.all),
    *("sum", "prod", "mean", "std", "var", "min", "max", "any", "all"),
}
# They compute 10 ** decimals, however large that is.
ROUNDING = (np.round, np.around, "round")

# They make at most as many elements as their first argument has, the first group as functions, the second as methods.
WITHIN = """
    reshape ravel transpose squeeze expand_dims tril triu flip roll round around zeros_like ones_like empty_like
    sum prod mean std var median min max amin amax ptp argmin argmax cumsum cumprod any all sort argsort
    count_nonzero array_equal size shape ndim unique
"""
METHODS_WITHIN = """
    reshape ravel flatten transpose squeeze swapaxes sum prod mean std var min max argmin argmax cumsum cumprod any all
    round copy astype tolist item sort argsort fill diagonal trace conj
"""
# Sized by the shapes that they are given. Where those tell nothing, numpy refuses them with its own words.
KEEPERS = {
    **{getattr(np, name): own_size for name in WITHIN.split()},
    **dict.fromkeys(METHODS_WITHIN.split(), own_size),
    **dict.fromkeys((np.nonzero, "nonzero"), found_size),
    **dict.fromkeys((np.isclose, np.allclose, np.clip, "clip", np.full_like), broadcast_size),
    np.where: choice_size,
}
# Sized by the numbers that they are given.
MAKERS = {
    **dict.fromkeys((np.zeros, np.ones, np.empty, np.full), shape_size),
    **dict.fromkeys((np.array, np.asarray), nested_size),
    np.arange: range_size,
    **dict.fromkeys((np.linspace, np.logspace, np.geomspace), spaced_size),
    np.eye: eye_size,
    np.identity: lambda n, **options: int(n) ** 2,
    **dict.fromkeys((np.dot, "dot", np.matmul, operator.matmul), matmul_size),
    **dict.fromkeys((np.concatenate, np.stack, np.vstack, np.hstack, np.column_stack), total_size),
    **dict.fromkeys((np.repeat, "repeat"), repeated_size),
    np.tile: tiled_size,
    np.broadcast_to: lambda values, shape: shape_size(shape),
    np.meshgrid: grid_size,
    np.dstack: total_size,
    **dict.fromkeys((np.argwhere, np.flatnonzero), found_size),
    **array_sizes.SIZES,
}

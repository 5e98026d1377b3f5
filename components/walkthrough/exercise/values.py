"""What stays of a value once the lines have run, and how it differs from the right one."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch

from components.tensors.values import as_array

from .sentences import DIFFERENCES, KINDS, counted

LONGEST, MOST = 1_000, 64  # characters of a text that is shown, and numbers that are drawn
CLOSE, NEAR = 1e-4, 1e-5  # beside the right number, and beside zero
NUMBERS = (int, float, complex)
# Only these: of a program's own class made from one of them, Python would ask the program what it is.
LEAVES = (bool, *NUMBERS, str, type(None))
LISTS = (list, tuple, set, frozenset)


@dataclass(frozen=True, eq=False)
class Value:
    """A value as a reader sees it, and its numbers, if it has any.

    `kind` is "tensor", "array", "number", or the name of the value's type. What `is_own` is of a class of the program's
    own, whose text says what it likes.
    """

    kind: str
    text: str
    shape: tuple[int, ...] = ()
    dtype: str = ""
    requires_grad: bool = False
    numbers: np.ndarray | None = field(default=None, repr=False)
    is_own: bool = False

    def to_show(self) -> "Value":
        """The value with no more of it than a page shows."""
        is_large = self.numbers is not None and self.numbers.size > MOST
        return replace(self, text=beginning(self.text), numbers=None if is_large else self.numbers)


def beginning(text: str) -> str:
    """As much of a text as a page shows."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def value_of(value: object, text: str) -> Value:
    """What is kept of a live value that Python shows as `text`."""
    kind = type(value)
    if isinstance(value, torch.Tensor):
        numbers = None if value.is_meta else numbers_of(value)
        return Value("tensor", text, tuple(value.shape), str(value.dtype), value.requires_grad, numbers)
    if type(value) is np.ndarray:
        has_numbers = value.dtype.kind in "biufc"
        return Value("array", text, value.shape, str(value.dtype), numbers=value.copy() if has_numbers else None)
    if kind in (bool, np.bool_):
        return Value("bool", text, numbers=np.array(bool(value)))
    if kind in NUMBERS or issubclass(kind, np.number):
        numbers = np.array(value)
        # Python's whole numbers have no end.
        return Value("number", text, numbers=numbers if numbers.dtype.kind in "biufc" else None)
    is_list = type(value) is list or type(value) is tuple
    if is_list and is_plain(value) and (numbers := as_numbers(value)) is not None:
        return Value(kind.__name__, text, numbers.shape, numbers=numbers)
    return Value("None" if value is None else kind.__name__, text, is_own=not is_plain(value))


def is_plain(value: object) -> bool:
    """Whether a value, through all levels, is of classes that no program can make."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if id(one) in seen or kind in LEAVES:
            continue
        seen.add(id(one))
        # Its exact type first: what isinstance asks another one for may be a line of the program.
        if kind in LISTS and isinstance(one, LISTS):
            waiting += one
        elif type(one) is dict:
            waiting += [*one, *one.values()]
        elif kind.__module__.partition(".")[0] not in ("torch", "numpy", "builtins"):
            return False
    return True


def numbers_of(tensor: torch.Tensor) -> np.ndarray:
    """A copy, which stays as it is when the program goes on."""
    dense = tensor.detach().to_dense() if tensor.layout is not torch.strided else tensor.detach()
    dense = dense.dequantize() if dense.is_quantized else dense
    return as_array(dense).copy()


def as_numbers(value: Any) -> np.ndarray | None:
    """The numbers of nested lists of plain numbers; None for anything else."""
    try:
        numbers = np.array(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return numbers if numbers.dtype.kind in "bifc" else None


def difference(yours: Value, right: Value, off: float | None = None) -> str:
    """In words, what is not as it should be; "" if nothing is. See `case_of`."""
    case = case_of(yours, right, off)
    if case in ("own class", "kind"):
        return DIFFERENCES[case].format(yours=article(yours), right=article(right))
    if case in ("shape", "dtype"):
        return DIFFERENCES[case].format(yours=getattr(yours, case), right=getattr(right, case))
    if case == "numbers" and yours.numbers is not None and right.numbers is not None:
        wrong = int(differing(yours.numbers, right.numbers, off).sum())
        return counted(DIFFERENCES[case], wrong, all=right.numbers.size)
    return DIFFERENCES[case] if case else ""


def case_of(yours: Value, right: Value, off: float | None = None) -> str:
    """What is not as it should be: kind, shape, dtype, gradients, then numbers; "" if nothing is.

    `off` is how far a number may be from the right one; by default a little, as rounding goes.
    """
    if yours.is_own and not right.is_own:
        return "own class"
    for case in ("kind", "shape", "dtype"):
        if getattr(yours, case) != getattr(right, case):
            return case
    if right.requires_grad and not yours.requires_grad:
        return "no grad"
    if right.numbers is None or yours.numbers is None:
        return "" if yours.text == right.text and yours.numbers is right.numbers else "other value"
    if not differing(yours.numbers, right.numbers, off).any():
        return ""
    if right.kind == "bool":
        return "other truth"
    return "number" if right.numbers.size == 1 else "numbers"


def differing(yours: np.ndarray, right: np.ndarray, off: float | None = None) -> np.ndarray:
    """Which cells are not right. Shape: as both have."""
    if off is None:
        close = np.isclose(yours, right, CLOSE, NEAR, equal_nan=True)
    else:
        # The difference of two decimal numbers is off by its last digit.
        close = np.isclose(yours, right, 0, off * (1 + 1e-9) + math.ulp(off), equal_nan=True)
    return ~close


def article(value: Value) -> str:
    """What a value is, with its article: "a tensor"."""
    return KINDS.get(value.kind) or DIFFERENCES["a kind"].format(kind=value.kind)

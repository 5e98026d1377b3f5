"""What stays of a value once the lines have run, and how it differs from the right one."""

import math
from dataclasses import dataclass, field

import numpy as np
import torch

LONGEST = 400  # characters of a text that is shown
CLOSE, NEAR = 1e-4, 1e-5  # beside the right number, and beside zero
ARTICLES = {
    **{"tensor": "a tensor", "array": "an array of numpy", "number": "a number", "str": "a text", "None": "None"},
    **{"bool": "True or False", "int": "a number", "function": "a function", "type": "a class"},
}


@dataclass(frozen=True, eq=False)
class Value:
    """A value as a reader sees it, and its numbers, if it has any.

    `kind` is "tensor", "array", "number", or the name of the value's type.
    """

    kind: str
    text: str
    shape: tuple[int, ...] = ()
    dtype: str = ""
    requires_grad: bool = False
    numbers: np.ndarray | None = field(default=None, repr=False)


def value_of(value: object, text: str) -> Value:
    """What is kept of a live value that Python shows as `text`."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    if isinstance(value, torch.Tensor):
        numbers = None if value.is_meta else numbers_of(value)
        return Value("tensor", shown, tuple(value.shape), str(value.dtype), value.requires_grad, numbers)
    if isinstance(value, np.ndarray):
        return Value("array", shown, value.shape, str(value.dtype), numbers=value.copy())
    if isinstance(value, (bool, np.bool_)):
        return Value("bool", shown, numbers=np.array(bool(value)))
    if isinstance(value, (int, float, complex, np.number)):
        return Value("number", shown, numbers=np.array(value))
    if isinstance(value, (list, tuple)) and (numbers := as_numbers(value)) is not None:
        return Value(type(value).__name__, shown, numbers.shape, numbers=numbers)
    return Value("None" if value is None else type(value).__name__, shown)


def numbers_of(tensor: torch.Tensor) -> np.ndarray:
    """A copy, which stays as it is when the program goes on."""
    dense = tensor.detach().to_dense() if tensor.layout is not torch.strided else tensor.detach()
    dense = dense.dequantize() if dense.is_quantized else dense
    return (dense.float() if dense.dtype is torch.bfloat16 else dense).resolve_conj().resolve_neg().numpy().copy()


def as_numbers(value: list | tuple) -> np.ndarray | None:
    """The numbers of nested lists of plain numbers; None for anything else."""
    try:
        numbers = np.array(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return numbers if numbers.dtype.kind in "bifc" else None


def difference(yours: Value, right: Value, off: float | None = None) -> str:
    """In words, what is not as it should be: kind, shape, dtype, gradients, then numbers; "" if nothing is.

    `off` is how far a number may be from the right one; by default a little, as rounding goes.
    """
    if yours.kind != right.kind:
        return f"Yours is {article(yours)}, and it should be {article(right)}."
    if yours.shape != right.shape:
        return f"Yours has the shape {yours.shape}, and it should have {right.shape}."
    if yours.dtype != right.dtype:
        return f"Yours has the dtype {yours.dtype}, and it should have {right.dtype}."
    if right.requires_grad and not yours.requires_grad:
        return "Yours does not require grad, and it should."
    if right.numbers is None or yours.numbers is None:
        return "" if yours.text == right.text else "Yours is another value."
    wrong = int(differing(yours.numbers, right.numbers, off).sum())
    if not wrong:
        return ""
    if right.kind == "bool":
        return "Of True or False it is the other one."
    if right.numbers.size == 1:
        return "The number is not right."
    return f"{wrong} of its {right.numbers.size} numbers {'is' if wrong == 1 else 'are'} not right."


def differing(yours: np.ndarray, right: np.ndarray, off: float | None = None) -> np.ndarray:
    """Which cells are not right. Shape: as both have."""
    if off is None:
        close = np.isclose(yours, right, CLOSE, NEAR, equal_nan=True)
    else:
        # The difference of two decimal numbers is off by its last digit.
        close = np.isclose(yours, right, 0, off * (1 + 1e-9) + math.ulp(off), equal_nan=True)
    return ~close


def article(value: Value) -> str:
    return ARTICLES.get(value.kind, f"a {value.kind}")

"""A tensor or array in facts and in words."""

from dataclasses import dataclass

import numpy as np
import torch

from .sentences import EXTENT, NUMBERS, VALUES, counted
from .values import as_array, has_values, number_text


@dataclass(frozen=True)
class Description:
    """What a tensor or array is, apart from its numbers.

    `strides` are steps through memory for one step along each dimension: in elements for a tensor, in bytes for a numpy
    array, as each library gives them. `bytes` is what its elements take. A numpy array has no `device` ("") and no
    `requires_grad` (None). `words` ends a sentence that starts "X is ".
    """

    kind: str
    shape: tuple[int, ...]
    dtype: str
    device: str
    requires_grad: bool | None
    strides: tuple[int, ...]
    bytes: int
    words: str

    @property
    def facts(self) -> str:
        """All but the words, on one line."""
        return VALUES["facts of an array" if self.requires_grad is None else "facts"].format(
            shape=self.shape,
            dtype=self.dtype,
            device=self.device,
            requires_grad=self.requires_grad,
            strides=self.strides,
            bytes=counted(VALUES["bytes"], self.bytes),
        )


def describe(value: torch.Tensor | np.ndarray) -> Description:
    """The facts of a tensor or array, and a sentence's worth of words that says what it holds."""
    shape = tuple(value.shape)
    if isinstance(value, np.ndarray):
        where = (str(value.dtype), "", None, value.strides)
    else:
        where = (str(value.dtype), str(value.device), value.requires_grad, value.stride())
    return Description(kind_of(shape), shape, *where, value.nbytes, words(value))


def kind_of(shape: tuple[int, ...]) -> str:
    """What a value of this shape is called."""
    if 0 in shape:
        return "empty"
    return ("number", "vector", "matrix", "stack")[len(shape)] if len(shape) < 4 else "many"


def words(value: torch.Tensor | np.ndarray) -> str:
    """What a value is: "a matrix of 2 rows and 2 columns of 64-bit whole numbers, from 1 to 4"."""
    shape = tuple(value.shape)
    kind = kind_of(shape)
    one, many = numbers(value)
    if kind == "empty":
        return VALUES["empty"].format(shape=shape, numbers=many)
    if kind == "number":
        if not has_values(value):
            return VALUES["number without a value"].format(number=one)
        return VALUES["number"].format(number=one, value=sentence_number(as_array(value)[()]))
    first, last = shape[0], shape[-1]
    return VALUES[kind].format(
        length=first,
        rows=counted(VALUES["rows"], shape[-2]) if len(shape) > 1 else "",
        columns=counted(VALUES["columns"], last),
        matrices=counted(VALUES["matrices"], first),
        dimensions=len(shape),
        sizes=VALUES["by"].join(map(str, shape)),
        numbers=many,
        extent=extent(value),
    )


def numbers(value: torch.Tensor | np.ndarray) -> tuple[str, str]:
    """What one element is, and what many are: "64-bit whole number" and "64-bit whole numbers"."""
    name = str(value.dtype).removeprefix("torch.")
    kind = next((kind for kind in NUMBERS if name.startswith(kind)), "float")
    one, many = (form.format(bits=8 * value.itemsize) for form in NUMBERS[kind])
    return one, many


def extent(value: torch.Tensor | np.ndarray) -> str:
    """How far the values go: ", from 1 to 4", with what is not a finite number told apart."""
    if not has_values(value):
        return EXTENT["no values"]
    array = as_array(value)
    if array.dtype == bool:
        true = int(array.sum())
        return EXTENT["truth values"].format(true=f"{true:,}", false=f"{array.size - true:,}")
    if array.size == 1:
        return EXTENT["one"].format(value=sentence_number(array.item()))
    return extent_of_many(array) + not_finite(array)


def extent_of_many(array: np.ndarray) -> str:
    """How far the finite ones of some numbers go; complex ones by their sizes."""
    finite = array[np.isfinite(array)]
    by_size = np.iscomplexobj(array)
    if by_size:
        finite = np.abs(finite)
    if not finite.size:
        return EXTENT["none finite"]
    least, most = finite.min(), finite.max()
    if least == most:
        return EXTENT["all of one size" if by_size else "all the same"].format(value=sentence_number(least))
    gaps = {"least": sentence_number(least), "most": sentence_number(most)}
    return EXTENT["range of sizes" if by_size else "range"].format(**gaps)


def not_finite(array: np.ndarray) -> str:
    """How many of the numbers are none that can be drawn; "" if all can."""
    found = {"NaN": int(np.isnan(array).sum()), "infinite": int(np.isinf(array).sum())}
    return "".join(counted(EXTENT[name], number) for name, number in found.items() if number)


def sentence_number(number: object) -> str:
    """A number inside a sentence, where `3.` would look like its end."""
    text = number_text(number)
    return f"{text}0" if text.endswith(".") else text

"""A tensor or array in facts and in words."""

from dataclasses import dataclass

import numpy as np
import torch

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
        parts = [f"shape {self.shape}", self.dtype, f"strides {self.strides}", count(self.bytes, "byte", "bytes")]
        if self.requires_grad is None:
            parts[2] += " in bytes"
            return " · ".join(["numpy array in main memory", *parts])
        parts[2:2] = [f"device {self.device}", f"requires_grad {self.requires_grad}"]
        return " · ".join(parts)


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
    if kind == "empty":
        return f"empty: a size in its shape {shape} is 0, so it has no {numbers(value)} at all"
    if kind == "number":
        alone = numbers(value).removesuffix("s")
        return f"one {alone}, {sentence_number(as_array(value)[()])}" if has_values(value) else f"one {alone}"
    form = {
        "vector": lambda: f"a vector of length {shape[0]}:",
        "matrix": lambda: f"a matrix of {rows_and_columns(shape)} of",
        "stack": lambda: f"a stack of {count(shape[0], 'matrix', 'matrices')} of {rows_and_columns(shape)}:",
        "many": lambda: f"a tensor of {len(shape)} dimensions, {' by '.join(map(str, shape))}:",
    }[kind]()
    return f"{form} {numbers(value)}{extent(value)}"


def numbers(value: torch.Tensor | np.ndarray) -> str:
    """What the elements are, in the plural: "64-bit whole numbers"."""
    bits = 8 * value.itemsize
    name = str(value.dtype).removeprefix("torch.")
    if name == "bool":
        return "truth values"
    if name.startswith("uint"):
        return f"{bits}-bit whole numbers without a sign"
    if name.startswith("int"):
        return f"{bits}-bit whole numbers"
    if name.startswith("complex"):
        return f"{bits}-bit complex numbers"
    return f"{bits}-bit floating-point numbers"


def extent(value: torch.Tensor | np.ndarray) -> str:
    """How far the values go: ", from 1 to 4", with what is not a finite number told apart."""
    if not has_values(value):
        return "; the meta device keeps no values"
    array = as_array(value)
    if array.dtype == bool:
        true = int(array.sum())
        return f", {true:,} True and {array.size - true:,} False"
    if array.size == 1:
        return f", {sentence_number(array.item())}"
    finite = array[np.isfinite(array)]
    sizes = " in absolute value" if np.iscomplexobj(array) else ""
    if sizes:
        finite = np.abs(finite)
    if not finite.size:
        range_ = ", none of them finite"
    elif finite.min() == finite.max():
        range_ = f", all {sentence_number(finite.min())}{sizes}"
    else:
        range_ = f", from {sentence_number(finite.min())} to {sentence_number(finite.max())}{sizes}"
    return range_ + not_finite(array)


def not_finite(array: np.ndarray) -> str:
    """How many of the numbers are none that can be drawn; "" if all can."""
    nans, infinities = int(np.isnan(array).sum()), int(np.isinf(array).sum())
    found = [(nans, "NaN"), (infinities, "infinite")]
    said = [f"{number:,} {'is' if number == 1 else 'are'} {name}" for number, name in found if number]
    return "".join(f"; {part}" for part in said)


def sentence_number(number: object) -> str:
    """A number inside a sentence, where `3.` would look like its end."""
    text = number_text(number)
    return f"{text}0" if text.endswith(".") else text


def rows_and_columns(shape: tuple[int, ...]) -> str:
    """The size of a matrix, or of each matrix of a stack, in words."""
    return f"{count(shape[-2], 'row', 'rows')} and {count(shape[-1], 'column', 'columns')}"


def count(number: int, one: str, many: str) -> str:
    """A number with the right form of the word for what is counted."""
    return f"{number:,} {one if number == 1 else many}"

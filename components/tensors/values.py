"""The values of a tensor or array as numpy holds them, whatever its device and dtype, and one value as text."""

from typing import Any, TypeAlias, TypeGuard

import numpy as np
import torch

# What is drawn.
Array: TypeAlias = torch.Tensor | np.ndarray
IN_NUMPY = {torch.float16, torch.float32, torch.float64, torch.complex64, torch.complex128}
WHOLE, IN_FULL = 10**10, 2**24  # whole and other floating-point numbers below which all digits before the point stand


def is_array(value: object) -> TypeGuard[Array]:
    """Whether it is an array, or a tensor that has its values in memory, as a sparse or a quantized one has not."""
    if not isinstance(value, torch.Tensor):
        return isinstance(value, np.ndarray)
    return value.layout is torch.strided and not value.is_quantized


def has_values(value: torch.Tensor | np.ndarray) -> bool:
    """False for what torch prints as `tensor(..., device='meta')`: a shape and a dtype without any numbers."""
    return isinstance(value, np.ndarray) or not value.is_meta


def as_array(value: torch.Tensor | np.ndarray) -> np.ndarray:
    """The values as numpy holds them; a dtype that numpy does not have becomes the next larger one that it has.

    Shape: the value's own.
    """
    if isinstance(value, np.ndarray):
        return value
    value = value.detach().cpu().resolve_conj().resolve_neg()
    if value.is_floating_point() and value.dtype not in IN_NUMPY:
        value = value.float()
    if value.is_complex() and value.dtype not in IN_NUMPY:
        value = value.to(torch.complex64)
    return value.numpy()


def number_text(number: Any) -> str:
    """One value as torch would print it alone: at most four digits behind the point, without zeros that say nothing.

    Whole numbers are given in full; `10.` is a floating-point number that is whole, `10.0000` one that is nearly so.
    """
    if isinstance(number, (bool, np.bool_)):
        return str(bool(number))
    if isinstance(number, (int, np.integer)):
        return str(int(number))
    if isinstance(number, (complex, np.complexfloating)):
        imaginary = float_text(float(number.imag))
        sign = "" if imaginary.startswith("-") else "+"
        return f"{float_text(float(number.real))}{sign}{imaginary}j"
    return float_text(float(number))


def float_text(number: float) -> str:
    """A floating-point number as a page writes it."""
    if number.is_integer() and abs(number) < WHOLE:
        return f"{number:.0f}."
    if not 0.1 <= abs(number) < IN_FULL:
        return f"{number:.4g}"
    text = f"{number:.4f}"
    return text if text.endswith(".0000") else text.rstrip("0")

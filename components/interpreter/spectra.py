"""Singular values alone, as torch computes them where nobody watches its operators.

Where they are watched, torch computes the vectors too, by another routine, whose last digits are others. For the
eigenvalues of any matrix that stays so: the routine without vectors ends Python where a number is no number.
"""

from typing import Any

import torch

from .dtypes import is_floating
from .entries import Function


def svdvals(*args: Any, **kwargs: Any) -> torch.Tensor:
    """`torch.linalg.svdvals(A)`."""
    if kwargs or len(args) != 1 or not is_plain(args[0]):
        return torch.linalg.svdvals(*args, **kwargs)
    return torch.ops.aten._linalg_svd(args[0], False, False)[1]


def is_plain(value: object) -> bool:
    """Whether it is one matrix or several, whose vectors no gradient needs."""
    if type(value) is not torch.Tensor or value.dim() < 2 or value.layout is not torch.strided:
        return False
    return is_floating(value.dtype) and not (value.requires_grad and torch.is_grad_enabled())


svdvals.__doc__ = torch.linalg.svdvals.__doc__
FUNCTIONS = {
    "svdvals": Function("torch.linalg.svdvals", svdvals, shown=lambda: repr(torch.linalg.svdvals)),
}

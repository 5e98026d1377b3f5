"""The program of this section: a point of f, as a tensor, and on request the slope there."""

import math
from typing import Any

import torch

from ..functions import Function
from ..listing import Listing, backward, call, make_x, other
from ..program import definitions


def write_program(functions: dict[str, Function], x: float, use_grad: bool = False) -> Listing:
    """The program: the functions that are drawn, and the point of f at `x`, if f is one of them.

    With `use_grad` autograd finds the slope there, unless it finds no way back from f.
    """
    lines = definitions(functions)
    if "f" in functions and use_grad:
        lines += [make_x(x), call("f"), backward("f", functions["f"]), other("slope = x.grad"), other("slope")]
    elif "f" in functions:
        lines += [make_x(x, tracked=False), call("f"), other("y")]
    return Listing(tuple(lines))


def number_of(value: Any) -> float:
    """What a name of the program stands for, as a plain number; nan if it has none."""
    return math.nan if value is None else float(value.detach() if isinstance(value, torch.Tensor) else value)

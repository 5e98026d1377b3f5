"""The program of this section: a point of f, as a tensor, and on request the slope there."""

import math

import torch

from ..functions import Function
from ..program import definitions


def write_program(functions: dict[str, Function], x: float, use_grad: bool = False) -> str:
    """The text of the program: the functions that are drawn, and the point of f at `x`, if f is one of them.

    With `use_grad` autograd finds the slope there, unless it finds no way back from f.
    """
    lines = definitions(functions)
    if "f" in functions and use_grad:
        backward = "y.backward()" if functions["f"].tracked else "# y.backward()"
        lines += [f"x = tensor({x!r}).requires_grad_()", "y = f(x)", backward, "slope = x.grad", "slope"]
    elif "f" in functions:
        lines += [f"x = tensor({x!r})", "y = f(x)", "y"]
    return "\n".join(lines) + "\n"


def number_of(value: torch.Tensor | float | None) -> float:
    """What a name of the program stands for, as a plain number; nan if it has none."""
    return math.nan if value is None else float(value.detach() if isinstance(value, torch.Tensor) else value)

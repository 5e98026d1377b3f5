"""What an operator of torch computes, in Python's signs."""

import re
from collections.abc import Iterable, Iterator, Mapping

import torch

INFIX = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**"}


def formula(operator: torch._ops.OpOverload, args: tuple, kwargs: Mapping, operands: Iterable[str]) -> str:
    """The operator's call, such as "a ** 3", with `operands` for the tensors that need a gradient, in their order."""
    left = iter(operands)
    written = [write(value, left) for value in args]
    name = operator.overloadpacket.__name__
    if name == "_to_copy":
        return f"{written[0]}.to({kwargs['dtype']})".replace("torch.", "")
    if not kwargs and name == "neg":
        return f"-{written[0]}"
    if name == "reciprocal":
        return f"1 / {written[0]}"
    if not kwargs and name == "rsub":
        return f"{written[1]} - {written[0]}"
    if not kwargs and name in INFIX:
        return f"{written[0]} {INFIX[name]} {written[1]}"
    written += [f"{key}={write(value, left)}" for key, value in kwargs.items() if value is not None]
    return f"{name}({', '.join(written)})"


def sign(operator: torch._ops.OpOverload, args: tuple, kwargs: Mapping, count: int) -> str:
    """The formula without its `count` operands: "** 3", "+", "sin"."""
    text = formula(operator, args, kwargs, "·" * count)
    return re.sub(r"\((·|, )+\)$", "", text).strip("· ")


def write(value: object, operands: Iterator[str]) -> str:
    """A value as it stands in a formula: the next operand for a tensor that needs a gradient."""
    if isinstance(value, torch.Tensor):
        if value.requires_grad:
            return next(operands)
        value = value.item()
    return f"{value:g}" if isinstance(value, float) else str(value)

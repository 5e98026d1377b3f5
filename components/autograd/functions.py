"""A function of x that a reader typed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from components.interpreter import Problem, Refused, read_expression


class BadFunction(Exception):
    """The text is no function of x; `problem` says why."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True)
class Function:
    """An element-wise function of x: called with a tensor, it works on every element by itself.

    `text` is what was typed. `names` are the bare names in it that Python must import, such as "sin" in `sin(x)`.
    `tracked` says whether autograd finds a way from its value back to x; for a constant such as `4` there is none.
    """

    text: str
    names: frozenset[str]
    tracked: bool
    expression: Callable[[Tensor], object]

    def __call__(self, x: Tensor) -> Tensor:
        """The values at `x`, a floating point tensor.

        Shape: as `x`, for a constant too.
        Raises: BadFunction, when torch refuses the computation.
        """
        try:
            y = torch.as_tensor(self.expression(x), dtype=x.dtype)
        except Refused as refusal:
            raise BadFunction(refusal.problem) from refusal
        if y.shape == x.shape:
            return y
        if y.dim() == 0 and not y.requires_grad:
            return y.expand(x.shape)
        raise BadFunction(
            Problem(
                f"The expression turns x of shape {tuple(x.shape)} into shape {tuple(y.shape)}.",
                "f and g take one number to one number: use element-wise operations only.",
            )
        )


def parse_function(text: str) -> Function:
    """The function that a text such as "x ** 2" means.

    Raises: BadFunction, if the text is not one expression in x of the element-wise vocabulary.
    """
    try:
        expression = read_expression(text)
    except Refused as refusal:
        raise BadFunction(refusal.problem) from refusal
    function = Function(text.strip(), expression.names, True, expression)
    probe = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
    return replace(function, tracked=function(probe).requires_grad)

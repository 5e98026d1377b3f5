"""A function of x that a reader typed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        with refusals():
            y = torch.as_tensor(self.expression(x), dtype=x.dtype)
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

    def slopes(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The values and the slopes at every element of `x`.

        Every value depends on its own x alone, so the gradient of their sum holds all slopes.

        Shape: as `x`, both.
        Raises: BadFunction, when torch refuses the computation or knows no derivative for it.
        """
        x = x.detach().requires_grad_()
        y = self(x)
        slope = torch.zeros_like(x)
        if y.requires_grad:
            with refusals():
                y.sum().backward()
            # Added, because torch.sgn's gradient is a tensor without a memory of its own.
            slope = slope.detach() + x.grad
        return y.detach(), slope


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the interpreter and torch raise into BadFunction."""
    try:
        yield
    except Refused as refusal:
        raise BadFunction(refusal.problem) from refusal
    except (RuntimeError, TypeError, ValueError) as error:
        hint = "This operation gives PyTorch nothing to draw a slope from. Use another one."
        raise BadFunction(Problem(f"{type(error).__name__}: {error}", hint)) from error


def parse_function(text: str) -> Function:
    """The function that a text such as "x ** 2" means.

    Raises: BadFunction, if the text is not one expression in x of the element-wise vocabulary, or has no derivative.
    """
    with refusals():
        expression = read_expression(text)
    function = Function(text.strip(), expression.names, True, expression)
    probe = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
    tracked = function(probe).requires_grad
    function.slopes(probe)
    return replace(function, tracked=tracked)

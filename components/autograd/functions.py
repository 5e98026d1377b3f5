"""A function of x that a reader typed."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

import torch
from torch import Tensor

from components.interpreter import Problem, Refused, read_expression

DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
ELEMENT_WISE = "f and g take one number to one number: use element-wise operations, such as `torch.sin(x)`."


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

    >>> f = parse_function("sin(x) + 1")
    >>> f(torch.zeros(2)), f.names, f.tracked
    (tensor([1., 1.]), frozenset({'sin'}), True)
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
            value = self.expression(x)
        real = isinstance(value, (int, float)) or (isinstance(value, Tensor) and not value.is_complex())
        if not real:
            raise BadFunction(Problem("The expression does not give one real number for each x.", ELEMENT_WISE))
        y = torch.as_tensor(value, dtype=x.dtype)
        if y.dim() == 0 and not y.requires_grad:
            return y.expand(x.shape)
        if y.shape != x.shape:
            shapes = f"{tuple(x.shape)} into shape {tuple(y.shape)}"
            raise BadFunction(Problem(f"The expression turns x of shape {shapes}.", ELEMENT_WISE))
        return y

    def slopes(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The values and the slopes at every element of `x`.

        Every value depends on its own x alone, so the gradient of their sum holds all slopes.

        Shape: as `x`, both.
        Raises: BadFunction, when torch refuses the computation or knows no derivative for it.
        """
        x = x.detach().requires_grad_()
        y = self(x)
        if not y.requires_grad:
            return y, torch.zeros_like(x)
        with refusals():
            y.sum().backward()
        assert x.grad is not None, "y is computed from x"
        # Added to zeros, because the gradient of torch.sgn is a tensor without a memory of its own.
        return y.detach(), torch.zeros_like(x) + x.grad


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the interpreter and torch raise into BadFunction."""
    try:
        yield
    except Refused as refusal:
        raise BadFunction(refusal.problem) from refusal
    except (RuntimeError, TypeError, ValueError) as error:
        hint = "PyTorch knows no slope for this operation. Use another one."
        raise BadFunction(Problem(f"{type(error).__name__}: {error}", hint, kind="python")) from error


def parse_function(text: str) -> Function:
    """The function that a text such as "x ** 2" means.

    Raises: BadFunction, if the text is not one expression in x of the element-wise vocabulary, or has no derivative.
    """
    # Spaces have no limit: kept with a short expression, they would fill the memory.
    text = text.strip()
    try:
        return parsed(text)
    except BadFunction as bad:
        pointed = DECIMAL_COMMA.sub(".", text)
        if pointed != text and can_be_read(pointed):
            message = "The comma makes two numbers of one."
            raise BadFunction(replace(bad.problem, message=message, hint=f"Write a point: `{pointed}`.")) from bad
        raise


def can_be_read(text: str) -> bool:
    """Whether the text is a function of x."""
    try:
        parsed(text)
    except BadFunction:
        return False
    return True


@lru_cache(100)
def parsed(text: str) -> Function:
    """The function of `parse_function`, without its advice."""
    with refusals():
        expression = read_expression(text)
    function = Function(expression.source, expression.names, True, expression)
    probe = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
    tracked = function(probe).requires_grad
    function.slopes(probe)
    return replace(function, tracked=tracked)

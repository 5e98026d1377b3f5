"""The reading's program: the slope of f, then the slope of g into the same x.grad."""

import re
from dataclasses import dataclass

from components.interpreter import Step, run

from .functions import Function

MODULES = {"torch": "import torch", "math": "import math", "np": "import numpy as np"}


@dataclass(frozen=True)
class Lesson:
    """The program's text, its steps, and what x.grad showed after each backward pass."""

    source: str
    steps: tuple[Step, ...]
    grads: tuple[str, ...]


def run_lesson(f: Function | None, g: Function | None, x: float, zero: bool) -> Lesson:
    """Write the program for f and g at `x`, with `x.grad.zero_()` between them or commented out, and run it."""
    source = write_program(f, g, x, zero)
    steps = run(source).steps
    return Lesson(source, steps, tuple(step.text for step in steps if step.source in ("x.grad", "print(x.grad)")))


def write_program(f: Function | None, g: Function | None, x: float, zero: bool) -> str:
    """The text of the program; a function that cannot be used (None) is left out, with what it is needed for."""
    functions = {name: function for name, function in (("f", f), ("g", g)) if function}
    lines = imports(functions.values())
    for name, function in functions.items():
        lines += [f"def {name}(x):", f"    return {function.text}"]
    lines += [f"x = tensor({x!r}).requires_grad_()"]
    filled = False
    for name, function in functions.items():
        if name == "g" and f:
            lines.append("x.grad.zero_()" if zero and filled else "# x.grad.zero_()")
        lines += [f"y = {name}(x)", "y.backward()" if function.tracked else "# y.backward()"]
        filled = filled or function.tracked
        lines.append("x.grad" if filled else "print(x.grad)")
    return "\n".join(lines) + "\n"


def imports(functions) -> list[str]:
    names = sorted(frozenset().union(*(function.names for function in functions)))
    used = [
        statement
        for module, statement in MODULES.items()
        if any(re.search(rf"\b{module}\.", function.text) for function in functions)
    ]
    return [*used, f"from torch import {', '.join(['tensor', *names])}"]

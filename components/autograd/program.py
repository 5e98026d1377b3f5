"""The reading's program: the slope of f, then the slope of g into the same x.grad."""

import re
from collections.abc import Callable, Mapping
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


def run_lesson(
    f: Function | None,
    g: Function | None,
    x: float,
    zero: bool,
    f_passes: int = 1,
    g_passes: int = 1,
    look: Callable[[Step], None] = lambda step: None,
) -> Lesson:
    """Write the program for f and g at `x`, see `write_program`, and run it; `look` is called after each statement."""
    source = write_program(f, g, x, zero, f_passes, g_passes)
    steps = run(source, look).steps
    return Lesson(source, steps, tuple(step.text for step in steps if step.source in ("x.grad", "print(x.grad)")))


def write_program(
    f: Function | None, g: Function | None, x: float, zero: bool, f_passes: int = 1, g_passes: int = 1
) -> str:
    """The text of the program: so many backward passes on f, then on g.

    `x.grad.zero_()` stands before each pass on g, or is commented out. A function that cannot be used (None) is left
    out, with what it is needed for; one that autograd cannot follow is not repeated.
    """
    functions = {name: function for name, function in (("f", f), ("g", g)) if function}
    lines = [*definitions(functions), f"x = tensor({x!r}).requires_grad_()"]
    passes = {"f": f_passes, "g": g_passes}
    filled = False
    for name, function in functions.items():
        for turn in range(passes[name] if function.tracked else 1):
            if name == "g" and (f or turn):
                lines.append("x.grad.zero_()" if zero and filled else "# x.grad.zero_()")
            lines += [f"y = {name}(x)", "y.backward()" if function.tracked else "# y.backward()"]
            filled = filled or function.tracked
            lines.append("x.grad" if filled else "print(x.grad)")
    return "\n".join(lines) + "\n"


def definitions(functions: Mapping[str, Function]) -> list[str]:
    """The lines that begin a program: what it imports, and its functions by their names."""
    lines = imports(functions.values())
    for name, function in functions.items():
        lines += [f"def {name}(x):", f"    return {function.text}"]
    return lines


def imports(functions, *modules: str) -> list[str]:
    """The import lines of a program: the modules of MODULES that it uses beside its functions, and what these need."""
    names = sorted(frozenset().union(*(function.names for function in functions)))
    used = [
        statement
        for module, statement in MODULES.items()
        if module in modules or any(re.search(rf"\b{module}\.", function.text) for function in functions)
    ]
    return [*used, f"from torch import {', '.join(['tensor', *names])}"]

"""The reading's program: the slope of f, then the slope of g into the same x.grad."""

import re
from collections.abc import Iterable, Mapping

from .functions import Function
from .listing import CodeLine, Kind, Listing, backward, call, define, make_x, show_grad, zero_grad

MODULES = {"torch": "import torch", "math": "import math", "np": "import numpy as np"}


def write_program(
    f: Function | None, g: Function | None, x: float, zero: bool, f_passes: int = 1, g_passes: int = 1
) -> Listing:
    """The program: so many backward passes on f, then on g.

    `x.grad.zero_()` stands before each pass on g, or is commented out. A function that cannot be used (None) is left
    out, with what it is needed for; one that autograd cannot follow is not repeated.
    """
    functions = {name: function for name, function in (("f", f), ("g", g)) if function}
    lines = [*definitions(functions), make_x(x)]
    passes = {"f": f_passes, "g": g_passes}
    filled = False
    for name, function in functions.items():
        for turn in range(passes[name] if function.tracked else 1):
            if name == "g" and (f or turn):
                lines.append(zero_grad(skipped=not (zero and filled)))
            lines += [call(name), backward(name, function)]
            filled = filled or function.tracked
            lines.append(show_grad(has_value=filled))
    return Listing(tuple(lines))


def definitions(functions: Mapping[str, Function]) -> list[CodeLine]:
    """The lines that begin a program: what it imports, and its functions by their names."""
    return [*imports(functions.values()), *(define(name, function.text) for name, function in functions.items())]


def imports(functions: Iterable[Function], *modules: str) -> list[CodeLine]:
    """The import lines of a program: the modules of MODULES that it uses beside its functions, and what these need."""
    names, needed = set(), set(modules)
    for function in functions:
        names |= function.names
        needed |= {module for module in MODULES if uses(function, module)}
    texts = [statement for module, statement in MODULES.items() if module in needed]
    texts.append(f"from torch import {', '.join(['tensor', *sorted(names)])}")
    return [CodeLine(Kind.IMPORT, text) for text in texts]


def uses(function: Function, module: str) -> bool:
    """Whether the reader's text takes something from the module."""
    return bool(re.search(rf"\b{module}\.", function.text))

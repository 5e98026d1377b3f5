"""The program of this section: a point of f, as a tensor."""

from ..functions import Function
from ..program import imports


def write_program(functions: dict[str, Function], x: float) -> str:
    """The text of the program: the functions that are drawn, and the point of f at `x`, if f is one of them."""
    lines = imports(functions.values())
    for name, function in functions.items():
        lines += [f"def {name}(x):", f"    return {function.text}"]
    if "f" in functions:
        lines += [f"x = tensor({x!r})", "y = f(x)", "y"]
    return "\n".join(lines) + "\n"


def line_text(slope: float) -> str:
    """The line of the picture that draws a line of this slope through the point."""
    return f"picture += plot_gradient(x, y, slope={repr(slope).removesuffix('.0')})"

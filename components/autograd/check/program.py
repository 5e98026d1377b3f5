"""The program that asks both: autograd's slope and the secant's, in float32 and in float64."""

from components.interpreter import Run, run

from ..functions import Function
from ..program import imports


def run_check(f: Function, x: float, h: float) -> tuple[str, Run]:
    """The text of the program for f at `x` with this `h`, and what it gave."""
    source = write_program(f, x, h)
    return source, run(source)


def write_program(f: Function, x: float, h: float) -> str:
    """The text of the program.

    Where no gradient leads from f back to x, f is made a tensor, as autograd's answer is None there, not a number.
    """
    value = f.text if f.tracked else f"torch.as_tensor({f.text}, dtype=x.dtype)"
    lines = [
        *imports([f], "torch"),
        "def f(x):",
        f"    return {value}",
        "def secant(x):",
        "    return (f(x + h) - f(x - h)) / (2 * h)",
        f"h = {h!r}",
        "for dtype in (torch.float32, torch.float64):",
        f"    x = tensor({x!r}, dtype=dtype)",
        "    f(x.requires_grad_()).backward()" if f.tracked else "    # f(x.requires_grad_()).backward()",
        f"    print({'x.grad.item()' if f.tracked else 'x.grad'}, secant(x).item())",
    ]
    return "\n".join(lines) + "\n"

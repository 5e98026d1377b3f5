"""The program that asks both: autograd's slope and the secant's, in float32 and in float64."""

from components.interpreter import Run

from ..functions import Function
from ..listing import Listing, block, define, other
from ..program import imports


def run_check(f: Function, x: float, h: float) -> tuple[str, Run]:
    """The text of the program for f at `x` with this `h`, and what it gave."""
    program = write_program(f, x, h)
    return program.text, program.run()


def write_program(f: Function, x: float, h: float) -> Listing:
    """The program.

    Where no gradient leads from f back to x, f is made a tensor, as autograd's answer is None there, not a number.
    """
    value = f.text if f.tracked else f"torch.as_tensor({f.text}, dtype=x.dtype)"
    backward, slope = ("", "x.grad.item()") if f.tracked else ("# ", "x.grad")
    both = block(
        "for dtype in (torch.float32, torch.float64):",
        f"x = tensor({x!r}, dtype=dtype)",
        f"{backward}f(x.requires_grad_()).backward()",
        f"print({slope}, secant(x).item())",
    )
    return Listing(
        (
            *imports([f], "torch"),
            define("f", value),
            define("secant", "(f(x + h) - f(x - h)) / (2 * h)"),
            other(f"h = {h!r}"),
            other(both),
        )
    )

"""The program of this section: f at x, the last node of its graph, and one backward pass."""

import torch

from ..functions import Function
from ..program import definitions


def write_program(f: Function, x: float) -> str:
    """The text of the program. Where f leaves nothing to go back through, it shows that instead."""
    lines = [*definitions({"f": f}), f"x = tensor({x!r}).requires_grad_()", "y = f(x)", "y"]
    if not f.tracked:
        return "\n".join([*lines, "# y.backward()", "print(x.grad)", ""])
    last = f(torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)).grad_fn
    if last is None:
        lines.append("print(y.grad_fn)")
    else:
        place = [node is not None for node, _ in last.next_functions].index(True)
        lines += [f"node = y.grad_fn.next_functions[{place}][0]", "node.name()"]
    return "\n".join([*lines, "y.backward()", "x.grad", ""])

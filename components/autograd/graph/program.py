"""The program of this section: f at x, the last node of its graph, and one backward pass."""

import torch

from ..functions import Function
from ..listing import CodeLine, Listing, backward, call, make_x, other, show_grad
from ..program import definitions


def write_program(f: Function, x: float) -> Listing:
    """The program. Where f leaves nothing to go back through, it shows that instead."""
    lines = [*definitions({"f": f}), make_x(x), call("f"), other("y")]
    if f.tracked:
        lines += show_graph(f)
    return Listing((*lines, backward("f", f), show_grad(has_value=f.tracked)))


def show_graph(f: Function) -> list[CodeLine]:
    """The lines that show the last node but one of f's graph; None where y is x itself."""
    last = f(torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)).grad_fn
    if last is None:
        return [other("print(y.grad_fn)")]
    entry = [node is not None for node, _ in last.next_functions].index(True)
    return [other(f"node = y.grad_fn.next_functions[{entry}][0]"), other("node.name()")]

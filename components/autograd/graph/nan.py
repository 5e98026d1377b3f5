"""Where on the way back through a graph a gradient became nan."""

import math

from ..functions import Function
from .record import run_passes

SENTENCES = {
    "product": "At `{box}` it met {slope:g} * {grad:g} on the way back.",
    "product of a branch": "At `{box}` it met {slope:g} * {grad:g} on the way back. `torch.where` computes both of its "
    "branches.",
    "sum": "On the way back inf and -inf met in a sum.",
}


def origin_of_nan(f: Function, x: float) -> str:
    """The operation at which the gradient of f at `x` became nan, and what met there; "" where that cannot be seen."""
    graph = run_passes(f, float(x)).graph
    if not graph:
        return ""
    for edge in reversed(graph.edges):
        target = graph.nodes[edge.target]
        if math.isnan(edge.grad) and not math.isnan(target.grad):
            case = "product of a branch" if "where" in f.text else "product"
            return SENTENCES[case].format(box=target.sign, slope=edge.slope, grad=target.grad)
    return SENTENCES["sum"] if any(math.isnan(node.grad) for node in graph.nodes) else ""

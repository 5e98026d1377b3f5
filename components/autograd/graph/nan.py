"""Where on the way back through a graph a gradient became nan."""

import math

from ..functions import Function
from .record import run_passes


def origin_of_nan(f: Function, x: float) -> str:
    """The operation at which the gradient of f at `x` became nan, and what met there; "" where that cannot be seen."""
    graph = run_passes(f, float(x)).graph
    if not graph:
        return ""
    for edge in reversed(graph.edges):
        target = graph.nodes[edge.target]
        if math.isnan(edge.grad) and not math.isnan(target.grad):
            branches = " `torch.where` computes both of its branches." if "where" in f.text else ""
            return f"At `{target.sign}` it met {edge.slope:g} * {target.grad:g} on the way back.{branches}"
    if any(math.isnan(node.grad) for node in graph.nodes):
        return "On the way back inf and -inf met in a sum."
    return ""

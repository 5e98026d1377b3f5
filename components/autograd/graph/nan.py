"""Where on the way back through a graph a gradient became nan."""

import math

from ..functions import Function
from .record import run_passes


def origin_of_nan(f: Function, x: float) -> str:
    """The operation at which the gradient of f at `x` became nan, and what met there; "" where that cannot be seen."""
    graph = run_passes(f, float(x)).graph
    if not graph:
        return ""
    for use in reversed(graph.uses):
        target = graph.operations[use.target]
        if math.isnan(use.grad) and not math.isnan(target.grad):
            branches = " `torch.where` computes both of its branches." if "where" in f.text else ""
            return f"At `{target.sign}` it met {use.slope:g} * {target.grad:g} on the way back.{branches}"
    if any(math.isnan(operation.grad) for operation in graph.operations):
        return "On the way back inf and -inf met in a sum."
    return ""

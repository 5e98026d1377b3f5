"""What x, y and their gradients are at one moment of a program."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import torch
from torch import Tensor


class GraphState(StrEnum):
    """What became of the graph that leads from y back to x; the value is what the page writes."""

    NO_Y = "no y yet"
    NONE = "none: nothing leads from y to x"
    X_ITSELF = "none: y is x itself"
    ALIVE = "alive: backward() can use it"
    FREED = "freed by backward()"
    SPARED = "alive: it had saved nothing to free"


@dataclass(frozen=True)
class State:
    """The texts are as Python prints them, and "" for what is not defined yet.

    `held` is x.grad as a number, None before the first backward(). `adds` is what a backward() on y would add to it,
    None where there is none. `walked` says whether a backward() on this y has run.
    """

    x: str = ""
    requires_grad: str = ""
    y: str = ""
    grad_fn: str = ""
    grad: str = ""
    graph: GraphState = GraphState.NO_Y
    held: float | None = None
    adds: float | None = None
    walked: bool = False


NOTHING = State()


def read_state(names: Mapping[str, Any], walked: bool) -> State:
    """The state of the tensor x and of y, if `names` has them; it changes neither.

    `walked` says whether a backward() on this y has run.
    """
    if "x" not in names:
        return NOTHING
    x = names["x"]
    of_x = {
        "x": repr(x),
        "requires_grad": repr(x.requires_grad),
        "grad": repr(x.grad),
        "held": None if x.grad is None else x.grad.item(),
    }
    if "y" not in names:
        return State(**of_x)
    y = names["y"]
    graph, adds = try_backward(y, x, walked)
    return State(**of_x, y=repr(y), grad_fn=name_of_grad_fn(y), graph=graph, adds=adds, walked=walked)


def try_backward(y: object, x: Tensor, walked: bool) -> tuple[GraphState, float | None]:
    """Whether a backward() on y would work now, and what it would add; found by doing one that keeps all as it is."""
    if not isinstance(y, Tensor) or not y.requires_grad:
        return GraphState.NONE, None
    try:
        adds = torch.autograd.grad(y, x, retain_graph=True)[0].item()
    except RuntimeError:
        return GraphState.FREED, None
    if y is x:
        return GraphState.X_ITSELF, adds
    return GraphState.SPARED if walked else GraphState.ALIVE, adds


def name_of_grad_fn(y: object) -> str:
    """y.grad_fn as y itself prints it, without its place in memory; "" for what has none, such as the number 4."""
    if not isinstance(y, Tensor):
        return ""
    return f"<{type(y.grad_fn).__name__}>" if y.grad_fn else "None"

"""Gradients that have a graph of their own: such a `.grad` and its tensor hold each other, until the run's end."""

import weakref
from typing import TYPE_CHECKING, Any

import torch

from . import warned
from .room import RECORD

if TYPE_CHECKING:
    from .running import Running

PLACE = 2  # of create_graph among the arguments of backward()


class Cycles:
    """The tensors whose `.grad` may lead back to them. Python would keep them for ever."""

    def __init__(self):
        self.tensors: list[torch.Tensor] = []
        self.retaining: list[weakref.ref[torch.Tensor]] = []

    def end(self) -> None:
        """Cuts each `.grad` off its graph, or takes away one that no longer fits its tensor: the run is over."""
        for tensor in self.tensors:
            # Torch warns of a tensor that is no leaf any more.
            with warned.listening():
                gradient = tensor.grad
            if gradient is not None and gradient.grad_fn is not None:
                # One that has another size by now takes none.
                fits = gradient.shape == tensor.shape and gradient.dtype == tensor.dtype
                tensor.grad = gradient.detach() if fits else None
        self.tensors.clear()
        self.retaining.clear()


def backward(run: "Running", tensor: torch.Tensor, /, *args: Any, **kwargs: Any) -> Any:
    """`y.backward(...)`."""
    makes_graph = kwargs.get("create_graph", args[PLACE] if len(args) > PLACE else False)
    if not makes_graph:
        return type(tensor).backward(tensor, *args, **kwargs)
    retaining = [reference() for reference in run.cycles.retaining]
    reached = [*leaves(tensor), *(one for one in retaining if one is not None)]
    run.room.take_items(len(reached))
    run.cycles.tensors += reached
    # What is computed with these gradients goes back through a graph that nobody watched while it was made.
    run.has_watched_graph = True
    result = type(tensor).backward(tensor, *args, **kwargs)
    run.room.hold_graph([one.grad for one in reached if one.grad is not None])
    return result


def retain_grad(run: "Running", tensor: torch.Tensor, /, *args: Any, **kwargs: Any) -> object:
    """`y.retain_grad()`."""
    run.room.take_items(RECORD)
    run.cycles.retaining.append(weakref.ref(tensor))
    return type(tensor).retain_grad(tensor, *args, **kwargs)


def leaves(tensor: torch.Tensor) -> list[torch.Tensor]:
    """The tensors that the graph of this one ends in."""
    found: list[torch.Tensor] = []
    seen: set[Any] = set()
    waiting: list[Any] = [tensor.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable"):
            found.append(node.variable)
        waiting.extend(before for before, _ in node.next_functions)
    return found


METHODS = {(torch.Tensor, "backward"): backward, (torch.Tensor, "retain_grad"): retain_grad}

"""`out=`: a result that is written into a tensor or an array that the program has.

Torch's own way makes out's memory larger inside an operator, and differs from function to function. Here the result is
made as without out=, with all that is checked then, and copied.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from .entries import Function
from .library import growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running

# They take out=, and torch's documentation does not say so.
ALSO = ("torch.sum", "torch.prod")


def takes_out(function: object) -> bool:
    """Whether a function of the vocabulary can be given out=."""
    if type(function) is not Function or function.owned or not function.name.startswith("torch."):
        return False
    told = getattr(function.call, "__doc__", None) or ""
    return function.name in ALSO or "out=None" in told or "out (" in told or "out: " in told


def is_array(out: object) -> bool:
    """Whether it is a numpy array, alone or in a tuple of one."""
    return type(out) is np.ndarray or (type(out) is tuple and len(out) == 1 and type(out[0]) is np.ndarray)


def writing(run: "Running", function: Function, outs: object) -> "Callable[..., Any]":
    """The function with its result copied into `outs`: a tensor, or a tuple of some."""

    def call(*args: Any, **kwargs: Any):
        places = list(outs) if isinstance(outs, (tuple, list)) else [outs]
        check_gradients(function, (*args, *kwargs.values(), *places))
        made = function.call(*args, **kwargs)
        results = list(made) if isinstance(made, (tuple, list)) else [made]
        if len(results) != len(places) or isinstance(made, torch.Tensor) != isinstance(outs, torch.Tensor):
            raise growth.refusal(f"{function.name} gives {len(results)} tensors, and out= has {len(places)} to write.")
        for place, result in zip(places, results, strict=True):
            write(run, place, result)
        if isinstance(made, torch.Tensor):
            return outs
        kind = getattr(torch.return_types, f"{type(made).__name__}_out", type(made))
        return kind(places)

    return call


def check_gradients(function: Function, values: tuple[Any, ...]) -> None:
    """Raises torch's own RuntimeError where gradients are asked for."""
    tensors = [one for value in values for one in (value if isinstance(value, (list, tuple)) else (value,))]
    if torch.is_grad_enabled() and any(isinstance(one, torch.Tensor) and one.requires_grad for one in tensors):
        words = "functions with out=... arguments don't support automatic differentiation"
        name = function.name.removeprefix("torch.").replace(".", "_")
        raise RuntimeError(f"{name}(): {words}, but one of the arguments requires grad.")


def write(run: "Running", place: object, result: torch.Tensor) -> None:
    """Copies the result into a tensor, which gets its shape. Raises: Refused for what is no tensor of its kind."""
    if type(place) is not torch.Tensor or not isinstance(result, torch.Tensor):
        raise growth.refusal("out= takes a tensor here. Assign the result instead: `y = torch.add(x, 1)`.")
    if place.dtype != result.dtype or place.device != result.device:
        kind = f"{result.dtype} on {result.device}"
        raise growth.refusal(f"out= takes a tensor of the result's own kind here, which is {kind}.")
    if place.shape != result.shape:
        place.resize_(result.shape)
        run.room.hold_storage(place)
    place.copy_(result)

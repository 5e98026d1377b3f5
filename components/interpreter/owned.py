"""Functions that in plain Python act on the whole process, and here on one run: random seeds, output, fresh memory."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import arrays
from .dtypes import is_floating
from .entries import Function

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .running import Running


def manual_seed(run: "Running", *args: object, **kwargs: object) -> torch.Generator:
    """`torch.manual_seed(seed)`, for the run's own sources."""

    def manual_seed(seed: Any):
        return run.operators.sources.manual_seed(int(seed))

    manual_seed.__qualname__ = "manual_seed"
    return manual_seed(*args, **kwargs)


def seed(run: "Running") -> int:
    """`torch.seed()`, for the run's own sources."""
    return run.operators.sources.seed()


def initial_seed(run: "Running") -> int:
    """`torch.initial_seed()`, of the run's own source on the CPU."""
    return run.operators.sources.cpu.initial_seed()


def get_rng_state(run: "Running") -> torch.Tensor:
    """`torch.get_rng_state()`, of the run's own source on the CPU."""
    return run.operators.sources.cpu.get_state()


def set_rng_state(run: "Running", new_state: torch.Tensor) -> None:
    """`torch.set_rng_state(new_state)`, for the run's own source on the CPU."""
    run.operators.sources.cpu.set_state(new_state)


def unset(dtype: torch.dtype) -> float:
    """What torch fills fresh memory with where its algorithms are deterministic."""
    if is_floating(dtype):
        return math.nan
    return True if dtype is torch.bool else torch.iinfo(dtype).max


def fresh(make: "Callable[..., Any]") -> "Callable[..., Any]":
    """Uninitialised memory holds what another reader left there, so it is zeroed; zeros are as good as any value."""

    def empty(run: "Running", *args: Any, **kwargs: Any):
        if make in (np.empty, np.empty_like):
            arrays.check_call(make, args, kwargs)
        made = make(*args, **kwargs)
        if isinstance(made, torch.Tensor):
            with torch.no_grad():
                return made.fill_(unset(made.dtype)) if run.deterministic else made.zero_()
        made.fill(0)
        return made

    return empty


TORCH = {
    "manual_seed": manual_seed,
    "seed": seed,
    "initial_seed": initial_seed,
    "get_rng_state": get_rng_state,
    "set_rng_state": set_rng_state,
    **{name: fresh(getattr(torch, name)) for name in ("empty", "empty_like", "empty_strided", "empty_permuted")},
}
NUMPY = {name: fresh(getattr(np, name)) for name in ("empty", "empty_like")}
METHODS = {(torch.Tensor, name): fresh(getattr(torch.Tensor, name)) for name in ("new_empty", "new_empty_strided")}


def owned(functions: "Mapping[str, Callable[..., Any]]", module: str) -> dict[str, Function]:
    """The vocabulary's entries for these functions of one module."""
    return {name: Function(f"{module}.{name}", call, owned=True) for name, call in functions.items()}

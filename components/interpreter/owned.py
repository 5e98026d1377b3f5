"""Functions that in plain Python act on the whole process, and here on one run: random seeds, output, fresh memory."""

import math

import numpy as np
import torch

from . import arrays, limits
from .entries import Function
from .limits import LimitReached


def manual_seed(run, *args, **kwargs):
    def manual_seed(seed):
        return run.operators.generator.manual_seed(int(seed))

    manual_seed.__qualname__ = "manual_seed"
    return manual_seed(*args, **kwargs)


def seed(run):
    return run.operators.generator.seed()


def initial_seed(run):
    return run.operators.generator.initial_seed()


def get_rng_state(run):
    return run.operators.generator.get_state()


def set_rng_state(run, new_state):
    run.operators.generator.set_state(new_state)


def fresh(make):
    """Uninitialised memory holds what another reader left there, so it is zeroed; zeros are as good as any value."""

    def empty(run, *args, **kwargs):
        if make in (np.empty, np.empty_like):
            arrays.check_call(make, args, kwargs)
        made = make(*args, **kwargs)
        if isinstance(made, torch.Tensor):
            with torch.no_grad():
                return made.zero_()
        made.fill(0)
        return made

    return empty


def drawn(name):
    """numpy's legacy function of that name, which is a method of a RandomState that the whole process shares."""

    def draw(run, *args, **kwargs):
        place = SIZE_AT[name]
        size = kwargs.get("size", args if place is None else args[place] if len(args) > place else ())
        sides = size if isinstance(size, (tuple, list)) else (size,)
        if size is not None:
            if not all(isinstance(side, int) for side in sides):
                raise LimitReached(f"numpy.random.{name} takes its size here as whole numbers, as in (2, 3).")
            limits.check_elements(math.prod(sides))
        return getattr(run.random_state, name)(*args, **kwargs)

    return draw


def seed_numpy(run, *args, **kwargs):
    run.random_state.seed(*args, **kwargs)


# Where each of numpy's drawing functions takes its size; None where all arguments are the size.
SIZE_AT = {"rand": None, "randn": None, "random": 0, "randint": 2, "normal": 2, "uniform": 2}

TORCH = {
    "manual_seed": manual_seed,
    "seed": seed,
    "initial_seed": initial_seed,
    "get_rng_state": get_rng_state,
    "set_rng_state": set_rng_state,
    **{name: fresh(getattr(torch, name)) for name in ("empty", "empty_like", "empty_strided", "empty_permuted")},
}
NUMPY = {name: fresh(getattr(np, name)) for name in ("empty", "empty_like")}
NUMPY_RANDOM = {"seed": seed_numpy, **{name: drawn(name) for name in SIZE_AT}}
TENSOR = {name: fresh(getattr(torch.Tensor, name)) for name in ("new_empty", "new_empty_strided")}


def owned(functions, module):
    """The vocabulary's entries for these functions of one module."""
    return {name: Function(f"{module}.{name}", call, owned=True) for name, call in functions.items()}

"""Functions that in plain Python act on the whole process, and here on one run: random seeds, output, fresh memory."""

import numpy as np
import torch

from . import limits
from .entries import Function
from .limits import LimitReached


def manual_seed(run, seed):
    return run.operators.generator.manual_seed(seed)


def seed(run):
    return run.operators.generator.seed()


def initial_seed(run):
    return run.operators.generator.initial_seed()


def get_rng_state(run):
    return run.operators.generator.get_state()


def set_rng_state(run, new_state):
    run.operators.generator.set_state(new_state)


def print_(run, *values, sep=" ", end="\n"):
    run.write((" " if sep is None else sep).join(map(str, values)) + ("\n" if end is None else end))


def fresh(make):
    """Uninitialised memory holds what another reader left there, so it is zeroed; zeros are as good as any value."""

    def empty(run, *args, **kwargs):
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
        count = kwargs.get("size", args if name in ("rand", "randn") else args[-1] if len(args) > 2 else ())
        if isinstance(count, int):
            count = (count,)
        if isinstance(count, (tuple, list)) and all(isinstance(side, int) for side in count):
            limits.check_elements(int(np.prod(count, dtype=object)))
        elif count is not None:
            raise LimitReached(f"numpy.random.{name} takes its size here as whole numbers, as in size=(2, 3).")
        return getattr(run.random_state, name)(*args, **kwargs)

    return draw


TORCH = {
    "manual_seed": manual_seed,
    "seed": seed,
    "initial_seed": initial_seed,
    "get_rng_state": get_rng_state,
    "set_rng_state": set_rng_state,
    **{name: fresh(getattr(torch, name)) for name in ("empty", "empty_like", "empty_strided", "empty_permuted")},
}
NUMPY = {name: fresh(getattr(np, name)) for name in ("empty", "empty_like")}
NUMPY_RANDOM = {name: drawn(name) for name in ("seed", "rand", "randn", "randint", "random", "normal", "uniform")}
TENSOR = {name: fresh(getattr(torch.Tensor, name)) for name in ("new_empty", "new_empty_strided")}


def owned(functions, module):
    """The vocabulary's entries for these functions of one module."""
    return {name: Function(f"{module}.{name}", call, owned=True) for name, call in functions.items()}

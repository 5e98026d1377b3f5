"""`random`: the functions draw from the run's own source, and `Random(seed)` makes another."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from .. import limits
from . import growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..running import Running

NUMBERS = """
    random uniform triangular gauss normalvariate lognormvariate expovariate gammavariate betavariate paretovariate
    vonmisesvariate weibullvariate randint randrange seed getstate
"""


def plain(name: str) -> Callable[..., Any]:
    """A method of a source that is called as it is: what it makes is small."""
    method = getattr(random.Random, name)
    return lambda run, self, /, *args, **kwargs: method(self, *args, **kwargs)


def getrandbits(run: "Running", self: random.Random, k: Any, /) -> int:
    """`random.getrandbits(k)`. Raises: LimitReached for too many bits."""
    if isinstance(k, int):
        limits.check_bits(k)
    return self.getrandbits(k)


def setstate(run: "Running", self: random.Random, state: Any, /) -> None:
    """`random.setstate(state)`. Raises: Refused for what no getstate() gave."""
    if type(state) is not tuple or len(state) != 3 or type(state[1]) is not tuple:
        raise growth.refusal("setstate() takes what getstate() gave.")
    self.setstate(state)


def choice(run: "Running", self: random.Random, seq: Any) -> object:
    """`random.choice(seq)`. Raises: IndexError for an empty one."""
    return self.choice(seq)


def choices(
    run: "Running",
    self: random.Random,
    population: Any,
    weights: object = None,
    *,
    cum_weights: object = None,
    k: Any = 1,
) -> list[Any]:
    """`random.choices(...)`, counted before. Raises: LimitReached for too many."""
    if isinstance(k, int):
        limits.check_items(k)
        growth.take_items(run, k)
    listed = [None if given is None else list(run.bounded(given)) for given in (weights, cum_weights)]
    return self.choices(population, listed[0], cum_weights=listed[1], k=k)


def sample(run: "Running", self: random.Random, population: Any, k: Any, *, counts: object = None) -> list[Any]:
    """`random.sample(...)`, counted before. Raises: LimitReached for too many; ValueError for more than there are."""
    if isinstance(k, int):
        limits.check_items(k)
        growth.take_items(run, k)
    if hasattr(type(population), "__len__") and not issubclass(type(population), (range, set, dict)):
        growth.take_items(run, len(population))
    return self.sample(population, k, counts=None if counts is None else list(run.bounded(counts)))


def shuffle(run: "Running", self: random.Random, x: Any) -> None:
    """`random.shuffle(x)`, in place. Raises: Refused for a tensor or an array, whose rows it would mix up."""
    if isinstance(x, (torch.Tensor, np.ndarray)):
        raise growth.refusal("random.shuffle() takes a list here: for a tensor, write `t[torch.randperm(len(t))]`.")
    self.shuffle(x)


def of_run(method: Callable[..., Any]) -> Callable[..., Any]:
    """A function of `random`: the same method of the run's own source."""
    return lambda run, /, *args, **kwargs: method(run, run.python_random, *args, **kwargs)


def new_random(run: "Running", *seed: Any) -> random.Random:
    """`random.Random(seed)`, counted: a source that a program has for itself."""
    growth.take_items(run, 20 * growth.OBJECT)
    return random.Random(*seed)


METHODS = {
    **{name: plain(name) for name in NUMBERS.split()},
    "getrandbits": getrandbits,
    "setstate": setstate,
    "choice": choice,
    "choices": choices,
    "sample": sample,
    "shuffle": shuffle,
}
TYPES = {random.Random: new_random}
OWN_METHODS = {(random.Random, name): call for name, call in METHODS.items()}
RANDOM = module(
    "random",
    owned("random", **{name: of_run(method) for name, method in METHODS.items()}),
    {"Random": random.Random},
)

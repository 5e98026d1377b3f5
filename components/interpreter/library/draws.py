"""`random`: the functions draw from the run's own source, and `Random(seed)` makes another."""

import random

import numpy as np
import torch

from .. import limits
from . import growth
from .entry import module, owned

NUMBERS = """
    random uniform triangular gauss normalvariate lognormvariate expovariate gammavariate betavariate paretovariate
    vonmisesvariate weibullvariate randint randrange seed getstate
"""


def plain(name):
    method = getattr(random.Random, name)
    return lambda run, self, /, *args, **kwargs: method(self, *args, **kwargs)


def getrandbits(run, self, k, /):
    if isinstance(k, int):
        limits.check_bits(k)
    return self.getrandbits(k)


def setstate(run, self, state, /):
    if type(state) is not tuple or len(state) != 3 or type(state[1]) is not tuple:
        raise growth.refusal("setstate() takes what getstate() gave.")
    self.setstate(state)


def choice(run, self, seq):
    return self.choice(seq)


def choices(run, self, population, weights=None, *, cum_weights=None, k=1):
    if isinstance(k, int):
        limits.check_items(k)
        growth.take_items(run, k)
    listed = [None if given is None else list(run.bounded(given)) for given in (weights, cum_weights)]
    return self.choices(population, listed[0], cum_weights=listed[1], k=k)


def sample(run, self, population, k, *, counts=None):
    if isinstance(k, int):
        limits.check_items(k)
        growth.take_items(run, k)
    if hasattr(type(population), "__len__") and not isinstance(population, (range, set, dict)):
        growth.take_items(run, len(population))
    return self.sample(population, k, counts=None if counts is None else list(run.bounded(counts)))


def shuffle(run, self, x):
    if isinstance(x, (torch.Tensor, np.ndarray)):
        raise growth.refusal("random.shuffle() takes a list here: for a tensor, write `t[torch.randperm(len(t))]`.")
    self.shuffle(x)


def of_run(method):
    return lambda run, /, *args, **kwargs: method(run, run.python_random, *args, **kwargs)


def new_random(run, *seed):
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

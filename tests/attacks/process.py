"""What a run must leave in the process as it was."""

import collections
import copy
import functools
import gc
import itertools
import math
import operator
import random
import string
import sys
import threading
import warnings
from types import ModuleType

import numpy as np
import torch
import torch._dynamo  # when torch loads it by and by, it puts another function in place of torch.manual_seed

from components.interpreter import vocabulary
from components.interpreter.entries import Module

# Modules and classes of the host that a program holds in its hands.
HELD = [torch, torch.Tensor, torch.nn, torch.nn.Module, torch.nn.functional, torch.autograd, torch.Size, np, np.ndarray]
HELD += [math, random, itertools, functools, collections, copy, string, operator, string.Template, collections.Counter]


def state_of_the_process() -> dict[str, object]:
    """Everything global that a program could reach, in a form that compares."""
    return {
        "torch random numbers": torch.get_rng_state().tolist(),
        "numpy random numbers": [str(part) for part in np.random.get_state()],
        "python random numbers": random.getstate(),
        "gradients": torch.is_grad_enabled(),
        "inference mode": torch.is_inference_mode_enabled(),
        "lower precision": torch.is_autocast_enabled("cpu"),
        "default dtype": torch.get_default_dtype(),
        "default device": torch.get_default_device(),
        "threads": torch.get_num_threads(),
        "deterministic": torch.are_deterministic_algorithms_enabled(),
        "anomaly": torch.is_anomaly_enabled(),
        "precision": torch.get_float32_matmul_precision(),
        "print options": vars(torch._tensor_str.PRINT_OPTS).copy(),
        "numpy print options": np.get_printoptions(),
        "numpy errors": np.geterr(),
        "warnings": [str(one) for one in warnings.filters],
        "recursion": sys.getrecursionlimit(),
        "digits of a number": sys.get_int_max_str_digits(),
        "garbage": gc.isenabled(),
        "tracing": (sys.gettrace(), sys.getprofile()),
        "modules and classes": {f"{held} {name}": id(value) for held in HELD for name, value in own(held).items()},
        "vocabulary": {name: id(value) for name, value in names_of(vocabulary.PRELUDE).items()},
        "pi": (str(torch.pi), str(math.pi), str(np.pi)),
        "threads alive": threading.active_count(),
    }


def own(held: object) -> dict[str, object]:
    """What is in a module or class, but modules, which torch loads by and by."""
    return {name: value for name, value in vars(held).items() if not isinstance(value, ModuleType)}


def names_of(members: dict, before: str = "", seen: frozenset = frozenset()) -> dict[str, object]:
    """Every name of the vocabulary with what it stands for."""
    found = {}
    for name, value in members.items():
        found[before + name] = value
        if isinstance(value, Module) and value.name not in seen:
            found |= names_of(value.members, f"{before}{name}.", seen | {value.name})
    return found

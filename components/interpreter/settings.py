"""Settings of the whole process in Python, and of one run here: those that change nothing are passed over."""

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import owned, printing
from .library import entry, growth

if TYPE_CHECKING:
    from .running import Running

# On and off: what they are where nobody changed them.
CUDNN = {"enabled": True, "benchmark": False, "deterministic": False}


def manual_seed(run: "Running", seed: Any) -> None:
    """Without a card, nothing; with one, numbers drawn there go by this seed from now on."""
    if torch.cuda.is_available():
        run.operators.sources.on(torch.device("cuda", 0)).manual_seed(int(seed))


def manual_seed_all(run: "Running", seed: Any) -> None:
    """Seeds the run's own source on each card; without one, nothing."""
    for index in range(torch.cuda.device_count()):
        run.operators.sources.on(torch.device("cuda", index)).manual_seed(int(seed))


def no_generator(run: "Running") -> None:
    """A program here is no worker, whose own generator this would be."""


def use_deterministic(run: "Running", mode: object, *, warn_only: object = False) -> None:
    """What is computed here on the CPU is deterministic; torch also fills fresh memory then."""
    if type(mode) is not bool:
        raise growth.refusal("torch.use_deterministic_algorithms takes True or False here.")
    run.deterministic = mode


def is_deterministic(run: "Running") -> bool:
    """`torch.are_deterministic_algorithms_enabled()`, for the run."""
    return run.deterministic


def passed_over(run: "Running") -> None:
    """The memory of a graphics card is everybody's."""


def variable(run: "Running", *args: Any, **kwargs: Any) -> torch.Tensor:
    """`torch.autograd.Variable(x)`. Raises: Refused for what is no tensor, and for names of torch's own inside."""
    data = args[0] if args else kwargs.get("data")
    if not isinstance(data, torch.Tensor) or {"_grad_fn", "name"} & kwargs.keys():
        raise growth.refusal("torch.autograd.Variable takes a tensor here; a tensor is one by itself.")
    return torch.autograd.Variable(*args, **kwargs)


def set_cudnn(run: "Running", name: str, value: object) -> None:
    """What `torch.backends.cudnn.NAME = value` does."""
    if name not in CUDNN or type(value) is not bool:
        raise growth.refusal(
            "Of torch.backends.cudnn, these can be set to True and False: enabled, benchmark, deterministic."
        )
    run.cudnn[name] = value


RANDOM = {"thread_safe_generator": entry.worded(no_generator, torch.random.thread_safe_generator)} | {
    name: owned.TORCH[name] for name in "manual_seed seed initial_seed get_rng_state set_rng_state".split()
}
CUDA = {"manual_seed": manual_seed, "manual_seed_all": manual_seed_all, "empty_cache": passed_over}
TORCH = {
    "set_printoptions": entry.worded(printing.set_torch, torch.set_printoptions),
    "use_deterministic_algorithms": entry.worded(use_deterministic, torch.use_deterministic_algorithms),
    "are_deterministic_algorithms_enabled": entry.worded(is_deterministic, torch.are_deterministic_algorithms_enabled),
}
NUMPY = {"set_printoptions": entry.worded(printing.set_numpy, np.set_printoptions)}
OWN_TYPES = {torch.autograd.Variable: variable}

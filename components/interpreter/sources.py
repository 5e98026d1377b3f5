"""A run's own sources of random numbers, one for each device: torch's belong to the whole process."""

from threading import Lock
from typing import TYPE_CHECKING

import torch

from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from torch._ops import OpOverload

# Torch's own sources are lent to one run at a time.
LENT = Lock()
# A tensor there has no numbers, and torch asks for a source on the CPU.
WITHOUT_NUMBERS = "meta"


class Sources:
    """What torch keeps for the process: the CPU's source and, from the first number drawn there, a device's own."""

    def __init__(self):
        self.cpu = torch.Generator()
        self.cpu.seed()
        self.others: dict[tuple[str, int], torch.Generator] = {}

    def on(self, device: torch.device) -> torch.Generator:
        """The source for a device; one that is new begins with the CPU's seed."""
        if device.type in ("cpu", WITHOUT_NUMBERS):
            return self.cpu
        key = device.type, device.index or 0
        if key not in self.others:
            self.others[key] = torch.Generator(device).manual_seed(self.cpu.initial_seed())
        return self.others[key]

    def manual_seed(self, seed: int) -> torch.Generator:
        """The CPU's source, after this seed was given to it and to every other one."""
        for source in self.others.values():
            source.manual_seed(seed)
        return self.cpu.manual_seed(seed)

    def seed(self) -> int:
        """A seed that nobody chose, for every device."""
        drawn = self.cpu.seed()
        for source in self.others.values():
            source.manual_seed(drawn)
        return drawn


def device_of(args: Args, kwargs: Kwargs) -> torch.device:
    """Where an operator with these arguments puts its result."""
    asked = kwargs.get("device")
    if asked is not None:
        return torch.device(asked)
    return next((one.device for one in (*args, *kwargs.values()) if isinstance(one, torch.Tensor)), torch.device("cpu"))


def with_source(own: torch.Generator, operator: "OpOverload", *args: object, **kwargs: object) -> object:
    """What an operator gives that asks for no source: meanwhile torch's default one goes on where `own` stands."""
    default = default_source(own.device)
    with LENT:
        before = default.get_state()
        default.set_state(own.get_state())
        try:
            return operator(*args, **kwargs)
        finally:
            own.set_state(default.get_state())
            default.set_state(before)


def default_source(device: torch.device) -> torch.Generator:
    """Torch's own source for a device, the whole process's; a CUDA device has to have its index."""
    return torch.cuda.default_generators[device.index] if device.type == "cuda" else torch.default_generator

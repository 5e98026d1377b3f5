"""What an attack may not do: disturb another reader, leave something behind, or run when the run is over."""

import contextlib
import ctypes
import gc
import re
import resource
import sys
import threading
from pathlib import Path

import numpy as np
import torch

from components.interpreter import Run, run
from components.interpreter.limits import count_items
from tests.attacks.process import state_of_the_process

# A reader's own seed, gradients, names and output, all of which would show a neighbour.
WITNESS = "torch.manual_seed(0)\nx = torch.rand(3).requires_grad_()\n(x * x * torch.pi).sum().backward()\nx, x.grad"
PAUSE = 0.05  # seconds between two runs of the other reader, who must not slow the attacks down
MEGABYTES = 100  # that Python, torch and the system's allocator may keep for later, after any number of attacks


# Where this project and its packages lie, and the names of its inside, are nobody's business.
# A program's own functions inside others may be named; those of the fuzzer are f, g and step.
OTHERS_INSIDE = r"(?<!<lambda>)(?<!\b[fg])(?<!\bstep)\.<locals>"
INSIDE = re.compile(rf"site-packages|components[./]interpreter|/lib/python3|{OTHERS_INSIDE}")
MANY = 10_000  # items, through all levels
# What anybody may do with a value that has a name when the run is over.
LOOKS = [repr, str, format, bool, len, iter, next, float, dir, sys.getsizeof, lambda value: value()]
LOOKS += [lambda value: value == 1, lambda value: 1 in value, lambda value: value[0], lambda value: value.nothing]
LOOKS += [lambda value: value + 1, lambda value: isinstance(value, torch.Tensor)]


def look_at(result: Run) -> None:
    """Does with the names of a run what a page might, and drops them: nothing of the program may run by that."""
    for value in result.names.values():
        if isinstance(value, (torch.Tensor, np.ndarray)) or count_items(value, MANY) >= MANY:
            continue  # Python itself writes a list that lies in itself many times for ever.
        for look in LOOKS:
            with contextlib.suppress(BaseException):
                look(value)
    result.names.clear()
    gc.collect()


def tells_the_inside(result: Run) -> bool:
    """Whether a run says where it is, or what it is made of."""
    said = [str(result.error), *(text for step in result.steps for text in (step.text, *step.warnings))]
    return any(map(INSIDE.search, said))


class OtherReader(threading.Thread):
    """Runs its own lines over and over while others attack."""

    def __init__(self):
        super().__init__(daemon=True)
        self.alone = shown()
        self.differing: list[str] = []
        self.runs = 0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(PAUSE):
            self.runs += 1
            if shown() != self.alone:
                self.differing.append(shown())


def shown() -> str:
    return "\n".join(step.text or str(step.error) for step in run(WITNESS).steps)


class Traces:
    """What there is before attacks, to compare with what there is after them."""

    def __init__(self):
        run(WITNESS)
        self.threads = threading.active_count()
        self.tensors = tensors_alive()
        self.state = state_of_the_process()
        self.megabytes = resident_megabytes()
        self.other = OtherReader()
        self.other.start()

    def left(self) -> dict[str, float]:
        """What is there now and was not before, and the other reader's runs that differed."""
        self.other.over.set()
        self.other.join()
        if shown() != self.other.alone:
            self.other.differing.append(shown())
        state = state_of_the_process()
        return {
            "changed in the process": sum(state[name] != value for name, value in self.state.items()),
            "MB": max(resident_megabytes() - self.megabytes, 0),
            "tensors and threads": tensors_alive() - self.tensors + threading.active_count() - self.threads,
            "runs of another reader that differed": len(self.other.differing),
        }


def tensors_alive() -> int:
    gc.collect()
    return sum(type(each) is torch.Tensor for each in gc.get_objects())


def resident_megabytes() -> int:
    gc.collect()
    # What was freed goes back to the system only when it is asked to.
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 2**20

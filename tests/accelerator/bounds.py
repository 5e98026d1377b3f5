"""The bounds of a device and of the interpreter: out of memory and back, limits, random numbers, two threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import torch

from components.interpreter import limits

from .claims import told

MIB = 2**20
# Four MB, which a device has no room for once it is full.
MOVED = 'X = torch.ones(1000, 1000)\nY = X.to("{device}")\n(Y * 2)[0, 0].item()\n'
X = 'x = torch.ones(1000, 1000).to("{device}")\n'
# The limit -> a program that goes beyond it on the device, and the words that name it.
LIMITS = {
    "elements": (f"{X}torch.cat([x, x])\n", f"at most {limits.ELEMENTS:,}"),
    "all elements": (f"xs = []\nfor i in range(30):\n    {X}    xs.append(x + i)\n", f"{limits.ALL_ELEMENTS:,}"),
    "side": ('torch.linalg.inv(torch.eye(400).to("{device}"))\n', f"up to {limits.SIDE} x"),
    "statements": (f"{X}while True:\n    x = x * 1\n    x = x + 0\n", "limit of a run"),
    "products": (f"{X}while True:\n    x = x @ x\n    y = x\n", "limit of a run"),
}
# A limit of seconds counts a run's own, and work on a device goes on without it: so long it may last by the clock.
LONGEST = 20.0
DRAWN = (
    "torch.rand(3).to('{device}').sum()",
    "torch.rand(3, device='{device}')",
    "torch.randn(2, 2, device='{device}').mean()",
    "torch.randperm(5, device='{device}')",
    "torch.randint(0, 9, (4,), device='{device}')",
    "torch.rand_like(torch.ones(3).to('{device}'))",
    "torch.ones(4).to('{device}').normal_()",
    "torch.bernoulli(torch.full((6,), 0.5).to('{device}'))",
    "torch.multinomial(torch.ones(4).to('{device}'), 3)",
    "torch.dropout(torch.ones(6).to('{device}'), 0.5, True)",
)
# Every way to random numbers, from a seed for all devices and from one for the device alone.
RANDOM = {
    **{drawn: f"torch.manual_seed(0)\n{drawn}\n" for drawn in DRAWN},
    "its own seed": "torch.manual_seed(0)\ntorch.cuda.manual_seed(7)\ntorch.rand(3, device='{device}')\n",
    "a new seed": "before = torch.rand(3, device='{device}')\ntorch.manual_seed(5)\ntorch.rand(3, device='{device}')\n",
}


def fill(device: str) -> list[torch.Tensor]:
    """Tensors that leave no room on the device."""
    held, size = [], 2**40
    while size >= MIB:
        try:
            held.append(torch.empty(size, dtype=torch.uint8, device=device))
        except torch.OutOfMemoryError:
            size //= 2
    return held


def out_of_memory(device: str) -> tuple[dict, list[str]]:
    """A program before the device is full, while it is and after; and what was not as it should be."""
    program, found = MOVED.format(device=device), {}
    found["before"] = told(program)
    held = fill(device)
    found["full"] = told(program)
    found["filled"] = sum(one.numel() for one in held)
    held.clear()
    if device.startswith("cuda"):
        torch.cuda.empty_cache()
    found["after"] = told(program)
    wrong = [
        f"memory {when}: {found[when]['error'] or found[when]['steps'][-1]['text']}"
        for when in ("before", "after")
        if found[when]["error"] or found[when]["steps"][-1]["text"] != "2.0"
    ]
    full = found["full"]["error"]
    if not full or "OutOfMemoryError" not in full["message"] or "out of memory" not in full["message"]:
        wrong.append(f"memory full: claimed torch's OutOfMemoryError, was {full}")
    return found, wrong


def beyond_limits(device: str) -> tuple[dict, list[str]]:
    """What the interpreter says to programs that go beyond its limits, and which limit did not hold."""
    found, wrong = {}, []
    for name, (program, words) in LIMITS.items():
        starts = perf_counter()
        found[name] = told(program.format(device=device))
        if device.startswith("cuda"):
            torch.cuda.synchronize(device)
        seconds = found[name]["seconds"] = perf_counter() - starts
        error = found[name]["error"]
        if not error or words not in error["message"]:
            wrong.append(f"limit {name}: claimed {words!r}, was {error}")
        if seconds > LONGEST:
            wrong.append(f"limit {name}: it took {seconds:.0f} seconds")
    return found, wrong


def random_numbers(device: str) -> tuple[dict, list[str]]:
    """The same seed in two runs at once, for each way to random numbers; and where they are not torch's own."""
    found, wrong = {}, []
    for name, program in RANDOM.items():
        program = program.format(device=device)
        one, other = found[name] = [*in_two_threads(program)]
        if one["error"]:
            wrong.append(f"random {name}: {one['error']['message']}")
        elif one != other:
            wrong.append(f"random {name}: two runs with one seed differ")
        elif (shown := one["steps"][-1]["text"]) != (drawn := drawn_by_torch(program)):
            wrong.append(f"random {name}: claimed {drawn}, was {shown}")
    return found, wrong


def drawn_by_torch(program: str) -> str:
    """What the last line shows in Python, where no other run draws."""
    *lines, last = program.splitlines()
    names = {"torch": torch}
    exec("\n".join(lines), names)
    return repr(eval(last, names))


def in_two_threads(program: str) -> Iterator[dict]:
    with ThreadPoolExecutor(2) as pool:
        return pool.map(told, [program] * 2)

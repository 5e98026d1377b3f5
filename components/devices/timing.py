"""How long the dot product of two n-by-n matrices takes, on the CPU and on an accelerator."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import torch

SMALLEST = 32
# 3 * 2048 ** 2 numbers of 4 bytes are 50 MB, which a small shared machine can spare.
SIDES = (256, 512, 1024, 2048)
DEFAULT_SIDE = 1024

SECONDS_IN_ALL = 8.0
SECONDS_A_SIZE = 0.3
FEWEST, MOST = 3, 101


@dataclass(frozen=True)
class Measurement:
    """Medians over `repeats` products of two n-by-n matrices; `compute` and `copy` are in seconds.

    `copy` is what moving both matrices to the device and the result back takes; None on the CPU, where nothing moves.
    """

    device: str
    n: int
    compute: float
    copy: float | None
    repeats: int

    @property
    def gflops(self) -> float:
        """Billions of multiplications and additions a second: one product takes n of each for n * n numbers."""
        return 2 * self.n**3 / self.compute / 1e9


def synchronize(device):
    if device.type != "cpu":
        torch.accelerator.synchronize(device)


def time_once(A, B, device, clock):
    start = clock()
    A, B = A.to(device), B.to(device)
    synchronize(device)
    there = clock()
    C = A @ B
    synchronize(device)
    computed = clock()
    C.to("cpu")
    back = clock()
    compute = computed - there
    copy = (there - start) + (back - computed)
    return compute, copy


TIMED_LINES = "\n".join(inspect.getsource(function) for function in (synchronize, time_once))


def measure(device: torch.device, n: int, clock: Callable[[], float] = perf_counter) -> Measurement:
    """Time the product of two random n-by-n matrices of float32 on `device`.

    The first product is a warm-up and is not counted: it starts threads, loads kernels and takes memory.
    """
    # A generator of its own leaves the random numbers of other readers alone.
    generator = torch.Generator().manual_seed(0)
    A, B = (torch.rand(n, n, generator=generator) for _ in range(2))
    time_once(A, B, device, clock)
    times = []
    ends = clock() + SECONDS_A_SIZE
    while len(times) < FEWEST or (len(times) < MOST and clock() < ends):
        times.append(time_once(A, B, device, clock))
    compute, copy = (median(column) for column in zip(*times, strict=True))
    return Measurement(str(device), n, compute, None if device.type == "cpu" else copy, len(times))


def sizes(n: int) -> list[int]:
    """The sides to time on the way to n, each twice the one before."""
    return [side for side in (SMALLEST << doubling for doubling in range(n.bit_length())) if side <= n]


def timings(
    devices: Iterable[torch.device],
    n: int,
    seconds: float = SECONDS_IN_ALL,
    clock: Callable[[], float] = perf_counter,
) -> Iterator[Measurement]:
    """Time ever larger products up to n on each device, one Measurement at a time.

    It ends early when the next size would not be done within `seconds` from the start: twice the side is eight times
    the work. Stop asking for more to stop it.

    Raises: RuntimeError in torch's own words, when a device has not enough memory or is lost.
    """
    devices = tuple(devices)
    ends = clock() + seconds
    latest = dict.fromkeys(devices, 0.0)
    for side in sizes(n):
        for device in devices:
            expected = 8 * latest[device] * (1 + FEWEST)
            if clock() + expected > ends:
                return
            measurement = measure(device, side, clock)
            latest[device] = measurement.compute + (measurement.copy or 0)
            yield measurement

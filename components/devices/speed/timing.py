"""How long the dot product of two n-by-n matrices takes, on the CPU and an accelerator, and how long copying them."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from time import perf_counter

import torch

SMALLEST = 32
# Six matrices of 2048 x 2048 numbers of 8 bytes are 200 MB, which a small shared machine can spare for seconds.
SIDES = (256, 512, 1024, 2048)
DEFAULT_SIDE = 1024
DTYPES = {dtype: getattr(torch, dtype) for dtype in ("float32", "float64", "bfloat16", "float16")}
DEFAULT_DTYPE = "float32"

SECONDS_IN_ALL = 8.0
SECONDS_A_SIZE = 0.3
FEWEST_REPEATS, MOST_REPEATS = 3, 101


@dataclass(frozen=True)
class Measurement:
    """The fastest of `repeats` products of two n-by-n matrices; `compute` and `copy` are in seconds.

    Other programs on the machine can only add to a time, so the fastest says most about the machine.

    `copy` is what moving both matrices to the device and the result back takes; on the CPU they stay in its memory.
    """

    device: str
    n: int
    compute: float
    copy: float
    repeats: int

    @property
    def gflops(self) -> float:
        """Billions of multiplications and additions a second: one product takes n of each for n * n numbers."""
        return 2 * self.n**3 / self.compute / 1e9


@dataclass(frozen=True)
class Timing:
    """What one press gave: plain values only, so that it may be kept for display.

    `refusals` says in torch's words which devices cannot compute with this dtype; `trouble` is why it stopped early.
    """

    n: int
    dtype: str
    measurements: tuple[Measurement, ...] = ()
    refusals: tuple[tuple[str, str], ...] = ()
    trouble: str = ""

    def of(self, device: str) -> list[Measurement]:
        """The measurements of a device, the smallest first."""
        return [measurement for measurement in self.measurements if measurement.device == device]

    @property
    def accelerators(self) -> list[str]:
        """The devices beside the CPU that were timed."""
        devices = (measurement.device for measurement in self.measurements)
        return list(dict.fromkeys(device for device in devices if device != "cpu"))


def synchronize(device):
    if device.type != "cpu":
        torch.accelerator.synchronize(device)


def time_once(A, B, device, clock):
    start = clock()
    A = A.to(device, copy=True)
    B = B.to(device, copy=True)
    synchronize(device)
    there = clock()
    C = A @ B
    synchronize(device)
    computed = clock()
    C.to("cpu", copy=True)
    compute = computed - there
    return compute, clock() - start - compute


TIMED_LINES = "\n".join(inspect.getsource(function) for function in (synchronize, time_once))


def own_timing(n: int, dtype: str) -> str:
    """The timed lines as a program that runs anywhere: it prints the seconds of computing and of copying."""
    return f"""import torch
from time import perf_counter

{TIMED_LINES}
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
A = torch.rand({n}, {n}, dtype=torch.{dtype})
B = torch.rand({n}, {n}, dtype=torch.{dtype})
time_once(A, B, device, perf_counter)  # a warm-up, which does not count
print(device, min(time_once(A, B, device, perf_counter) for _ in range(5)))
"""


def measure(
    device: torch.device,
    n: int,
    dtype: torch.dtype = torch.float32,
    clock: Callable[[], float] = perf_counter,
    ends: float = inf,
) -> Measurement:
    """Time the product of two random n-by-n matrices on `device`.

    The first product is a warm-up: it starts threads, loads kernels and takes memory. It counts only if another would
    not be done by `ends` on the clock.
    """
    # A generator of its own leaves the random numbers of other readers alone.
    generator = torch.Generator().manual_seed(0)
    A, B = (torch.rand(n, n, dtype=dtype, generator=generator) for _ in range(2))
    warm_up = time_once(A, B, device, clock)
    times = []
    enough = clock() + SECONDS_A_SIZE
    while (
        len(times) < MOST_REPEATS
        and (len(times) < FEWEST_REPEATS or clock() < enough)
        and clock() + sum(warm_up) < ends
    ):
        times.append(time_once(A, B, device, clock))
    times = times or [warm_up]
    compute, copy = (min(column) for column in zip(*times, strict=True))
    return Measurement(str(device), n, compute, copy, len(times))


def refusal(device: torch.device, dtype: torch.dtype) -> str:
    """Torch's own words if `device` cannot compute with `dtype`, found by trying; "" if it can."""
    try:
        two = torch.ones(2, 2, dtype=dtype).to(device)
        synchronize(device)
        (two @ two).to("cpu")
    except (RuntimeError, TypeError) as error:
        return f"{error}" or type(error).__name__
    return ""


def sizes(n: int) -> list[int]:
    """The sides to time on the way to n, each twice the one before."""
    return [side for side in (SMALLEST << doubling for doubling in range(n.bit_length())) if side <= n]


def timings(
    devices: Iterable[torch.device],
    n: int,
    dtype: torch.dtype = torch.float32,
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
            expected = 8 * latest[device] * (1 + FEWEST_REPEATS)
            if clock() + expected > ends:
                return
            starts = clock()
            measurement = measure(device, side, dtype, clock, ends)
            latest[device] = (clock() - starts) / (1 + measurement.repeats)
            yield measurement

"""A timing in words."""

from collections.abc import Sequence
from itertools import pairwise

from .timing import Measurement


def summary(n: int, measurements: Sequence[Measurement]) -> list[str]:
    """What a timing on the way to n showed: the sentences that stand under its chart."""
    largest = {measurement.device: measurement for measurement in measurements}
    cpu = largest.pop("cpu")
    sentences = [f"Two {cpu.n} x {cpu.n} matrices on the CPU: {speed(cpu)}, {rate(cpu)}."]
    for other in largest.values():
        if other.n == cpu.n:
            sentences += comparison(other, cpu)
    on_cpu = [measurement for measurement in measurements if measurement.device == "cpu"]
    if len(on_cpu) > 1:
        sentences.append(growth(*on_cpu[-2:]))
    if any(larger.compute < smaller.compute for smaller, larger in pairwise(on_cpu)):
        sentences.append("A smaller product took longer than a larger one: this machine was busy with other work too.")
    if cpu.n < n:
        sentences.append(f"It stopped there: {2 * cpu.n} x {2 * cpu.n} would take too long on this machine.")
    return sentences


def speed(measurement: Measurement) -> str:
    return f"**{duration(measurement.compute)}, {significant(measurement.gflops)} GFLOP/s**"


def rate(measurement: Measurement) -> str:
    return f"that is {significant(measurement.gflops)} billion multiplications and additions a second"


def comparison(other: Measurement, cpu: Measurement) -> list[str]:
    with_copy = other.compute + other.copy
    return [
        f"The same on {other.device}: {speed(other)}, {times_as_fast(cpu.compute / other.compute)} the CPU.",
        f"Copying both matrices to {other.device} and the result back: {duration(other.copy)}. "
        f"With the copying, {other.device} is {times_as_fast(cpu.compute / with_copy)} the CPU.",
    ]


def growth(before: Measurement, after: Measurement) -> str:
    return (
        f"Twice the side is 8 times the work: from {before.n} to {after.n} "
        f"the CPU's time grew {significant(after.compute / before.compute)} times."
    )


def times_as_fast(ratio: float) -> str:
    return f"{significant(ratio)} times as fast as" if ratio >= 1 else f"{significant(1 / ratio)} times slower than"


def duration(seconds: float) -> str:
    """Seconds with two digits that mean something and the unit that suits them."""
    seconds = float(f"{seconds:.2g}")
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{significant(seconds / size)} {unit}"
    return f"{significant(seconds / 1e-9)} ns"


def significant(number: float) -> str:
    """Two digits that mean something, never in powers of ten."""
    return f"{float(f'{number:.2g}'):,.10g}"

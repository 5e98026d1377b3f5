"""From which size on one way of computing, or one part of it, takes less time than another."""

from collections.abc import Callable, Iterable

from .timing import Measurement, Timing


def lasting(pairs: Iterable[tuple[int, bool]]) -> int | None:
    """The smallest side from which on it holds at every larger one that was measured; None if not at the largest."""
    first = None
    for side, holds in sorted(pairs):
        first = (first or side) if holds else None
    return first


def worth_it(timing: Timing, device: str, counted: Callable[[Measurement], float]) -> int | None:
    """From which side on `device` is done before the CPU; `counted` says which of its seconds count."""
    cpu = {measurement.n: measurement.compute for measurement in timing.of("cpu")}
    return lasting((other.n, counted(other) < cpu[other.n]) for other in timing.of(device) if other.n in cpu)


def with_copying(measurement: Measurement) -> float:
    """Seconds of a product and of the copying that it needs."""
    return measurement.compute + measurement.copy


def computing_alone(measurement: Measurement) -> float:
    """Seconds of a product of matrices that are there already."""
    return measurement.compute


def computing_outgrows_copying(timing: Timing, device: str) -> int | None:
    """From which side on a product takes longer than copying its three matrices."""
    return lasting((measurement.n, measurement.compute > measurement.copy) for measurement in timing.of(device))


def marked(timing: Timing) -> int | None:
    """The side that the picture marks: where the accelerator begins to pay, or without one, computing to outgrow."""
    if timing.accelerators:
        return worth_it(timing, timing.accelerators[0], with_copying)
    return computing_outgrows_copying(timing, "cpu")

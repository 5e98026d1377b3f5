"""A timing in words."""

from collections.abc import Sequence
from itertools import pairwise

from .crossing import computing_alone, computing_outgrows_copying, with_copying, worth_it
from .timing import Measurement, Timing

# Four times the numbers take at least so many times as long where they no longer fit into the cache.
OUT_OF_CACHE = 6


def summary(timing: Timing) -> list[str]:
    """What a timing on the way to n showed: the sentences that stand under its chart."""
    on_cpu = timing.of("cpu")
    sentences = products(timing, mark=" (dotted line)")
    if on_cpu and not timing.accelerators:
        sentences += copying(timing)
    if len(on_cpu) > 1:
        sentences.append(growth(*on_cpu[-2:]))
    if any(larger.compute < smaller.compute for smaller, larger in pairwise(on_cpu)):
        sentences.append("A smaller product took longer than a larger one: this machine was busy with other work too.")
    if on_cpu and (last := on_cpu[-1].n) < timing.n and not timing.trouble:
        sentences.append(f"It stopped there: {2 * last} x {2 * last} would take too long on this machine now.")
    return sentences


def products(timing: Timing, mark: str = "") -> list[str]:
    """How fast each device multiplies its largest matrices; `mark` is where a picture shows from when on a GPU pays."""
    sentences = []
    for cpu in timing.of("cpu")[-1:]:
        sentences.append(
            f"Two {cpu.n} x {cpu.n} matrices on the CPU: {speed(cpu)} in {timing.dtype}, "
            f"that is {significant(cpu.gflops)} billion multiplications and additions a second."
        )
    for device in timing.accelerators:
        sentences += comparison(timing, device, mark)
    return sentences


def speed(measurement: Measurement) -> str:
    """A product's time and speed."""
    return f"**{duration(measurement.compute)}, {significant(measurement.gflops)} GFLOP/s**"


def comparison(timing: Timing, device: str, mark: str) -> list[str]:
    """The accelerator's largest product beside the CPU's, and from which size on it pays."""
    other = timing.of(device)[-1]
    on_cpu = timing.of("cpu")
    cpu = next((measurement for measurement in on_cpu if measurement.n == other.n), None)
    if not cpu:
        return [f"Two {other.n} x {other.n} matrices on {device}: {speed(other)} in {timing.dtype}."]
    same = "The same" if cpu is on_cpu[-1] else f"{cpu.n} x {cpu.n}"
    return [
        f"{same} on {device}: {speed(other)}, {times_as_fast(cpu.compute / other.compute)} the CPU.",
        crossing(timing, device, mark),
        f"Copying both matrices to {device} and the result back: {duration(other.copy)}. "
        f"With the copying, {device} is {times_as_fast(cpu.compute / with_copying(other))} the CPU.",
    ]


def crossing(timing: Timing, device: str, mark: str) -> str:
    """From which size on the accelerator pays, with its copying and without."""
    all_told = worth_it(timing, device, with_copying)
    alone = worth_it(timing, device, computing_alone)
    if all_told:
        sentence = f"**With the copying, {device} is worth it from n = {all_told} on{mark}.**"
    else:
        sentence = f"**With the copying, {device} is not worth it at any size up to {timing.of(device)[-1].n}.**"
    if not alone:
        return f"{sentence} Nor is it for matrices that are there already."
    return f"{sentence} For matrices that are there already, it is from n = {alone} on."


def copying(timing: Timing) -> list[str]:
    """What can be said of copying where there is no accelerator to copy to."""
    cpu = timing.of("cpu")[-1]
    first = computing_outgrows_copying(timing, "cpu")
    sentence = f"Copying the three matrices within the CPU's memory: {duration(cpu.copy)}."
    if first:
        sentence += f" From n = {first} on (dotted line), computing takes longer than copying."
    else:
        sentence += " Copying takes longer than computing."
    refused = [device for device, _ in timing.refusals]
    missing = f"{refused[0]} does not take part" if refused else "this machine has none to compare with"
    return [
        f"**From which size on a GPU is worth it cannot be told here: {missing}.** Where there is one, the "
        "matrices have to be copied to it first. It pays from the size on where the CPU takes longer than the GPU and "
        "that copying.",
        sentence,
    ]


def growth(before: Measurement, after: Measurement) -> str:
    """How the CPU's times grew from one size to twice that."""
    copying = after.copy / before.copy
    said = (
        f"Twice the side is 8 times the work and 4 times the numbers: from {before.n} to {after.n} "
        f"the CPU's time grew {significant(after.compute / before.compute)} times, "
        f"that of copying in its memory {significant(copying)} times."
    )
    if copying < OUT_OF_CACHE:
        return said
    return f"{said} The smaller matrices fit into the processor's cache, a small and faster memory; the larger do not."


def against_other_dtypes(timing: Timing, others: Sequence[Timing]) -> list[str]:
    """How much longer this timing's largest product took than in the latest timings of other dtypes."""
    sentences = []
    for device in ["cpu", *timing.accelerators]:
        for measurement in timing.of(device)[-1:]:
            for other in others:
                same = [one for one in other.of(device) if one.n == measurement.n]
                if same and other.dtype != timing.dtype:
                    ratio = same[0].compute / measurement.compute
                    sentences.append(
                        f"On {device} at n = {measurement.n}, {timing.dtype} is {times_as_fast(ratio)} "
                        f"{other.dtype} was: {duration(measurement.compute)} and {duration(same[0].compute)}."
                    )
    return sentences


def share(measurement: Measurement, gflops: float | None, how: str) -> str:
    """The product's share of the peak `gflops`, and how that is known; why not, if it is None."""
    name = "the CPU" if measurement.device == "cpu" else measurement.device
    if gflops is None:
        return f"The theoretical peak of {name} is not known here: {how}."
    part = measurement.gflops / gflops
    sentence = (
        f"The theoretical peak of {name} is {significant(gflops)} GFLOP/s, and {measurement.n} x "
        f"{measurement.n} reached {significant(100 * part)} % of it ({how})."
    )
    return (
        sentence
        if float(f"{part:.2g}") <= 1
        else f"{sentence} More than all of it: the clock was faster than reported."
    )


def times_as_fast(ratio: float) -> str:
    """A ratio of two times in words."""
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

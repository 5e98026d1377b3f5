"""What the section on when a GPU is worth it says: a timing in words."""

from collections.abc import Sequence
from itertools import pairwise

from .crossing import computing_alone, computing_outgrows_copying, with_copying, worth_it
from .timing import Measurement, Timing

# Four times the numbers take at least so many times as long where they no longer fit into the cache.
OUT_OF_CACHE = 6
SENTENCES = {
    "title": "How long a dot product takes",
    "n": "n grows to",
    "dtype": "dtype",
    "time it": "Time it",
    "chart of another dtype": "The chart is of {timed}. Press **Time it** for {chosen}.",
    "notes": "The first product of each size is a warm-up and does not count; the time shown is the fastest of the "
    "others. A GPU goes on working after `A @ B` has returned, so `synchronize` waits for it. Copying is timed apart "
    "from computing. Other readers use this machine too: press again and the times differ.",
    "what will be": "How long does `A @ B` take for two n x n matrices, and is a GPU worth it? Press the button: ever "
    "larger products are timed on the CPU, beside {compared}. Nothing is timed yet. It takes about {seconds} seconds "
    "at most.",
    "beside copying": "copying the matrices in its memory",
    "beside a GPU": "{name}, with copying to it apart",
    "no GPU": "There is no GPU to time here: {reason}.",
    "reference": "**For reference, another machine than this one:** {machine}, on {date}, with torch {torch}.",
    "warming up": "Warming up",
    "progress": "{n} x {n} on {device}: {time}",
    "waiting": "Another timing is running on this machine. Two at once would slow each other down. Yours starts when "
    "it is done. One takes about {seconds} seconds at most.",
    "busy": "The machine was busy with other timings for {seconds} seconds. Press the button again.",
    "stopped": "The timing stopped. PyTorch says: {said}",
    "no part": "{device} does not take part in {dtype}. PyTorch says: {said}",
}
# The chart; "computes" and "copies" are its lines.
CHART = {
    "alt": "Time of one dot product, and of copying its matrices, against the side of the matrices, on logarithmic "
    "axes. The sentences on this page say the same in words.",
    "side": "n, the side of the matrices",
    "computes": "{device} computes",
    "copies": "{device} copies",
    "marked": "n = {n}",
}
TIMING = {
    "dotted line": " (dotted line)",
    "CPU": "Two {n} x {n} matrices on the CPU: {speed} in {dtype}, that is {gflops} billion multiplications and "
    "additions a second.",
    "speed": "**{time}, {gflops} GFLOP/s**",
    "device alone": "Two {n} x {n} matrices on {device}: {speed} in {dtype}.",
    "device beside the CPU": "The same on {device}: {speed}, {ratio} the CPU.",
    "smaller beside the CPU": "{n} x {n} on {device}: {speed}, {ratio} the CPU.",
    "with copying": "Copying both matrices to {device} and the result back: {time}. With the copying, {device} is "
    "{ratio} the CPU.",
    "worth it": "**With the copying, {device} is worth it from n = {n} on{mark}.**",
    "not worth it": "**With the copying, {device} is not worth it at any size up to {n}.**",
    "not even alone": "Nor is it for matrices that are there already.",
    "worth it alone": "For matrices that are there already, it is from n = {n} on.",
    "no GPU": "**From which size on a GPU is worth it cannot be told here: {missing}.** Where there is one, the "
    "matrices have to be copied to it first. It pays from the size on where the CPU takes longer than the GPU and "
    "that copying.",
    "refused": "{device} does not take part",
    "none here": "this machine has none to compare with",
    "copying": "Copying the three matrices within the CPU's memory: {time}. Copying takes longer than computing.",
    "copying outgrown": "Copying the three matrices within the CPU's memory: {time}. From n = {n} on (dotted line), "
    "computing takes longer than copying.",
    "growth": "Twice the side is 8 times the work and 4 times the numbers: from {before} to {after} the CPU's time "
    "grew {computing} times, that of copying in its memory {copying} times.",
    "out of the cache": "The smaller matrices fit into the processor's cache, a small and faster memory; the larger "
    "do not.",
    "busy": "A smaller product took longer than a larger one: this machine was busy with other work too.",
    "stopped": "It stopped there: {n} x {n} would take too long on this machine now.",
    "other dtype": "On {device} at n = {n}, {dtype} is {ratio} {other} was: {time} and {other_time}.",
    "as fast": "{ratio} times as fast as",
    "slower": "{ratio} times slower than",
}
# A device's theoretical peak, and how it is known.
PEAK = {
    "unknown": "The theoretical peak of {device} is not known here: {how}.",
    "reached": "The theoretical peak of {device} is {peak} GFLOP/s, and {n} x {n} reached {percent} % of it ({how}).",
    "more than all": "More than all of it: the clock was faster than reported.",
    "the CPU": "the CPU",
    "no units": "{platform} does not tell the clock and the number of its units",
    "dtype on a CPU": "how many {dtype} numbers a core takes in a cycle differs between cores that look alike",
    "no clock": "this machine does not tell its clock and how many multiply-adds a core starts in a cycle",
    "cores": "{cores} cores x {clock} GHz x {starts} multiply-adds a cycle x {numbers} numbers ({instructions}) x 2 "
    "operations; the clock is the one that Linux reports, and two a cycle are the most that such a core starts, which "
    "the machine does not tell",
    "dtype on a GPU": "{dtype} may run on other units of the GPU, which the driver does not list",
    "no units of a GPU": "the driver does not tell the clock and the number of units of this GPU",
    "multiprocessors": "{processors} multiprocessors x {clock} GHz x {starts} multiply-adds a cycle x 2 operations; "
    "the first two as the driver reports them, the third by NVIDIA's table for this compute capability",
}


def summary(timing: Timing) -> list[str]:
    """What a timing on the way to n showed: the sentences that stand under its chart."""
    on_cpu = timing.of("cpu")
    sentences = products(timing, mark=TIMING["dotted line"])
    if on_cpu and not timing.accelerators:
        sentences += copying(timing)
    if len(on_cpu) > 1:
        sentences.append(growth(*on_cpu[-2:]))
    if any(larger.compute < smaller.compute for smaller, larger in pairwise(on_cpu)):
        sentences.append(TIMING["busy"])
    if on_cpu and (last := on_cpu[-1].n) < timing.n and not timing.trouble:
        sentences.append(TIMING["stopped"].format(n=2 * last))
    return sentences


def products(timing: Timing, mark: str = "") -> list[str]:
    """How fast each device multiplies its largest matrices; `mark` is where a picture shows from when on a GPU pays."""
    sentences = []
    for cpu in timing.of("cpu")[-1:]:
        gaps = {"n": cpu.n, "speed": speed(cpu), "dtype": timing.dtype, "gflops": significant(cpu.gflops)}
        sentences.append(TIMING["CPU"].format(**gaps))
    for device in timing.accelerators:
        sentences += comparison(timing, device, mark)
    return sentences


def speed(measurement: Measurement) -> str:
    """A product's time and speed."""
    return TIMING["speed"].format(time=duration(measurement.compute), gflops=significant(measurement.gflops))


def comparison(timing: Timing, device: str, mark: str) -> list[str]:
    """The accelerator's largest product beside the CPU's, and from which size on it pays."""
    other = timing.of(device)[-1]
    on_cpu = timing.of("cpu")
    cpu = next((measurement for measurement in on_cpu if measurement.n == other.n), None)
    gaps = {"n": other.n, "device": device, "speed": speed(other)}
    if not cpu:
        return [TIMING["device alone"].format(dtype=timing.dtype, **gaps)]
    case = "device beside the CPU" if cpu is on_cpu[-1] else "smaller beside the CPU"
    alone = times_as_fast(cpu.compute / other.compute)
    all_told = times_as_fast(cpu.compute / with_copying(other))
    return [
        TIMING[case].format(ratio=alone, **gaps),
        crossing(timing, device, mark),
        TIMING["with copying"].format(device=device, time=duration(other.copy), ratio=all_told),
    ]


def crossing(timing: Timing, device: str, mark: str) -> str:
    """From which size on the accelerator pays, with its copying and without."""
    all_told = worth_it(timing, device, with_copying)
    alone = worth_it(timing, device, computing_alone)
    if all_told:
        sentence = TIMING["worth it"].format(device=device, n=all_told, mark=mark)
    else:
        sentence = TIMING["not worth it"].format(device=device, n=timing.of(device)[-1].n)
    of_alone = TIMING["worth it alone"].format(n=alone) if alone else TIMING["not even alone"]
    return f"{sentence} {of_alone}"


def copying(timing: Timing) -> list[str]:
    """What can be said of copying where there is no accelerator to copy to."""
    cpu = timing.of("cpu")[-1]
    first = computing_outgrows_copying(timing, "cpu")
    refused = [device for device, _ in timing.refusals]
    missing = TIMING["refused"].format(device=refused[0]) if refused else TIMING["none here"]
    return [
        TIMING["no GPU"].format(missing=missing),
        TIMING["copying outgrown" if first else "copying"].format(time=duration(cpu.copy), n=first),
    ]


def growth(before: Measurement, after: Measurement) -> str:
    """How the CPU's times grew from one size to twice that."""
    copying = after.copy / before.copy
    said = TIMING["growth"].format(
        before=before.n,
        after=after.n,
        computing=significant(after.compute / before.compute),
        copying=significant(copying),
    )
    return said if copying < OUT_OF_CACHE else f"{said} {TIMING['out of the cache']}"


def against_other_dtypes(timing: Timing, others: Sequence[Timing]) -> list[str]:
    """How much longer this timing's largest product took than in the latest timings of other dtypes."""
    sentences = []
    for device in ["cpu", *timing.accelerators]:
        for measurement in timing.of(device)[-1:]:
            for other in others:
                same = [one for one in other.of(device) if one.n == measurement.n]
                if same and other.dtype != timing.dtype:
                    sentences.append(beside(measurement, timing.dtype, same[0], other.dtype))
    return sentences


def beside(measurement: Measurement, dtype: str, other: Measurement, other_dtype: str) -> str:
    """How much longer a product took than the same one in another dtype."""
    return TIMING["other dtype"].format(
        device=measurement.device,
        n=measurement.n,
        dtype=dtype,
        ratio=times_as_fast(other.compute / measurement.compute),
        other=other_dtype,
        time=duration(measurement.compute),
        other_time=duration(other.compute),
    )


def share(measurement: Measurement, gflops: float | None, how: str) -> str:
    """The product's share of the peak `gflops`, and how that is known; why not, if it is None."""
    name = PEAK["the CPU"] if measurement.device == "cpu" else measurement.device
    if gflops is None:
        return PEAK["unknown"].format(device=name, how=how)
    part = measurement.gflops / gflops
    gaps = {"n": measurement.n, "peak": significant(gflops), "percent": significant(100 * part)}
    sentence = PEAK["reached"].format(device=name, how=how, **gaps)
    return sentence if float(f"{part:.2g}") <= 1 else f"{sentence} {PEAK['more than all']}"


def times_as_fast(ratio: float) -> str:
    """A ratio of two times in words."""
    if ratio >= 1:
        return TIMING["as fast"].format(ratio=significant(ratio))
    return TIMING["slower"].format(ratio=significant(1 / ratio))


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

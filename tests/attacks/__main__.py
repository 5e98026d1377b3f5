"""Tries every attack, beside another reader, and prints what it cost: python -m tests.attacks"""

import faulthandler
import os
import sys
import tempfile
import warnings
from time import thread_time

from components.interpreter import run
from tests.attacks import ATTACKS, REFUSED
from tests.attacks.harm import MEGABYTES, Traces
from tests.interpreter.cost import SECONDS, forget_peak, peak_megabytes

COLUMNS = "{:50} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9}"


def main() -> int:
    """The number of kinds that did harm."""
    warnings.simplefilter("ignore")
    faulthandler.enable()
    print(COLUMNS.format("", "attacks", "refused", "slowest s", "peak MB", "kept MB", "values", "disturbed"))
    for programs in ATTACKS.values():
        run(programs[0])
    harmful = sum(try_all(kind, programs) for kind, programs in ATTACKS.items())
    print(f"{sum(map(len, ATTACKS.values())):,} attacks; kinds that did harm: {harmful}")
    return harmful


def try_all(kind: str, programs: list[str]) -> bool:
    """Whether the attacks of one kind did harm; a crash of Python ends the command."""
    traces = Traces()
    refused, slowest, peak = 0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for program in programs:
            forget_peak()
            before, start = peak_megabytes(), thread_time()
            refused += run(program).error is not None
            slowest, peak = max(slowest, thread_time() - start), max(peak, peak_megabytes() - before)
        written = os.listdir(folder)
        os.chdir("/")
    left = traces.left()
    figures = len(programs), refused, f"{slowest:.2f}", f"{peak:.0f}", *left.values()
    print(COLUMNS.format(kind, *figures), flush=True)
    kept = left.pop("MB") > MEGABYTES
    accepted = kind in REFUSED and refused < len(programs)
    return kept or accepted or any(left.values()) or slowest > SECONDS or bool(written)


if __name__ == "__main__":
    sys.exit(main())

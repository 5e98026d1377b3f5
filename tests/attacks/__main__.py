"""Tries every attack, beside another reader, and prints what it cost: python -m tests.attacks [KIND ...]"""

import faulthandler
import gc
import os
import sys
import tempfile
import warnings
from time import thread_time

from components.interpreter import Limits, run
from tests.attacks import ATTACKS, GROWING, REFUSED
from tests.attacks.harm import MEGABYTES, Traces, look_at, tells_the_inside
from tests.attacks.in_hand import of_the_host
from tests.interpreter.cost import MEGABYTES as ALLOWED
from tests.interpreter.cost import SECONDS, forget_peak, peak_megabytes

COLUMNS = "{:50} {:>8} {:>8} {:>9} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>9}"
HEADINGS = "attacks refused slowest,s peak,MB after,s told changed kept,MB values disturbed".split()
SHORT = 0.3  # seconds that a run has where the length of them does not matter
HANGING = 120  # seconds, on a busy machine, after which an attack has won: Python tells where it is, and ends
LOOKING = 5  # seconds that no look at a name's value takes, however long its text
WARM = ["import copy, functools\ncopy.copy(1)", "np.ones(2) / 3, torch.ones(2).requires_grad_().sum().backward()"]
NET = "net = torch.nn.Linear(2, 1)\nnet(torch.ones(1, 2)).sum().backward()\n"
WARM += [NET + "torch.optim.SGD(net.parameters(), lr=0.1).step()"]


def main(*chosen: str) -> int:
    """The number of kinds that did harm."""
    warnings.simplefilter("ignore")
    faulthandler.enable()
    print(COLUMNS.format("", *HEADINGS))
    kinds = {kind: programs for kind, programs in ATTACKS.items() if not chosen or any(one in kind for one in chosen)}
    for program in (*WARM, *(programs[0] for programs in kinds.values())):
        run(program)
    gc.collect()
    gc.freeze()  # A look for garbage is at what comes from here on, and quick.
    harmful = [kind for kind, programs in kinds.items() if try_all(kind, programs)]
    print(f"{sum(map(len, kinds.values())):,} attacks; kinds that did harm: {', '.join(harmful) or 'none'}")
    return len(harmful)


def try_all(kind: str, programs: list[str]) -> bool:
    """Whether the attacks of one kind did harm; a crash of Python ends the command."""
    traces = Traces()
    refused, told, slowest, peak, after = 0, 0, 0.0, 0.0, 0.0
    given = Limits() if kind in GROWING else Limits(seconds=SHORT)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for program in programs:
            faulthandler.dump_traceback_later(HANGING, exit=True)
            forget_peak()
            before, start = peak_megabytes(), thread_time()
            in_hand: list[object] = []
            result = run(program, lambda step, found=in_hand: found.extend(of_the_host(step)), limits=given)
            took, took_memory = thread_time() - start, peak_megabytes() - before
            refused += result.error is not None
            told += tells_the_inside(result)
            slowest, peak = max(slowest, took), max(peak, took_memory)
            if kind in REFUSED and not result.error:
                print(f"  accepted: {program!r}")
            if in_hand:
                print(f"  has {in_hand[0]!r} in hand: {program!r}")
                told += 1
            start = thread_time()
            look_at(result)
            after = max(after, thread_time() - start)
        faulthandler.cancel_dump_traceback_later()
        written = os.listdir(folder)
        os.chdir("/")
    left = traces.left()
    figures = len(programs), refused, f"{slowest:.2f}", f"{peak:.0f}", f"{after:.2f}", told, *left.values()
    print(COLUMNS.format(kind, *figures), flush=True)
    kept = left.pop("MB") > MEGABYTES
    accepted = kind in REFUSED and refused < len(programs)
    costly = slowest > SECONDS or peak > ALLOWED or after > LOOKING
    return kept or accepted or costly or any(left.values()) or bool(written) or told > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

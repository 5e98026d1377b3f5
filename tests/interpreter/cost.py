"""What a run costs, and the bounds that no run may pass."""

import gc
import re
from pathlib import Path
from time import thread_time

from components.interpreter import Limits, run

# What a run may add to the memory of the process, however it ends.
MEGABYTES = 700
# Of computing, so that a busy machine does not matter: 2, and the one call that was under way.
SECONDS = 6
# What ends by the limit of time shows as much when it is short.
SHORT = Limits(seconds=0.2)


def peak_megabytes():
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def forget_peak():
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")


def run_within_bounds(program, look=lambda step: None, limits=None):
    """The run, which took no longer and no more memory than a run may."""
    forget_peak()
    before, start = peak_megabytes(), thread_time()
    result = run(program, look, limits=limits)
    assert thread_time() - start < SECONDS
    assert peak_megabytes() - before < MEGABYTES
    return result


def refused_within_bounds(program, sentence):
    """The Problem of a run that must end in one, with this sentence in it."""
    problem = run_within_bounds(program).error
    assert problem is not None
    assert re.search(sentence, problem.message), problem
    return problem

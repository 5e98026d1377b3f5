"""Numbers, lists, texts and tensors together stay bounded, and what is printed too."""

import gc
import re
import resource
from pathlib import Path

import pytest

from components.interpreter import run
from tests.attacks.sizes import SIZES
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]


@pytest.mark.parametrize("program", SIZES["integer and list bombs"] + SIZES["memory that many lines keep"])
def test_nothing_grows_without_bound(program):
    """`'{:1000000000}'` and the like do nothing: what is accepted stays small."""
    result = run_within_bounds(program)
    assert sum(len(step.text) for step in result.steps) <= 1_000_000
    if result.error is not None:
        said = r"\d|holds numbers|is not part of what runs here|Text is not formatted"
        assert re.search(said, result.error.message), result.error


@pytest.mark.parametrize("program", ["9**9**9", "2**10**6", "1 << 10**9", "[0] * 10**9", "'a' * 10**10"])
def test_growth_is_refused_with_the_limit_in_its_sentence(program):
    refused_within_bounds(program, r"\d")


def test_many_tensors_of_the_largest_size_stay_bounded():
    """Two hundred names, each for a million numbers, are 2 GB."""
    names = "".join(f"a{index}=torch.zeros(10**6,dtype=torch.float64)\n" for index in range(220))
    refused_within_bounds(names, r"\d")


@pytest.mark.parametrize(
    "program",
    [
        "a = []\nfor i in range(10**6):\n    a = a + [torch.ones(10**6)]",
        "a = ()\nfor i in range(10**6):\n    a = (a, torch.ones(10**6))",
        "a = []\nfor i in range(10**6):\n    a.append(torch.ones(10**6))",
        "a = []\nfor i in range(10**6):\n    a.append(np.ones(10**6))",
        "x = torch.ones(10**6).requires_grad_()\ny = x\nfor i in range(10**6):\n    y = y.exp()",
        "x = torch.ones(10**6, dtype=torch.complex128)\ny = x\nfor i in range(10**6):\n    y = [y, x * i]",
    ],
)
def test_what_keeps_large_tensors_stays_bounded(program):
    assert run_within_bounds(program).error is not None


def test_a_run_gives_its_memory_back():
    """Twenty runs that each use what is allowed do not add up."""

    def resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

    program = "X = torch.rand(1000, 1000)\nx = X.sum().requires_grad_()\ny = x * x\ny.backward()\nY = X @ X\nX[0, 0]\n"
    run(program)
    gc.collect()
    before = resident()
    for _ in range(20):
        run(program)
    gc.collect()
    assert resident() - before < 60

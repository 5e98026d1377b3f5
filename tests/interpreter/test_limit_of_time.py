"""A run ends after two seconds of computing, also when most of them are spent inside torch."""

import re
import time

import pytest

from components.interpreter import Limits, run
from tests.attacks.endless import ENDLESS
from tests.interpreter.cost import SHORT, refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]

SLOW = "v = torch.rand(10**6)\nfor i in range(4000):\n    y = v.median()"


@pytest.mark.parametrize("program", ENDLESS["endless computing"])
def test_a_run_ends(program):
    problem = run_within_bounds(program, limits=SHORT).error
    if problem is not None:
        assert re.search(r"\d|is not part of what runs here|would copy all before it", problem.message), problem


def test_the_two_seconds_are_named():
    refused_within_bounds(SLOW, "2 seconds")


def test_a_run_is_given_the_limits_that_it_is_called_with():
    started = time.thread_time()
    assert "more than 0.1 seconds" in run("while True: pass", limits=Limits(seconds=0.1)).error.message
    assert time.thread_time() - started < 1
    said = {
        "print('a' * 11)": Limits(characters=10),
        "a = [0] * 50\nb = [a + [1] for i in range(50)]": Limits(items=1_000),
        "a = [torch.ones(99) for i in range(50)]": Limits(elements=1_000),
    }
    for program, limits in said.items():
        assert run(program).error is None
        assert re.search(r"10 characters|1,000", run(program, limits=limits).error.message)


def test_values_before_the_time_ran_out_stay():
    result = run(f"a = 5\na\n{SLOW}")
    assert [step.text for step in result.steps][:2] == ["", "5"]
    assert result.names["a"] == 5
    assert result.error.line in (4, 5)


@pytest.mark.parametrize("shape", ["f({})", "f({}, 1)", "f(k={})", "f(*{})", "x.f({})", "{}(1)", "x[{}]", "({} and 1)"])
def test_nested_calls_are_compiled_in_a_time_that_does_not_double_at_each_level(shape):
    text = "x"
    for _ in range(40):
        text = shape.format(text)
    started = time.perf_counter()
    run(f"x = 1\nif x == 2:\n    {text}")
    assert time.perf_counter() - started < 2


OWN_TUPLE = """\
class T(tuple):
    def __len__(self): return 0
    def __iter__(self): return iter([])
a = T([ValueError, KeyError])
for i in range(60): a = T([a, a])
"""


@pytest.mark.parametrize("use", ["isinstance(None, a)", "try:\n    1 / 0\nexcept a:\n    1"])
def test_tuples_in_tuples_that_hide_their_items_are_not_walked_without_end(use):
    assert run_within_bounds(OWN_TUPLE + use).error

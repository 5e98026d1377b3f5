"""How long and how deep a text may be."""

from time import thread_time

import pytest

from components.interpreter import run
from tests.attacks.endless import ENDLESS
from tests.attacks.growth import GROWTH
from tests.interpreter.cost import peak_megabytes, refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]


@pytest.mark.parametrize("program", ENDLESS["deep nesting"])
def test_depth(program):
    """Deep texts and deep calls end in a value or in a sentence."""
    result = run_within_bounds(program)
    assert result.error is None or result.error.message


def test_deep_nesting_is_refused_by_its_limit():
    refused_within_bounds("(" * 190 + "1" + ")" * 190 + "".join("+(1" for _ in range(190)) + ")" * 190, r"\d")


@pytest.mark.parametrize("program", [program for program in GROWTH["texts that grow"] if "2**9999" in program])
def test_the_text_of_many_large_numbers_is_told_before_python_writes_it(program):
    start = thread_time()
    assert run(program).error.kind == "limit"
    assert thread_time() - start < 1


def test_a_kind_of_tuple_that_hides_its_items_makes_no_text_larger_than_another():
    hiding = "class T(tuple):\n    def __len__(self): return 0\n    def __iter__(self): return iter([])\n"
    start = peak_megabytes()
    refused_within_bounds(f"{hiding}('%s' * 9999) % T(('a' * 99999,) * 9999)", "100,000 items")
    assert peak_megabytes() - start < 100


def test_ten_thousand_characters():
    text = "x = 1\n" * 1_000
    fits = text + "#" * (10_000 - len(text))
    assert run(fits).error is None
    refused_within_bounds(fits + "#", "10,000")
    refused_within_bounds("x" * 10**7, "10,000")


@pytest.mark.parametrize("program", ["x=1\n" * 2_500, "x=1;" * 2_400, "for i in range(10**6):\n    pass"])
def test_statements(program):
    """There is a budget of statements, or 10,000 characters are it."""
    problem = run_within_bounds(program).error
    assert problem is None or "10,000" in problem.message

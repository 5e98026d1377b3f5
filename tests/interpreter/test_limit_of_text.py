"""How long and how deep a text may be."""

import pytest

from components.interpreter import run
from tests.attacks.endless import ENDLESS
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process", "harmless")]


@pytest.mark.parametrize("program", ENDLESS["deep nesting"])
def test_depth(program):
    """Deep texts and deep calls end in a value or in a sentence."""
    result = run_within_bounds(program)
    assert result.error is None or result.error.message


def test_deep_nesting_is_refused_by_its_limit():
    refused_within_bounds("(" * 190 + "1" + ")" * 190 + "".join("+(1" for _ in range(190)) + ")" * 190, r"\d")


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

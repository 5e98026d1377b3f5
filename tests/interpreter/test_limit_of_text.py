"""How long and how deep a text may be."""

import pytest

from components.interpreter import run
from tests.interpreter.cost import refused_within_bounds, run_within_bounds

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.usefixtures("bounded_process")]

DEEP = [
    "(" * 1_000 + "1" + ")" * 1_000,
    "[" * 1_000 + "1" + "]" * 1_000,
    "-" * 5_000 + "1",
    "not " * 2_000 + "True",
    "x" + "[0]" * 3_000,
    "x" + ".T" * 4_000,
    "torch.abs(" * 900 + "1" + ")" * 900,
    "1" + "+1" * 4_900,
    "1" + "**1" * 3_000,
    "1" + "<1" * 4_900,
    "1 if 1 else " * 800 + "1",
    "".join(f"{' ' * depth}if 1:\n" for depth in range(95)) + " " * 95 + "x=1",
    "".join(f"{' ' * depth}for i in range(1):\n" for depth in range(60)) + " " * 60 + "x=1",
    "".join(f"{' ' * depth}with torch.no_grad():\n" for depth in range(60)) + " " * 60 + "x=1",
    "x = " * 2_400 + "1",
    "def f(x):\n    return f(x)\nf(1)",
    "def f(x):\n    return g(x)\ndef g(x):\n    return f(x)\nf(1)",
    "def f(x):\n    return 0 if x == 0 else f(x - 1)\nf(10**6)",
    "a = []\nfor i in range(100000):\n    a = [a]\na",
    "a = []\nfor i in range(100000):\n    a = [a]\ntorch.tensor(a)",
    "a = []\nfor i in range(100000):\n    a = [a]\nnp.array(a)",
    "a = [0]\na[0] = a\na\ntorch.tensor(a)",
    "a = [0]\na[0] = a\nb = [0]\nb[0] = b\na == b",
    "x = tensor(1.0).requires_grad_()\ny = x\nfor i in range(20000):\n    y = y + x\ny.backward()\nx.grad",
]


@pytest.mark.parametrize("program", DEEP)
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

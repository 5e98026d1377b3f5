"""Texts that Python cannot read, or that are hardly texts."""

import re

import pytest

from components.interpreter import run

pytestmark = pytest.mark.filterwarnings("ignore")

UNREADABLE = [
    "\x00",
    "x = 1\x00",
    "x = '\x00'\x00",
    "\ud800",
    "x = '\ud800'",
    "# \udfff",
    "x\ud800 = 1",
    "\ufeff\ufeffx = 1",
    "\x0c\x0b\x1c x",
    "\u202ex = 1",
    "\u200bx = 1",
    "(",
    ")",
    "x = ",
    "'",
    '"""',
    "x = 'abc",
    "\\",
    "\\x",
    "x = 1\n  y = 2",
    "if 1:",
    "if 1:\nx = 1",
    "\tx = 1",
    "if 1:\n\tx = 1\n        y = 2",
    "1 = x",
    "f(x) = 1",
    "x + 1 = 2",
    "None = 1",
    "True = 1",
    "def f(x, x):\n    return x",
    "def f(a):\n    return a\nf(a=1, a=2)",
    "f(a=1, 2)",
    "def f(a=1, b):\n    return a",
    "def f():\n    return",
    "0777",
    "1_000_",
    "0x",
    "1e",
    "1..2",
    "9" * 5_000,
    "0x" + "f" * 5_000,
    "1e99999",
    "2x",
    "x++",
    "x = 5 6",
    "for i in range(3)",
    "else:\n    x = 1",
    "x === y",
    "x <> y",
    "x && y",
    "!x",
    "x ? y : z",
    "let x = 5",
    "int x = 5;",
    "{",
    "}",
    "$x",
    "€",
    "é = ",
    "\N{SNOWMAN}",
    "%matplotlib inline",
    "!pip install torch",
    ">>> x = 1",
    "In [1]: x = 1",
    "x = 1\n\n\n\n   )",
]


@pytest.mark.parametrize("program", UNREADABLE)
def test_what_cannot_be_read_is_a_problem(program):
    """Either a Problem that points into the text or, where Python reads it, what Python does."""
    result = run(program)
    if result.error is not None:
        assert result.error.message
        assert 1 <= result.error.line <= program.count("\n") + 2
        assert result.error.column >= 1


@pytest.mark.parametrize("program", [text for text in UNREADABLE if "\ud800" not in text and "\udfff" not in text])
def test_what_cannot_be_read_has_pythons_words(program, python):
    """Python's own SyntaxError where Python gives one, but for long integers and null characters."""
    error = python(program)[-1].error
    if error.startswith(("SyntaxError", "IndentationError", "TabError")) and not re.search("digits|null bytes", error):
        assert run(program).error.message == error


@pytest.mark.parametrize(
    "program", ["x = 1\n" * 10**6, "(" * 10**6, "x" * 10**6, "\x00" * 10**6, "\n" * 10**6, "#" * 10**7]
)
def test_a_megabyte_is_a_problem(program):
    assert "10,000" in run(program).error.message


@pytest.mark.parametrize("text", ["", "\n", "   ", "# only a comment", "\n\n# x\n\n", "\r\n", "\t\n", "\x0c"])
def test_nothing_to_run_is_nothing(text):
    result = run(text)
    assert (result.steps, result.error) == ((), None)

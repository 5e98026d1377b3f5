"""Every case goes wrong on this torch as it says, its repair does not, and real Python gives the same."""

import ast

import pytest
import torch

from components.autograd.errors.cases import CASES, FIRST_CASE
from components.autograd.errors.outcome import Outcome, outcome, result
from components.autograd.errors.program import write_programs
from components.autograd.functions import parse_function
from components.interpreter import run
from tests.interpreter.real_python import RealPython

F = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")
SILENT = {"math.sin", "y-again", "alias", "lost-leaf"}
# What the repaired program of the reading's f ends with at -2, worked out by hand.
RIGHT = {
    "integer": "tensor(-5.)",
    "no-requires_grad": "tensor(-5.)",
    "math.sin": f"tensor({-5 + torch.cos(torch.tensor(-2.0)).item():.4f})",
    "numpy": "array(18., dtype=float32)",
    "matmul": "tensor([ 0., -2.])",
    "zero-on-None": "tensor(-5.)",
    "vector": "tensor([-5.,  4.])",
    "backward-twice": "tensor(-5.)",
    "y-again": "tensor(-5.)",
    "alias": "-5.0",
    "in-place": "tensor(-1.5000, requires_grad=True)",
    "lost-leaf": "tensor(-7.2500)",
}
WRONG = {"math.sin": "tensor(-5.)", "y-again": "tensor(-10.)", "alias": "tensor(0.)", "lost-leaf": "None"}


@pytest.fixture(scope="module")
def python():
    oracle = RealPython()
    yield oracle
    oracle.close()


def runs(name, f=F, x=-2.0):
    programs = write_programs(CASES[name], f, x)
    return run(programs.wrong), run(programs.repaired)


@pytest.mark.parametrize("name", CASES)
def test_the_wrong_program_goes_wrong_and_the_repaired_one_does_not(name):
    wrong, repaired = runs(name)
    assert outcome(wrong, repaired) is (Outcome.SILENT if name in SILENT else Outcome.RAISED)
    assert repaired.error is None
    assert not any(step.warnings for step in repaired.steps)
    assert result(repaired) == RIGHT[name]
    if name in SILENT:
        assert result(wrong) == WRONG[name]


@pytest.mark.parametrize("name", CASES)
def test_what_happens_has_a_meaning(name):
    assert CASES[name].silent if name in SILENT else CASES[name].raised


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("f", "x"), [("x ** 3 + 3 * x ** 2 - 5 * x + 4", -2.0), ("x + 1", 0.25), ("sin(x) / x", 0.0)])
def test_real_python_shows_and_raises_the_same(python, name, f, x):
    programs = write_programs(CASES[name], parse_function(f), x)
    for program in (programs.wrong, programs.repaired):
        shown = [(step.text, step.error.message if step.error else "") for step in run(program).steps]
        assert shown == [(outcome.text, outcome.error) for outcome in python(program)]


def test_the_silent_ones_are_silent_or_only_warn():
    warned = {name for name in SILENT if any(step.warnings for step in runs(name)[0].steps)}
    assert warned == {"math.sin", "lost-leaf"}


def test_a_second_backward_that_finds_nothing_missing_adds():
    wrong, repaired = runs("backward-twice", parse_function("x + 1"))
    assert outcome(wrong, repaired) is Outcome.SILENT
    assert (result(wrong), result(repaired)) == ("tensor(2.)", "tensor(1.)")


def test_where_the_slope_is_zero_adding_it_does_not_show():
    assert outcome(*runs("y-again", parse_function("x ** 2"), 0.0)) is Outcome.HARMLESS


def test_a_case_without_f_does_not_speak_of_it():
    assert "def f" not in write_programs(CASES["matmul"], F, -2.0).wrong


@pytest.mark.parametrize("f", [None, parse_function("4")])
def test_another_function_stands_in_for_one_without_a_gradient(f):
    assert "return x ** 2\n" in write_programs(CASES["vector"], f, -2.0).repaired


def test_an_f_brings_its_imports():
    programs = write_programs(CASES["in-place"], parse_function("torch.sin(x) + exp(x)"), 1.0)
    assert programs.wrong.startswith("import torch\nfrom torch import tensor, exp\n")
    assert programs.repaired.count("import torch\n") == 1


@pytest.mark.parametrize("name", CASES)
def test_the_last_line_shows_what_the_case_says(name):
    last = ast.parse(write_programs(CASES[name], F, -2.0).wrong).body[-1].value
    is_printed = isinstance(last, ast.Call) and ast.unparse(last.func) == "print"
    assert CASES[name].shows == ast.unparse(last.args[0] if is_printed else last)


def test_the_first_case_is_one():
    assert next(iter(CASES)) == FIRST_CASE

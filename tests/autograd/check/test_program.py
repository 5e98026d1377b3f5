"""The program shown is the program run, real Python says the same, and so do the pictures' numbers."""

import contextlib
import io
import math

import pytest

from components.autograd.check.differences import PRECISIONS, STEPS, differences
from components.autograd.check.program import run_check
from components.autograd.functions import parse_function
from components.autograd.pairs import PAIRS

CASES = [
    *sorted({(text, pair.x) for pair in PAIRS for text in (pair.f, pair.g)}),
    ("4", -2.0),
    ("x > 0", 0.5),
    ("torch.nn.functional.softplus(x) + math.pi", 0.3),
    ("sinh(x) * np.pi", 1 / 3),
    ("exp(100 * x)", 1.0),
    ("floor(x)", 1.0),
]


def printed(steps):
    return [line.split() for line in steps[-1].text.splitlines()]


def in_python(source):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(source, {})
    return said.getvalue().removesuffix("\n")


def same(first, second):
    return first == second or (math.isnan(first) and math.isnan(second))


@pytest.mark.parametrize(("text", "x"), CASES)
def test_the_program_python_and_the_pictures_agree_at_every_h(text, x):
    function = parse_function(text)
    found = [differences(function, x, precision) for precision in PRECISIONS]
    for index, h in enumerate(STEPS):
        source, run = run_check(function, x, h)
        assert run.error is None
        assert run.steps[-1].text == in_python(source)
        for each, (slope, quotient) in zip(found, printed(run.steps), strict=True):
            assert same(each.quotients[index], float(quotient))
            assert slope == "None" if not function.tracked else same(each.slope, float(slope))


def test_the_readings_numbers_are_printed():
    reading = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")
    assert run_check(reading, -2.0, 1e-6)[1].steps[-1].text.splitlines()[0] == "-5.0 -3.814697265625"
    assert run_check(reading, -2.0, 1e-7)[1].steps[-1].text.splitlines()[0] == "-5.0 -9.5367431640625"


def test_a_constants_backward_is_commented_out():
    source, _ = run_check(parse_function("4"), 1.0, 0.1)
    assert "    # f(x.requires_grad_()).backward()" in source


@pytest.mark.parametrize("text", ["x ** 3 + 3 * x ** 2 - 5 * x + 4", "tan(x)", "torch.sin(x)"])
def test_the_program_fits_beside_the_pictures(text):
    source, run = run_check(parse_function(text), 1.0, 1e-12)
    assert source.count("import torch\n") == 1
    assert max(map(len, source.splitlines())) <= 44
    assert max(len(line) + 2 for line in run.steps[-1].text.splitlines()) <= 44
    assert len(source.splitlines()) == 11

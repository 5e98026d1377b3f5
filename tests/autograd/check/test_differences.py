"""Autograd's slope and central differences, against sympy and the plain formulas."""

import math

import numpy as np
import pytest
import sympy
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.autograd.check.differences import BATCH, PRECISIONS, STEPS, differences
from components.autograd.functions import parse_function

from ..expressions import EXPRESSIONS, X

READING = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")


def reading(x):
    return x**3 + 3 * x**2 - 5 * x + 4


def quotient(precision, h, x=-2.0):
    return differences(READING, x, precision).quotients[STEPS.index(h)]


def test_h_falls_from_1_to_a_millionth_of_a_millionth():
    assert STEPS[0] == 1
    assert STEPS[-1] == 1e-12
    assert len(STEPS) == 13
    assert all(str(h) == repr(float(f"1e-{digits}")) for digits, h in enumerate(STEPS))


def test_the_readings_numbers_in_float32():
    assert quotient("float32", 1e-6) == pytest.approx(-3.81, abs=0.005)
    assert quotient("float32", 1e-7) == pytest.approx(-9.54, abs=0.005)
    assert quotient("float32", 1e-8) == 0
    assert differences(READING, -2.0, "float32").slope == -5


def test_the_error_falls_as_the_square_of_h_and_rises_again():
    # The central difference of x ** 3 is off by exactly h ** 2.
    errors = differences(READING, -2.0, "float64").errors(-5.0)
    for digits in range(4):
        assert errors[digits] == pytest.approx(STEPS[digits] ** 2, rel=1e-3)
    assert errors[-1] > 1e6 * min(errors)
    single = differences(READING, -2.0, "float32").errors(-5.0)
    assert single[0] > single[1] > single[2] < single[3] < single[4] < single[5] < single[6]


@pytest.mark.parametrize(("precision", "kind"), [("float32", np.float32), ("float64", np.float64)])
@pytest.mark.parametrize("h", STEPS)
def test_numpy_gives_the_same_quotients(precision, kind, h):
    x = kind(-2)
    up, down = reading(x + kind(h)), reading(x - kind(h))
    # Powers may be rounded otherwise: by a few units in the last place of values up to 18.
    assert quotient(precision, h) == pytest.approx(
        (up - down) / kind(2 * h), abs=float(8 * np.spacing(kind(18)) / (2 * h))
    )


@pytest.mark.parametrize("name", ["sin", "exp", "tanh", "sigmoid", "sinh", "exp2", "atan", "sqrt", "log", "cosh"])
@pytest.mark.parametrize("precision", PRECISIONS)
def test_each_number_is_what_a_single_tensor_gives(name, precision):
    function = getattr(torch, name)
    found = differences(parse_function(f"torch.{name}(x)"), 1.37, precision)
    x = torch.tensor(1.37, dtype=PRECISIONS[precision])
    for index, h in enumerate(STEPS):
        assert found.ups[index] == function(x + h).item()
        assert found.quotients[index] == pytest.approx(
            ((function(x + h) - function(x - h)) / (2 * h)).item(), rel=0, abs=0, nan_ok=True
        )


def test_batches_are_smaller_than_what_torch_rounds_otherwise():
    x = torch.linspace(0.1, 2, 91, dtype=torch.float64)
    batches = torch.cat([torch.sinh(part) for part in x.split(BATCH)])
    assert torch.equal(batches, torch.stack([torch.sinh(each) for each in x]))


@given(EXPRESSIONS, st.integers(-20, 20).map(lambda tenths: tenths / 10))
@settings(max_examples=25)
def test_autograd_and_a_small_h_agree_with_sympy(expression, x):
    text, tree = expression
    assume("x" in text)
    derivatives = [float(sympy.diff(tree, X, order).subs(X, sympy.Rational(round(10 * x), 10))) for order in (1, 3)]
    assume(all(abs(value) < 1e4 for value in derivatives))
    found = differences(parse_function(text), x, "float64")
    size = max(1, *map(abs, derivatives), *map(abs, found.ups), *map(abs, found.downs))
    assume(size < 1e6)
    assert found.slope == pytest.approx(derivatives[0], rel=1e-9, abs=1e-9)
    assert found.quotients[4] == pytest.approx(derivatives[0], rel=1e-5, abs=1e-6 * size)


@pytest.mark.parametrize("x", [-2.0, 0.1, 999.9, 0.0])
def test_gaps_are_the_distances_to_the_next_number(x):
    for precision, kind in (("float32", np.float32), ("float64", np.float64)):
        found = differences(parse_function("x * 1"), x, precision)
        assert found.x_gap == np.spacing(np.abs(kind(x)))
        assert found.y_gap == np.spacing(np.abs(kind(found.y)))


@pytest.mark.parametrize(("x", "first"), [(-2.0, 8), (0.0, None), (1000.0, 5)])
def test_h_is_lost_once_both_points_are_rounded_to_x(x, first):
    lost = differences(READING, x, "float32").lost
    assert lost == tuple(np.float32(x) + np.float32(h) == np.float32(x) == np.float32(x) - np.float32(h) for h in STEPS)
    assert (lost.index(True) if any(lost) else None) == first


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [("abs(x)", 0.0, 0.0), ("4", 1.0, 0.0), ("x > 0", 0.0, 0.0), ("1 / x", 0.0, -math.inf), ("log(x)", -1.0, -1.0)],
)
def test_what_has_no_slope_raises_nothing(text, x, slope):
    for precision in PRECISIONS:
        found = differences(parse_function(text), x, precision)
        assert found.slope == slope
        assert len(found.errors(found.slope)) == len(STEPS)

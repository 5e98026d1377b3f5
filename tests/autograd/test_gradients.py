"""Slopes against sympy, against a central difference, and against torch's own autograd one x at a time."""

import math

import pytest
import sympy
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from components.autograd.functions import parse_function
from components.autograd.gradients import Slope, sample, slope_at

from .expressions import EXPRESSIONS, X

POINTS = st.floats(-2.5, 2.5).map(lambda x: round(x, 3))


def exact(expression, x):
    return float(expression.subs(X, sympy.Rational(str(x))).evalf(30))


@settings(max_examples=60, deadline=None)
@given(EXPRESSIONS, POINTS)
def test_value_and_slope_are_those_of_sympy(expression, x):
    text, tree = expression
    y, slope = exact(tree, x), exact(tree.diff(X), x)
    assume(abs(y) < 1e6 and abs(slope) < 1e6)
    found = slope_at(parse_function(text), x)
    assert found.x == x
    assert found.y == pytest.approx(y, rel=1e-9, abs=1e-9)
    assert found.slope == pytest.approx(slope, rel=1e-8, abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(EXPRESSIONS, POINTS)
def test_the_slope_is_what_a_central_difference_nears(expression, x):
    function, h = parse_function(expression[0]), 1e-5
    before, after = (function(torch.tensor([x + step], dtype=torch.float64)).item() for step in (-h, h))
    curvature = abs(exact(expression[1].diff(X, 3), x))
    assume(max(abs(before), curvature) < 1e5)
    assert slope_at(function, x).slope == pytest.approx((after - before) / (2 * h), rel=1e-5, abs=1e-4)


@pytest.mark.parametrize("text", ["x ** 3 + 3 * x ** 2 - 5 * x + 4", "sin(20 * x)", "exp(5 * x)", "sqrt(x + 4)", "4"])
def test_one_backward_gives_the_slopes_that_single_ones_give(text):
    function = parse_function(text)
    samples = sample(function, -3, 3, 601)
    assert samples.x.dtype == samples.y.dtype == samples.slope.dtype == torch.float64
    assert samples.x.shape == samples.y.shape == samples.slope.shape == (601,)
    assert (samples.x[0], samples.x[-1]) == (-3, 3)
    assert not any(values.requires_grad for values in (samples.x, samples.y, samples.slope))
    for index in (0, 100, 300, 457, 600):
        single = slope_at(function, samples.x[index].item())
        assert samples.y[index].item() == pytest.approx(single.y, rel=1e-12)
        assert samples.slope[index].item() == pytest.approx(single.slope, rel=1e-12)


def test_the_readings_slopes():
    assert slope_at(parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4"), -2) == Slope(-2.0, 18.0, -5.0)
    assert slope_at(parse_function("x ** 2"), -2.0) == Slope(-2.0, 4.0, -4.0)


def test_a_slope_is_made_of_plain_floats():
    found = slope_at(parse_function("x ** 2"), 1)
    assert [type(value) for value in (found.x, found.y, found.slope)] == [float] * 3


def test_a_constant_has_slope_0():
    assert slope_at(parse_function("4"), 1.5) == Slope(1.5, 4.0, 0.0)
    assert sample(parse_function("4"), -1, 1, 5).slope.tolist() == [0.0] * 5


@pytest.mark.parametrize(
    ("text", "y", "slope"),
    [("sqrt(x)", 0, math.inf), ("1 / x", math.inf, -math.inf), ("where(x > 0, sqrt(x), 0)", 0, math.nan)],
)
def test_at_0_autograd_answers_as_it_does(text, y, slope):
    found = slope_at(parse_function(text), 0.0)
    assert found.y == y
    assert found.slope == pytest.approx(slope, nan_ok=True)


def test_zero_is_among_the_samples_exactly():
    assert 0.0 in sample(parse_function("x"), -3, 3, 601).x.tolist()
    assert sample(parse_function("x"), -0.3, 0.3, 601).x[300] == 0


def test_samples_are_at_equal_distances():
    samples = sample(parse_function("x"), -1000, 1000, 700)
    torch.testing.assert_close(samples.x, torch.linspace(-1000, 1000, 700, dtype=torch.float64))

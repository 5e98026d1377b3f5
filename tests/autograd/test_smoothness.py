"""Kinks, jumps, poles and edges are named; a smooth curve raises no alarm, however fast it moves."""

import math

import pytest
from hypothesis import given, settings

from components.autograd.curves import point_at, trace
from components.autograd.functions import parse_function
from components.autograd.smoothness import Trouble

from .expressions import EXPRESSIONS


@pytest.mark.parametrize(
    ("text", "x", "trouble"),
    [
        ("abs(x)", 0, Trouble.KINK),
        ("abs(x - 0.3)", 0.3, Trouble.KINK),
        ("relu(x)", 0, Trouble.KINK),
        ("100 + 0.01 * abs(x - 1)", 1, Trouble.KINK),
        ("abs(sin(x))", 0, Trouble.KINK),
        ("torch.maximum(x, x ** 2)", 1, Trouble.KINK),
        ("clamp(x, -1, 1)", 1, Trouble.KINK),
        ("clamp(x, -1, 1)", -1, Trouble.KINK),
        ("floor(x)", 2, Trouble.JUMP),
        ("sign(x)", 0, Trouble.JUMP),
        ("x > 0", 0, Trouble.JUMP),
        ("x % 1", 1, Trouble.JUMP),
        ("1 / x", 0, Trouble.POLE),
        ("1 / x ** 2", 0, Trouble.POLE),
        ("tan(x)", math.pi / 2, Trouble.POLE),
        ("log(x)", 0, Trouble.POLE),
        ("log(x)", -1, Trouble.NO_VALUE),
        ("sqrt(x)", -1, Trouble.NO_VALUE),
        ("sin(x) / x", 0, Trouble.NO_VALUE),
        ("sqrt(x)", 0, Trouble.VERTICAL),
        ("acos(x)", 1, Trouble.VERTICAL),
        ("x ** 1.5", 0, Trouble.EDGE),
        ("where(x > 0, sqrt(x), 0)", 0, Trouble.KINK),
        ("where(x > 0, sqrt(x), 0)", -1, Trouble.NO_SLOPE),
        ("sqrt(abs(x))", 0, Trouble.CUSP),
        ("relu(x) - relu(-x)", 0, Trouble.MISLED),
    ],
)
def test_what_is_not_an_ordinary_slope_is_named(text, x, trouble):
    assert point_at(parse_function(text), x).trouble == trouble


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("abs(x)", 0.001),
        ("abs(x)", -2),
        ("floor(x)", 0.5),
        ("1 / x", 0.01),
        ("sqrt(x)", 0.001),
        ("log(x)", 0.001),
        ("clamp(x, -1, 1)", 0.999),
        ("where(x > 0, sqrt(x), 0)", 1),
    ],
)
def test_beside_such_a_place_the_slope_is_ordinary(text, x):
    assert point_at(parse_function(text), x).trouble == Trouble.NONE


SMOOTH = [
    "x ** 3 + 3 * x ** 2 - 5 * x + 4",
    "x ** 2",
    "sin(20 * x)",
    "sin(200 * x)",
    "sin(3000 * x)",
    "exp(5 * x)",
    "exp(-x ** 2)",
    "tanh(100 * x)",
    "sigmoid(50 * x)",
    "1e9 * x ** 2",
    "1e-9 * x ** 3",
    "1e6 + x",
    "x ** 50",
    "log(1 + exp(x))",
    "4",
    "0 * x",
    "x * abs(x)",
]


@pytest.mark.parametrize("text", SMOOTH)
@pytest.mark.parametrize(("low", "high"), [(-3, 3), (-0.05, 0.05), (-1000, 1000)])
def test_a_smooth_curve_raises_no_alarm(text, low, high):
    curve = trace({"f": parse_function(text)}, low, high).by_name["f"]
    finite = curve.trouble[(curve.trouble != Trouble.NO_VALUE) & (curve.trouble != Trouble.OVERFLOW)]
    assert set(finite) <= {""}


@settings(max_examples=40, deadline=None)
@given(EXPRESSIONS)
def test_random_smooth_expressions_raise_no_alarm_and_are_not_broken(expression):
    curves = trace({"f": parse_function(expression[0])}, -3, 3)
    assert set(curves.by_name["f"].trouble) == {""}
    assert len(curves.x) == curves.count


def test_the_slopes_beside_a_kink_are_given():
    point = point_at(parse_function("abs(x)"), 0)
    assert (point.left, point.right) == (pytest.approx(-1), pytest.approx(1))
    assert point.slope == 0

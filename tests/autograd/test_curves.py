"""The curves as they are drawn: gaps, breaks at poles and jumps, and the part of y that is shown."""

import math

import numpy as np
import pytest

from components.autograd.curves import COUNT, is_too_fast, trace
from components.autograd.functions import parse_function


def traced(text, low=-3, high=3):
    curves = trace({"f": parse_function(text)}, low, high)
    return curves, curves.by_name["f"]


def breaks_of(curves, curve):
    extra = curves.x[curves.count :]
    assert np.isnan(curve.y[curves.count :]).all()
    return sorted(extra)


@pytest.mark.parametrize(
    ("text", "too_fast"),
    [
        *((text, True) for text in ("sin(1e6*x)", "cos(400*x)", "x*sin(1e4*x)")),
        *(
            (text, False)
            for text in ("sin(60*x)", "x**100", "exp(100*x)", "1/x", "tan(x)", "abs(x)", "0*x", "log(-x*x)")
        ),
    ],
)
def test_a_curve_that_600_points_cannot_show_is_known(text, too_fast):
    assert is_too_fast(parse_function(text), -3, 3) is too_fast


def test_at_least_600_samples_from_low_to_high():
    curves, curve = traced("x ** 2")
    assert COUNT >= 600
    assert (curves.x[0], curves.x[curves.count - 1]) == (-3, 3)
    assert len(curves.x) == len(curve.y) == len(curve.slope) == len(curve.trouble) == COUNT


@pytest.mark.parametrize(
    ("text", "low", "high", "breaks"),
    [
        ("tan(x)", -3, 3, [-math.pi / 2, math.pi / 2]),
        ("tan(10 * x)", 0, 1, [math.pi / 20, 3 * math.pi / 20, math.pi / 4]),
        ("1 / (x - 0.123456)", -3, 3, [0.123456]),
        ("1 / (x - 0.123456) ** 2", -3, 3, [0.123456]),
        ("x ** 2 / (x ** 2 - 2)", -3, 3, [-math.sqrt(2), math.sqrt(2)]),
        ("log(abs(x - 0.1234567))", -3, 3, [0.1234567]),
        ("sign(x - 0.123456)", -3, 3, [0.123456]),
        ("floor(x + 0.0031)", 0, 2, [0.9969, 1.9969]),
        ("where(x > 1.2345, 5, x)", -3, 3, [1.2345]),
    ],
)
def test_no_line_is_drawn_across_a_pole_or_a_jump(text, low, high, breaks):
    curves, curve = traced(text, low, high)
    assert breaks_of(curves, curve) == pytest.approx(breaks, abs=1e-5)


@pytest.mark.parametrize(
    "text",
    ["abs(x)", "sqrt(x)", "exp(5 * x)", "sin(50 * x)", "tanh(10000 * x)", "x ** (1 / 3)", "sqrt(abs(x - 0.123))", "4"],
)
def test_a_steep_or_bent_curve_is_not_broken(text):
    curves, curve = traced(text)
    assert breaks_of(curves, curve) == []


def test_another_curves_tear_leaves_this_one_whole():
    curves = trace({"f": parse_function("tan(x)"), "g": parse_function("x ** 2")}, -3, 3)
    assert len(curves.x) == COUNT + 2
    assert np.isfinite(curves.by_name["g"].y).all()


def test_there_is_a_gap_where_values_are_not_finite():
    curves, curve = traced("sqrt(x)")
    assert np.isnan(curve.y[curves.x < 0]).all()
    assert np.isfinite(curve.y[curves.x >= 0]).all()
    assert np.isnan(curve.slope[curves.x <= 0]).all()


def test_a_kink_has_no_slope_in_the_rows():
    curves, curve = traced("abs(x)")
    assert np.isnan(curve.slope[curves.x == 0]).all()
    assert set(curve.slope[curves.x != 0]) == {-1.0, 1.0}


@pytest.mark.parametrize("text", ["x ** 3 + 3 * x ** 2 - 5 * x + 4", "sin(x)", "exp(x)", "abs(x)", "x ** 4"])
def test_a_tame_curve_is_shown_whole(text):
    curves, curve = traced(text)
    assert curves.bottom < np.nanmin(curve.y)
    assert curves.top > np.nanmax(curve.y)


@pytest.mark.parametrize("text", ["1 / x", "tan(x)", "1 / x ** 2", "exp(5 * x)"])
def test_a_pole_does_not_flatten_the_rest(text):
    curves, curve = traced(text)
    middle = np.nanquantile(curve.y, [0.1, 0.9])
    assert curves.top - curves.bottom < 7 * (middle[1] - middle[0])


@pytest.mark.parametrize("text", ["4", "0 * x", "sqrt(-1 - x ** 2)", "1e308 * x", "1e308 * sin(x)"])
def test_the_range_of_y_is_never_empty(text):
    curves, _ = traced(text)
    assert math.isfinite(curves.top - curves.bottom)
    assert curves.top - curves.bottom >= 1


def test_names_stand_on_visible_parts_of_their_curves_and_apart():
    same = {"f": parse_function("x ** 2"), "g": parse_function("x * x")}
    curves = trace(same, -3, 3)
    (x1, y1), (x2, y2) = (curve.name_at for curve in curves.by_name.values())
    assert (y1, y2) == (pytest.approx(x1**2), pytest.approx(x2**2))
    assert abs(y1 - y2) > 0.05 * (curves.top - curves.bottom)


def test_without_a_function_there_is_still_a_grid():
    curves = trace({}, -3, 3)
    assert len(curves.x) == COUNT
    assert curves.by_name == {}


def test_readers_share_curves_that_nobody_can_change():
    functions = {"f": parse_function("x ** 3 - x"), "g": parse_function("tan(x)")}
    curves = trace(functions, -2.0, 2.0)
    assert trace(dict(functions), -2.0, 2.0) is curves
    assert trace({"g": functions["g"], "f": functions["f"]}, -2.0, 2.0) is not curves
    for array in (curves.x, *(part for curve in curves.by_name.values() for part in (curve.y, curve.slope))):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0

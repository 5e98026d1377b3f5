"""The part of the curve around x, and how much of it is shown."""

import math

import numpy as np
import pytest

from components.autograd.check.differences import PRECISIONS, STEPS, differences
from components.autograd.check.zoom import window_around
from components.autograd.functions import parse_function
from components.autograd.pairs import PAIRS

READING = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def window(text, x, h):
    function = parse_function(text)
    found = {precision: differences(function, x, precision) for precision in PRECISIONS}
    return window_around(function, found, STEPS.index(h), h)


def rising(t):
    """The reading's f above its value at -2, multiplied out so that nothing is lost for small t."""
    return t**3 - 3 * t**2 - 5 * t


@pytest.mark.parametrize("h", STEPS)
def test_the_window_goes_from_x_minus_2h_to_x_plus_2h(h):
    seen = window(READING, -2.0, h)
    np.testing.assert_allclose(seen.curve, rising(h * seen.across), atol=1e-13)
    assert (seen.across[0], seen.across[-1]) == (-2, 2)
    assert seen.bottom < seen.curve.min() < 0 < seen.curve.max() < seen.top


@pytest.mark.parametrize("h", STEPS[2:11])
def test_the_curve_gets_straight(h):
    seen = window(READING, -2.0, h)
    bend = np.abs(seen.curve - -5 * h * seen.across).max()
    assert bend < 0.01 * (seen.top - seen.bottom)


def test_a_parabolas_lowest_part_gets_straight_and_a_kink_does_not():
    parabola, kink = window("x ** 2", 0.0, 0.01), window("abs(x)", 0.0, 0.01)
    assert parabola.curve.max() < 0.1 * (parabola.top - parabola.bottom)
    assert kink.curve.max() > 0.75 * (kink.top - kink.bottom)


def test_the_secants_ends_are_the_programs_own_numbers():
    seen = window(READING, -2.0, 1e-6)
    single = seen.secants["float32"]
    assert (single.right - single.left) / 2e-6 == pytest.approx(-3.81, abs=0.005)
    assert seen.secants["float64"].right == pytest.approx(-5e-6, rel=1e-5)


def test_float32_has_stairs_and_then_a_single_step():
    stairs = window(READING, -2.0, 1e-6).stairs
    assert 5 < len(set(stairs)) < 30
    assert set(np.round(stairs / 2**-19, 9)) <= set(range(-20, 20))
    assert set(window(READING, -2.0, 1e-9).stairs) == {0}


@pytest.mark.parametrize(("text", "x"), [("tan(x)", 1.0), ("1 / x", 1.0), ("log(x)", 1.0), ("floor(x)", 1.5)])
def test_torn_curves_have_a_gap(text, x):
    seen = window(text, x, 1.0)
    assert np.isnan(seen.curve[np.abs(seen.across) <= 1]).any()
    assert np.isnan(seen.stairs[np.abs(seen.across) <= 1]).any()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("h", STEPS[::3])
def test_every_ready_pair_has_finite_edges(pair, h):
    for text in (pair.f, pair.g):
        seen = window(text, pair.x, h)
        assert math.isfinite(seen.top - seen.bottom)
        assert seen.top - seen.bottom >= 0.4 * h


@pytest.mark.parametrize(("text", "x"), [("log(x)", -1.0), ("exp(800 * x)", 1.0), ("4", 0.0), ("exp(709 * x)", 1.0)])
def test_nothing_to_see_still_has_edges(text, x):
    for h in STEPS:
        seen = window(text, x, h)
        assert seen.bottom < seen.top


def test_values_near_the_largest_number_overflow_without_a_warning():
    seen = window("1e308 * x", 1.5707963, 0.1)
    assert math.isfinite(seen.bottom)
    assert math.isfinite(seen.top)

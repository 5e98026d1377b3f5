"""What is said about secants and autograd."""

import pytest

from components.autograd.check.differences import PRECISIONS, STEPS, differences
from components.autograd.check.sentences import about
from components.autograd.check.zoom import window_around
from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.pairs import PAIRS

READING = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def said(text, x, h):
    function = parse_function(text)
    found = {precision: differences(function, x, precision) for precision in PRECISIONS}
    index = STEPS.index(h)
    words = about(function, point_at(function, x), found, index, window_around(function, found, index, h))
    return words.replace("*", "").replace(":violet[float32]", "float32").replace(":green[float64]", "float64")


@pytest.mark.parametrize(
    ("h", "words"),
    [
        (1.0, "slope is -4 in float32 and -4 in float64. Autograd says -5: both secants differ from it by 1."),
        (1.0, "The error falls as h²: in float64 from 1 at h = 1.0 to 0.01 at h = 0.1"),
        (1.0, "It is smallest at h = 0.01 in float32 and at h = 1e-05 in float64."),
        (
            1e-6,
            "slope is -3.81 in float32 and -5 in float64. Autograd says -5: the secants differ from it by 1.2",
        ),
        (1e-6, "near 18 its numbers are 1.9e-06 apart"),
        (1e-6, "f changes by 1e-05, which is 5.24 of these steps. float32 sees 4."),
        (1e-7, "slope is -9.54 in float32"),
        (1e-7, "which is 0.52 of these steps. float32 sees 1."),
        (1e-8, "the next number after -2 is 2.4e-07 away, so x + h and x - h are both rounded to x"),
        (1e-12, "Autograd is not a small h."),
        (1e-12, "In float32 it is off by 0 from its answer in float64"),
    ],
)
def test_the_readings_f(h, words):
    assert words in said(READING, -2.0, h)


@pytest.mark.parametrize(
    ("text", "x", "h", "words"),
    [
        ("sin(x)", 0.0, 0.1, "It does not rise again: x is 0"),
        ("x % 1", 0.5, 0.1, "For small h the error rises"),
        ("x ** 2", 3.0, 0.1, "Even h = 1.0 is not off by more than rounding"),
        ("3 * x + 1", 0.1, 1e-4, "Even h = 1.0 is not off by more than rounding"),
        ("abs(x)", 0.0, 0.1, "The secant cuts across it and settles at 0, the mean of both sides"),
        ("relu(x)", 0.0, 0.1, "settles at 0.5, the mean"),
        ("floor(x)", 1.0, 0.1, "ten times steeper with each step of h"),
        ("tan(x)", 1.0, 1.0, "the curve is torn"),
        ("1 / x", 1.0, 1.0, "the secant has no slope: f has no finite value at x - h or at x + h"),
        ("1 / x", 0.0, 0.1, "Autograd says -inf, which leaves nothing to compare"),
        ("sqrt(x)", 0.0, 0.1, "has a vertical tangent"),
        ("relu(x) - relu(-x)", 0.0, 0.1, "the secants are right, and autograd is not"),
        ("4", 1.0, 0.1, "`backward()` would raise an error and is commented out"),
        ("exp(100 * x)", 1.0, 0.1, "float32 has no number as large as the values"),
        ("log(x)", -1.0, 0.1, "has no value at x = -1"),
        ("torch.where(x > 0, sqrt(x), 0)", 0.0, 0.1, "Autograd says nan"),
    ],
)
def test_other_functions(text, x, h, words):
    assert words in said(text, x, h)


@pytest.mark.parametrize(("text", "x"), [("sin(x)", 0.0), ("cos(x)", 0.0), ("abs(x)", 0.0), ("4", 1.0)])
def test_no_rise_is_told_where_there_is_none(text, x):
    assert "Then the error rises" not in said(text, x, 0.1)


def test_then_follows_something():
    assert "Then the error rises" not in said("x % 1", 0.5, 0.1)
    assert "between the two points. Then the error rises" in said(READING, -2.0, 0.1)


def test_a_torn_curve_is_told_only_where_the_secant_crosses_the_gap():
    assert "torn" not in said("tan(x)", 1.0, 0.1)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("h", STEPS[::4])
def test_every_ready_pair_has_something_to_say(pair, h):
    for text in (pair.f, pair.g):
        assert f"h = {h!r}" in said(text, pair.x, h)


def test_what_float32_makes_of_autograds_slope_is_told():
    assert "In float32 it answers inf" in said("exp(100 * x)", 1.0, 1e-3)

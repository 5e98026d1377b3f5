"""The words beside the picture."""

import math

import pytest

from components.autograd import sentences
from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.smoothness import Trouble

F, G = "x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2"


def said(f=F, x=-2.0):
    return sentences.about_point("f", point_at(parse_function(f), x))


def test_the_readings_slopes_in_words():
    assert "is 18 at x = -2. Its slope is **-5**: 1 right, 5 down." in said()
    assert "is 4 at x = -2. Its slope is **-4**: 1 right, 4 down." in said(G)


@pytest.mark.parametrize(
    ("f", "x", "words"),
    [
        ("abs(x)", 0, "kink at x = 0: slope -1 on the left, 1 on the right, none in between. PyTorch answers 0."),
        ("1 / x", 0, "has a pole at x = 0"),
        ("log(x)", -1, "has no value at x = -1"),
        ("sqrt(x)", 0, "vertical tangent at x = 0. PyTorch answers inf."),
        ("floor(x)", 1, "jumps at x = 1"),
        ("where(x > 0, sqrt(x), 0)", 0, "PyTorch answers nan"),
        ("relu(x) - relu(-x)", 0, "runs with slope 1 at x = 0, yet PyTorch answers 0"),
        ("x ** 1.5", 0, "on one side only"),
        ("0 * x", 1, "level"),
    ],
)
def test_what_is_special_is_said(f, x, words):
    assert words in said(f=f, x=x)


def test_every_trouble_has_words():
    point = point_at(parse_function("x"), 1.0)
    for trouble in Trouble:
        assert sentences.about_point("f", type(point)(1.0, 1.0, 1.0, 1.0, 1.0, trouble)).startswith(":blue[**f**] ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-5.0, "-5"),
        (-4.9303, "-4.93"),
        (0.0, "0"),
        (-0.0, "0"),
        (6.1e-17, "0"),
        (1e-12, "1e-12"),
        (0.004, "0.004"),
        (3269017.4, "3.27e+06"),
    ],
)
def test_numbers_are_short_and_python(value, text):
    assert sentences.short(value) == text


@pytest.mark.parametrize(("x", "text"), [(0.633, "0.633"), (999.999, "999.999"), (-2.0, "-2"), (-0.0, "0")])
def test_x_is_told_apart_from_its_neighbours(x, text):
    assert f" at x = {text}." in said("x", x)


def test_a_tiny_slope_is_not_called_level():
    assert "Its slope is **1e-12**: 1 right, 1e-12 up." in said("1e-12 * x", 0.0)


def test_only_a_sum_that_does_not_add_up_as_written_is_called_rounded():
    assert sentences.rounded((0.2675, -0.9636), -0.6961) == ", rounded"
    assert sentences.rounded((-5.0, -4.0), -9.0) == sentences.rounded((math.inf, -math.inf), math.nan) == ""


@pytest.mark.parametrize("f", ["4", "x > 0"])
def test_what_autograd_cannot_follow_is_not_called_constant(f):
    words = sentences.about_tracking("f", parse_function(f))
    assert "would raise an error" in words
    assert "constant" not in words

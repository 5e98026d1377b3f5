"""The words beside the picture."""

import pytest

from components.autograd import sentences
from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.smoothness import Trouble

F, G = "x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2"


def said(f=F, g=G, x=-2.0, zero=False):
    functions = {"f": parse_function(f), "g": parse_function(g)}
    points = {name: point_at(function, x) for name, function in functions.items()}
    return sentences.about(functions, points, zero)


def test_the_readings_slopes_in_words():
    picture = said()
    assert "is 18 at x = -2. Its slope is **-5**: 1 right, 5 down." in picture
    assert "is 4 at x = -2. Its slope is **-4**: 1 right, 4 down." in picture


def test_the_extra_minus_5_is_explained_and_set_apart_from_the_guess():
    program = said()
    assert "x.grad still held -5 from f" in program
    assert "-5 + -4 = **-9**" in program
    assert "not the reading's guess" in program


def test_elsewhere_the_guess_is_not_mentioned():
    assert "guess" not in said(x=1.0)
    assert "guess" not in said(zero=True)


def test_with_zero_nothing_is_wrong():
    program = said(zero=True)
    assert "holds -4, from g alone" in program
    assert "Wrong" not in program


@pytest.mark.parametrize("f", ["4", "cos(x) * 0 + 1"])
def test_adding_0_is_not_called_wrong(f):
    assert "Wrong" not in said(f=f)


@pytest.mark.parametrize("f", ["abs(x)", "1 / x", "where(x > 0, sqrt(x), 0)"])
def test_what_is_no_slope_is_not_added_up_as_one(f):
    assert "Wrong" not in said(f=f, x=0.0)


def test_a_constant_says_why_its_backward_is_commented_out():
    assert "would raise an error" in said(f="4")


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
        (1e-12, "0"),
        (0.004, "0.004"),
        (3269017.4, "3.27e+06"),
    ],
)
def test_numbers_are_short_and_python(value, text):
    assert sentences.short(value) == text

"""Which slopes can be guessed."""

import pytest

from components.autograd.curves import trace
from components.autograd.functions import parse_function
from components.autograd.guess.control import Guesses, guessable_x, guesses


def of(text, low=-3, high=3):
    return guesses(trace({"f": parse_function(text)}, low, high))


@pytest.mark.parametrize(
    ("text", "steepest"),
    [("x ** 3 + 3 * x ** 2 - 5 * x + 4", 50), ("sin(x)", 2), ("x ** 2 / 4 + sin(5 * x)", 10), ("1000 * x", 10_000)],
)
def test_the_limit_is_read_off_the_picture(text, steepest):
    assert of(text).steepest == pytest.approx(steepest)


@pytest.mark.parametrize("text", ["4", "0 * x", "1e-30 * x", "1e30 * x", "1 / x", "exp(100 * x)", "log(x - 5)"])
def test_every_picture_has_a_limit(text):
    found = of(text)
    assert 0 < found.fine < found.step < found.steepest < 1e14


def test_a_guess_stays_inside():
    assert [Guesses(5.0).inside(slope) for slope in (-7.0, 1.5, 7.0)] == [-5, 1.5, 5]


def test_the_x_to_guess_at_have_a_slope_and_are_in_the_picture():
    found = guessable_x(trace({"f": parse_function("log(x)")}, -3, 0.5))
    assert 5 < len(found) < 15
    assert 0 < min(found) < max(found) <= 0.5
    assert 0 not in guessable_x(trace({"f": parse_function("abs(x)")}, -3, 3))
    assert guessable_x(trace({"f": parse_function("log(x)")}, -3, -1)) == []


@pytest.mark.parametrize("text", ["x ** 3", "x ** 10", "sin(20 * x)", "exp(x)", "tanh(5 * x)"])
def test_every_slope_that_is_seen_can_be_guessed(text):
    curves = trace({"f": parse_function(text)}, -3, 3)
    f = curves.by_name["f"]
    seen = (f.y >= curves.bottom) & (f.y <= curves.top)
    assert abs(f.slope[seen]).max() <= guesses(curves).steepest


def test_the_limit_does_not_give_a_lines_slope_away():
    assert of("-5 * x").steepest >= 15


def test_no_x_to_guess_at_is_minus_0():
    assert "-0.0" not in map(repr, guessable_x(trace({"f": parse_function("x")}, -3, 3)))

"""The words beside a guess."""

import pytest

from components.autograd.curves import point_at, trace
from components.autograd.functions import parse_function
from components.autograd.guess.sentences import about, has_no_secret, hindrance

F = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def hindered(text, x):
    f = parse_function(text)
    return hindrance(f, point_at(f, x), trace({"f": f}, -3, 3))


def said(guess, revealed, text=F, x=-2.0):
    f = parse_function(text)
    return about(f, point_at(f, x), guess, revealed)


def test_only_a_revealed_guess_is_judged():
    assert "autograd" not in said(-9.0, revealed=False)
    assert "-5" not in said(-9.0, revealed=False)
    assert "1 right, 9 down" in said(-9.0, revealed=False)
    assert "you -9, autograd -5: 4 too steep" in said(-9.0, revealed=True)
    assert "1 right, 5 down" in said(-9.0, revealed=True)


def test_x_is_told_exactly():
    assert "at x = -2.001." in said(-9.0, revealed=False, x=-2.001)
    assert "at x = 0.001, outside the picture" in hindered("1 / x", 0.001)


def test_the_readings_guess_is_told_where_it_was_made():
    assert "The reading's author guessed -9 here" in said(0.0, revealed=False)
    assert "guessed" not in said(0.0, revealed=False, x=1.0)
    assert "guessed" not in said(0.0, revealed=False, text="x ** 2")


@pytest.mark.parametrize(
    ("text", "x", "why"),
    [
        ("abs(x)", 0.0, "kink"),
        ("1 / x", 0.0, "pole"),
        ("log(x)", -1.0, "no value"),
        ("sqrt(x)", 0.0, "vertical tangent"),
        ("floor(x)", 1.0, "jumps"),
        ("clamp(x, -1, 1)", 1.0, "kink"),
        ("where(x > 0, sqrt(x), 0)", 0.0, "nan"),
    ],
)
def test_where_there_is_no_honest_slope_there_is_nothing_to_guess(text, x, why):
    assert why in hindered(text, x)
    assert "no honest slope here, and there is nothing to guess" in hindered(text, x)
    f = parse_function(text)
    assert has_no_secret(f, point_at(f, x))


def test_a_constant_cannot_be_guessed_by_autograd():
    assert "No gradient leads from" in hindered("4", 1.0)


def test_a_point_outside_the_picture_keeps_its_secret():
    assert "outside the picture" in hindered("1 / x", 0.001)
    f = parse_function("1 / x")
    assert not has_no_secret(f, point_at(f, 0.001))


def test_elsewhere_nothing_hinders():
    assert hindered(F, -2.0) == hindered("abs(x)", 1.0) == ""


def test_a_slope_that_float32_does_not_find_is_not_guessed():
    assert "does not find that slope" in hindered("exp(100 * x)", 1.0)
    assert "PyTorch answers **inf**" in hindered("exp(100 * x)", 1.0)
    assert hindered("exp(x)", 1.0) == ""

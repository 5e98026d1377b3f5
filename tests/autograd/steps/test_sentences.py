"""What the page says about every line."""

import pytest

from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.pairs import FIRST, PAIRS
from components.autograd.program import write_program
from components.autograd.steps.sentences import explain
from components.autograd.steps.stops import stops_of, walk


def said(count, f=FIRST.f, g=FIRST.g, zero=False, x=-2.0):
    functions = {name: parse_function(text) for name, text in (("f", f), ("g", g)) if text}
    program = write_program(functions.get("f"), functions.get("g"), x, zero)
    points = {name: point_at(function, x) for name, function in functions.items()}
    return explain(walk(program, count), functions, points)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Nothing has run yet"),
        (1, "Nothing is computed yet"),
        (2, "there is no y"),
        (4, "`None` is not 0"),
        (5, "`x.grad` is still `None`"),
        (6, "added -5 to `x.grad`, which was `None`"),
        (6, "a second `backward()` on this y would raise"),
        (7, "**-5** is the slope of :blue[**f**] at x = -2: 1 right, 5 down"),
        (8, "Python skips a comment: `x.grad` still holds -5"),
        (9, "still holds -5"),
        (10, ":red[**Wrong for g.**]"),
        (10, "-5 + -4 = **-9**"),
        (11, "the sum of -5 from f and -4 from g"),
        (11, "The reading's guess of -9 has nothing to do with it"),
    ],
)
def test_the_readings_program(count, words):
    assert words in said(count)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (8, "wrote 0 over the -5"),
        (9, "still holds 0"),
        (10, "added -4 to `x.grad`, which held 0. Now it holds **-4**"),
        (11, "**-4** is the slope of :orange[**g**]"),
    ],
)
def test_with_zero(count, words):
    assert words in said(count, zero=True)
    assert "Wrong" not in said(count, zero=True)


def test_a_graph_that_saved_nothing():
    assert "nothing was freed" in said(6, f="x + 1")
    assert "would add again" in said(6, f="x + 1")
    assert "no graph" in said(5, f="x")
    assert "there was no graph" in said(6, f="x")


def test_a_constant():
    assert "recorded no graph" in said(5, f="4")
    assert "would raise an error" in said(6, f="4")
    assert "because no `backward()` has run" in said(7, f="4")
    assert "would raise an error: `x.grad` is `None`" in said(8, f="4")
    assert "which was `None`" in said(10, f="4")
    assert "still **-5** from f" in said(11, g="4")


def test_a_kink_is_no_slope():
    assert "kink at x = 0" in said(6, f="abs(x)", x=0.0)
    assert "kink at x = 0" in said(7, f="abs(x)", x=0.0)


def test_a_forgotten_zero_that_does_no_harm():
    assert "does no harm" in said(10, f="x ** 2", g="sin(x)", x=0.0)
    assert "**1** is the slope" in said(11, f="x ** 2", g="sin(x)", x=0.0)


def test_a_tiny_slope_that_f_left_is_no_0():
    assert "which still held 1e-12 from f: 1e-12 + 0 = **1e-12**" in said(10, f="1e-12 * x", x=0.0)


def test_x_is_told_exactly():
    assert "at x = 0.633:" in said(7, x=0.633)


def test_slopes_are_those_of_the_programs_own_float32():
    assert "**6.71e-05** is the slope of :blue[**f**] at x = 0.633: 1 right, 6.71e-05 up." in said(7, x=0.633)
    assert "the sum of 6.71e-05 from f and 1.27 from g. It" in said(11, x=0.633)
    assert "and PyTorch answers **inf** for its slope. With more digits" in said(7, f="exp(x * 100)", x=3.0)
    assert "the sum of inf from f and 6 from g. It is not the slope of g." in said(11, f="exp(x * 100)", x=3.0)


def test_a_sum_of_rounded_numbers_says_that_it_is_rounded():
    assert "0.27 + -0.96 = **-0.7**, rounded." in said(10, f="sin(x)", g="cos(x)", x=1.3)
    assert "the sum of 0.27 from f and -0.96 from g, rounded." in said(11, f="sin(x)", g="cos(x)", x=1.3)
    assert "rounded" not in said(10) + said(11)


def test_a_sum_with_an_infinite_part_is_no_slope():
    assert "the sum of -inf from f and 1 from g. It is not the slope of g." in said(11, f="1 / x", g="tan(x)", x=0.0)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("zero", [False, True])
def test_every_line_of_every_pair_has_its_words(pair, zero):
    functions = {"f": parse_function(pair.f), "g": parse_function(pair.g)}
    for x in {pair.x, pair.low}:
        program = write_program(*functions.values(), x, zero)
        points = {name: point_at(function, x) for name, function in functions.items()}
        for count in range(len(stops_of(program)) + 1):
            words = explain(walk(program, count), functions, points)
            assert words.endswith(".")
            assert "None**" not in words


@pytest.mark.parametrize(("f", "x"), [("sin(x) / x", 0.001), ("exp(100 * x)", 1.0), ("exp(x)", 89.0)])
def test_what_float32_makes_of_a_slope_is_not_called_the_slope(f, x):
    shown = said(7, f=f, x=x)
    assert "is the slope of :blue" not in shown
    assert "With more digits" in shown

"""What the section says about a way downhill."""

import pytest

from components.autograd.descent.program import Settings, descend
from components.autograd.descent.sentences import about
from components.autograd.functions import parse_function
from components.autograd.pairs import PAIRS

READING = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def said(text, start, rate, steps, low=-3.0, high=3.0, **memory):
    f, settings = parse_function(text), Settings(start, rate, steps, **memory)
    return about(f, descend(f, settings, low, high), settings, low, high)


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps", "words"),
    [
        (READING, -2.0, 0.1, 5, "making x a little bigger makes y a little smaller"),
        (READING, 2.0, 0.01, 1, "making x a little smaller makes y a little smaller"),
        (READING, -2.0, 0.1, 0, "x - 0.1 * (-5), so 0.5 to the right"),
        (READING, -2.0, 0.1, 20, "only a local one: f(-10) is -646"),
        (READING, -2.7, 0.1, 20, "f has no lowest point"),
        (READING, -2.0, 0.0, 5, "with rate 0 nothing moves"),
        (READING, -2.633, 0.1, 3, "has a maximum here"),
        ("x ** 2", 0.0, 0.1, 5, "a minimum here, and no lower place was found"),
        ("-x ** 2", 0.0, 0.1, 5, "has a maximum here"),
        ("x ** 3", 0.0, 0.1, 5, "this is no minimum"),
        ("x ** 2", 1.0, 1.0, 5, "the next one jumps back"),
        ("x ** 2", 1.0, 1.05, 5, "farther each time"),
        ("x ** 2", 1.0, 0.8, 5, "less far each time"),
        ("x ** 2", 1.0, 1.05, 1, "y rose from 1 to 1.21"),
        ("x ** 2", 1.0, 3.0, 1, "The step was too long"),
        ("abs(x)", 1.0, 0.3, 10, "zigzags across a kink"),
        ("abs(x)", 0.0, 0.3, 10, "has a kink at x = 0"),
        ("relu(x)", -1.0, 0.3, 10, "is level all around here"),
        ("clamp(x, -1, 1)", 2.0, 0.3, 10, "whether there is a lower place. f(-"),
        ("(x ** 2).clamp(min=1)", 0.0, 0.3, 10, "whether there is a lower place."),
        ("torch.round(x)", 0.5, 0.3, 10, "jumps at x = 0.5"),
        ("sign(x)", 0.0, 0.3, 10, "jumps at x = 0"),
        ("relu(x) - relu(-x)", 0.0, 0.3, 10, "yet PyTorch answers 0"),
        ("exp(-x)", 2.9, 0.1, 0, "A negative slope"),
        ("abs(x - 0.1) + abs(x - 0.2)", 0.0, 0.15, 10, "A smaller rate can end on the floor"),
        ("abs(x - 0.1) + abs(x - 0.2)", 0.15, 0.1, 3, "is level"),
        ("asin(sin(x))", 1.5707963, 0.1, 3, "is inf. No step comes of that"),
        ("x", 999.9990234375, 0.1, 0, "The start: x = **999.999**"),
        ("x ** 2", 5e-10, 0.1, 0, "The slope is **1e-09**. A positive slope"),
        ("1e-20 * x", 1.0, 0.1, 5, "The slope is 0, so nothing moves."),
        ("exp(100 * x)", 3.0, 0.1, 10, "y is inf: more than float32 can hold, or a pole"),
        ("sigmoid(x)", -2.9, 0.01, 10, "x hardly moves"),
        ("exp(x)", -2.9, 5.0, 10, "wider range"),
        ("log(x)", 0.1, 0.1, 10, "has no value there"),
        ("sqrt(x)", 0.0, 0.1, 10, "The slope at x = 0 is inf"),
        ("4", 0.0, 0.1, 10, "No gradient"),
        (READING, 1.0, 1e-9, 5, "too little to change x"),
    ],
)
def test_each_way_to_end_has_its_words(text, start, rate, steps, words):
    assert words.lower() in said(text, start, rate, steps).lower()


def test_a_slope_that_is_small_still_tells_which_way_is_down():
    assert "making x a little bigger makes y a little smaller" in said("exp(-x)", -2.0, 0.1, 900, high=6.0)


def test_of_a_curve_that_turns_too_often_to_be_seen_no_maximum_is_told():
    f = "1e-8 * sin(1e4 * x)"
    assert "making x a little smaller" in said(f, -1.9999, 0.1, 3)
    assert "maximum" not in said(f, -2.0, 0.1, 3) + said(f, -1.9999, 0.1, 3) + said(f, 0.0, 0.1, 3)


def test_a_smooth_valley_is_no_kink():
    for rate in (1.0, 1.02, 1.05):
        assert "kink" not in said("x ** 2", 1.0, rate, 6)
        assert "kink" not in said("cosh(x)", 1.0, rate, 6)


def test_what_falls_without_end_is_told_from_what_levels_out():
    for text in (READING, "-x", "-log(x + 5)", "x"):
        assert "no lowest point" in said(text, 0.0 if text != READING else -2.7, 2.0, 20)
    for text in ("exp(x)", "exp(-x)", "sigmoid(x)", "-tanh(x)"):
        assert "no lowest point" not in said(text, 0.0, 9.0, 100)


def test_the_forgotten_zero_is_explained():
    words = said(READING, -2.0, 0.05, 40, forget=True)
    for part in ("zero_() is forgotten", "sum of the slopes", "without friction", "between -2.01 and 2.12"):
        assert part in words


@pytest.mark.parametrize(
    ("text", "start"), [("clamp(x, -1, 1)", -2.0), ("relu(x)", -1.0), ("(x ** 2).clamp(min=1)", 0.0), ("x * 0", 1.0)]
)
def test_a_lowest_place_is_not_said_to_be_no_minimum(text, start):
    assert "no minimum" not in said(text, start, 0.1, 5)
    assert "f(" not in said(text, start, 0.1, 5)


def test_a_step_is_not_called_a_constant():
    words = said("x > 0", 1.0, 0.1, 5)
    assert "No gradient leads" in words
    assert "constant" not in words


@pytest.mark.parametrize(
    ("text", "rate", "steps"), [(READING, 0.0, 5), (READING, 0.01, 3), ("x", 0.01, 5)], ids=("still", "down", "line")
)
def test_no_valley_is_told_before_x_has_been_through_one(text, rate, steps):
    words = said(text, -2.0, rate, steps, forget=True)
    assert "zero_() is forgotten" in words
    assert "valley" not in words


def test_momentum_is_told_from_the_forgotten_zero():
    assert "A forgotten zero_() is momentum 1" in said(READING, -2.0, 0.05, 5, momentum=0.9)
    assert "the path is the same" in said(READING, -2.0, 0.05, 5, momentum=1.0)
    assert "sum already" in said(READING, -2.0, 0.05, 3, momentum=0.5, forget=True)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("memory", [{}, {"forget": True}, {"momentum": 0.9}], ids=str)
def test_every_ready_pair_has_words_from_everywhere(pair, memory):
    for text in (pair.f, pair.g):
        for start in (pair.low, 0.0, pair.x, pair.high):
            assert said(text, start, 0.3, 6, pair.low, pair.high, **memory)

"""What the picture may show, and when."""

import math

import pytest

from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.pairs import FIRST
from components.autograd.program import write_program
from components.autograd.steps.revealed import NO_BACKWARD, NO_SLOPE_YET, NOT_CALLED, revealed_after, revealed_points
from components.autograd.steps.stops import stops_of


def shown(count, f=FIRST.f, g=FIRST.g, zero=False, x=-2.0):
    functions = {name: parse_function(text) for name, text in (("f", f), ("g", g)) if text}
    program = write_program(functions.get("f"), functions.get("g"), x, zero)
    revealed = revealed_after(stops_of(program)[:count])
    points = revealed_points(revealed, {name: point_at(function, x) for name, function in functions.items()})
    return revealed, {name: (point.y, point.slope, str(point.trouble)) for name, point in points.items()}


def same(seen, expected):
    assert repr(seen) == repr(expected)


NAN = math.nan
AFTER = {
    0: {},
    3: {},
    4: {"f": (NAN, NAN, NOT_CALLED)},
    5: {"f": (18.0, NAN, NO_SLOPE_YET)},
    6: {"f": (18.0, -5.0, "")},
    8: {"f": (18.0, -5.0, "")},
    9: {"f": (18.0, -5.0, ""), "g": (4.0, NAN, NO_SLOPE_YET)},
    10: {"f": (18.0, -5.0, ""), "g": (4.0, -4.0, "")},
}


@pytest.mark.parametrize("count", AFTER)
def test_a_value_is_revealed_after_the_call_and_a_slope_after_backward(count):
    same(shown(count)[1], AFTER[count])


@pytest.mark.parametrize(("count", "defined"), [(0, ()), (1, ()), (2, ("f",)), (3, ("f", "g")), (11, ("f", "g"))])
def test_a_curve_is_revealed_after_its_definition(count, defined):
    assert shown(count)[0].defined == defined


def test_a_sum_is_wrong_from_the_second_backward_on():
    assert [shown(count)[0].wrong for count in (9, 10, 11)] == [False, True, True]
    assert not shown(11, zero=True)[0].wrong
    assert not shown(11, f="4")[0].wrong
    assert not shown(11, g="4")[0].wrong


def test_a_constant_never_shows_a_slope():
    assert [shown(count, f="4")[1]["f"][2] for count in (5, 6, 11)] == [NO_SLOPE_YET, NO_BACKWARD, NO_BACKWARD]


def test_g_alone_stands_for_x():
    same(shown(3, f="")[1], {"g": (NAN, NAN, NOT_CALLED)})


def test_no_function_no_point():
    assert shown(2, f="", g="")[1] == {}


def test_a_kink_is_named_once_backward_has_answered():
    at = {"f": "abs(x)", "g": "x", "x": 0.0}
    assert [shown(count, **at)[1]["f"][2] for count in (5, 6)] == [NO_SLOPE_YET, "kink, no slope"]

"""Which ranges and which x can be used."""

import pytest

from components.autograd.interval import Interval, check_interval
from components.links.parameter import number


@pytest.mark.parametrize(
    ("low", "high", "step"),
    [(-3, 3, 0.1), (0, 1, 0.01), (-1, 1, 0.02), (-1000, 1000, 20), (0, 0.1, 0.001), (-6, 6, 0.2), (0, 60, 1)],
)
def test_a_step_is_round_and_about_a_sixtieth(low, high, step):
    assert Interval(low, high).step == step


def test_a_clicked_x_is_round_and_inside():
    assert Interval(-3, 3).snap(0.8999999999999999) == 0.9
    assert Interval(-3, 3).snap(-1.3700000001) == -1.37
    assert Interval(-0.05, 0.055).snap(0.0549999) == 0.055
    assert Interval(-1000, 1000).snap(123.4567) == 123
    assert Interval(0, 0.1).snap(0.033333) == 0.0333


def test_where_x_starts():
    assert Interval(-3, 3).start(-2.0) == -2.0
    assert Interval(0, 5).start(-2.0) == 2.5


@pytest.mark.parametrize(
    ("low", "high"), [(3, -3), (1, 1), (1, 1.05), (-1001, 0), (0, 1e9), (float("nan"), 1), (0, float("inf"))]
)
def test_a_range_that_cannot_be_drawn_is_refused(low, high):
    with pytest.raises(ValueError, match=r"high|number"):
        check_interval(low, high)


@pytest.mark.parametrize("text", ["hello", "", "nan", "inf", "1,5", "__import__('os')"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="number"):
        number(text)


def test_a_number_is_read():
    assert number("-0.5") == -0.5

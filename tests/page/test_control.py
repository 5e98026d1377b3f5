"""A number of the page follows its slider, and a browser can tell it nothing that the slider could not."""

import math

import pytest

from components.links.parameter import Number, Whole
from components.page import control

X = Number("x", 0.5, low=-3.0, high=3.0, step=0.1)
LINE = Whole("line", 2, low=0, high=10)


@pytest.mark.parametrize(
    ("number", "moved", "then"),
    [
        (X, 1.5, 1.5),
        (X, 2, 2.0),
        (LINE, 3, 3),
        *((X, told, 0.5) for told in (None, "1", [1], {}, True, 3.5, -1e300, math.nan, math.inf)),
        *((LINE, told, 2) for told in (11, -1, 2.5, "3", False)),
    ],
)
def test_a_number_becomes_what_its_slider_says_if_the_slider_can_say_that(monkeypatch, number, moved, then):
    state = {control.slider_of(number.name): {"moved": moved}, number.name: number.default}
    monkeypatch.setattr(control.st, "session_state", state)
    control.follow_slider(number)
    assert state[number.name] == then
    assert type(state[number.name]) is type(number.default)

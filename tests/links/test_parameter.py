"""A parameter takes what its control takes, and says why it takes nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.links.parameter import Choice, Number, Switch, Text, Whole, number

STEPS = Whole("steps", 5, low=0, high=100)
RATE = Number("rate", 0.1, low=0.0, high=10.0, step=0.05)
H = Choice("h", 1.0, options=(1.0, 0.1))


@pytest.mark.parametrize(
    ("parameter", "text", "reason"),
    [
        (STEPS, "101", "it is not a whole number from 0 to 100"),
        (STEPS, "0005", "it is not a whole number from 0 to 100"),
        (STEPS, "\u0663", "it is not a whole number from 0 to 100"),
        (Whole("back", 0, low=0, high=10_000), "-1", "it is not a whole number from 0 to 10,000"),
        (RATE, "10.01", "it is not from 0 to 10"),
        (RATE, "nan", "it is not a finite number"),
        (RATE, "ten", "it is not a number"),
        (H, "0.10", "it is none of 1.0, 0.1"),
        (Switch("zero", False), "yes", "it is neither true nor false"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(parameter, text, reason):
    with pytest.raises(ValueError, match="it is n") as refused:
        parameter.check(text)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("parameter", "text", "value"),
    [
        (STEPS, "005", 5),
        (RATE, "1e-1", 0.1),
        (H, "0.1", 0.1),
        (Switch("zero", False), "TRUE", True),
        (Switch("zero", True), "false", False),
        (Text("f", "x"), "x ** 2", "x ** 2"),
    ],
)
def test_what_can_be_used_means_a_value_of_the_control(parameter, text, value):
    parameter.check(text)
    assert parameter.value(text) == value
    assert type(parameter.value(text)) is type(value)


def test_what_cannot_be_used_beside_others_is_refused_before_the_bounds_are_asked():
    def below(value):
        if value > 3:
            raise ValueError("it is not below high")

    with pytest.raises(ValueError, match="not below high"):
        Number("low", -3.0, low=-9.0, high=9.0, step=1.0, also=below).check("10")


@given(st.text(max_size=8) | st.floats().map(str) | st.integers().map(str))
def test_any_text_is_a_finite_number_or_refused(text):
    try:
        value = number(text)
    except ValueError:
        return
    assert value == float(text)
    assert abs(value) < float("inf")

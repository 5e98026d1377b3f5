"""What plot_func and plot_gradient make of functions and numbers."""

import math

import numpy as np
import pytest
import torch
from torch import tensor

from components.autograd.drawing import plot_func, plot_gradient


def f(x):
    return x**3 + 3 * x**2 - 5 * x + 4


def points(chart):
    return [(row["x"], row["y"]) for row in chart.to_dict()["layer"][0]["data"]["values"]]


def row(chart):
    (found,) = chart.to_dict()["data"]["values"]
    return found


def test_a_curve_goes_from_end_to_end_through_its_function():
    found = np.array(points(plot_func(f, low=-2, high=1)))
    assert len(found) == 121
    assert found[0, 0] == -2
    assert found[-1, 0] == 1
    assert found[:, 1] == pytest.approx(f(found[:, 0]), abs=1e-4)


def test_the_middle_is_0_and_where_there_is_no_value_there_is_a_gap():
    assert points(plot_func(lambda x: 1 / x))[60] == (0, None)
    assert [y is None for _, y in points(plot_func(torch.log))] == [True] * 61 + [False] * 60
    assert math.isfinite(points(plot_func(torch.log))[61][1])


@pytest.mark.parametrize("constant", [4, 4.0, True, tensor(4)])
def test_a_constant_is_drawn(constant):
    assert {y for _, y in points(plot_func(lambda x: constant))} == {float(constant)}


def test_a_curve_has_the_name_of_its_function():
    line, name = plot_func(f, "orange").to_dict()["layer"]
    assert name["mark"]["text"] == "f"
    assert name["data"]["values"] == line["data"]["values"][-1:]
    assert plot_func(f, "orange").to_dict()["encoding"]["color"] == {"value": "orange"}


@pytest.mark.parametrize(
    ("x", "y", "slope"),
    [
        (-2, f(-2), -9),
        (-2.0, 18.0, -9.0),
        (tensor(-2.0), f(tensor(-2.0)), tensor(-9.0)),
        (tensor(-2.0).requires_grad_(), f(tensor(-2.0).requires_grad_()), -9),
        (np.float64(-2), np.float32(18), tensor(-9, dtype=torch.float64)),
    ],
)
def test_a_line_takes_tensors_and_numbers(x, y, slope):
    """The reading's map(float, ...) makes torch warn of a tensor that requires grad, and here warnings are errors."""
    assert row(plot_gradient(x, y, slope)) == {"x": -2, "y": 18, "slope": -9, "text": "slope -9"}


def test_a_wrong_line_is_red_dashed_and_named():
    chart = plot_gradient(-2, 4, -9, "orange", wrong=True)
    line = chart.to_dict()["layer"][0]
    assert row(chart)["text"] == "wrong: slope -9"
    assert line["encoding"]["color"] == {"value": "red"}
    assert line["mark"]["strokeDash"] == [8, 6]
    assert plot_gradient(-2, 4, -9).to_dict()["layer"][0]["mark"]["strokeDash"] == [8, 0]

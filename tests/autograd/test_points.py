"""Mathematics and the page agree on hundreds of places: what kind a place is, and the slopes on both sides of it."""

import math

import pytest
import torch

from components.autograd.curves import point_at
from components.autograd.functions import parse_function
from components.autograd.smoothness import Trouble

from .points import FAMILIES, drawn, truth

EACH = 30
# Where the curve is smooth, autograd may still be wrong, nan or inf: that is named, and no kind of place.
NAMES = {
    "smooth": {Trouble.NONE, Trouble.NO_SLOPE, Trouble.UNBOUNDED, Trouble.MISLED},
    "kink": {Trouble.KINK},
    "jump": {Trouble.JUMP},
    "pole": {Trouble.POLE},
    "cusp": {Trouble.CUSP},
    "vertical": {Trouble.VERTICAL},
    "edge": {Trouble.EDGE},
    "point": {Trouble.POINT},
    "no value": {Trouble.NO_VALUE},
}


def mistakes(text: str, x: float) -> list[str]:
    """What the page says otherwise than mathematics and torch."""
    math_says, point = truth(text, x), point_at(parse_function(text), x)
    if point.trouble == Trouble.UNKNOWN:
        return []
    at = torch.tensor(x, dtype=torch.float64).requires_grad_()
    names = {"where": lambda c, a, b: torch.where(c, a, b), "relu": torch.relu, "abs": abs, "sign": torch.sign}
    names |= {name: getattr(torch, name) for name in "sin cos tan atan asin tanh exp log sqrt floor".split()}
    eval(text, {"__builtins__": {}}, {**names, "x": at}).backward()
    found = []
    if point.trouble not in NAMES[math_says.kind]:
        found.append(f"{text} at {x}: {math_says.kind}, called {point.trouble!r}")
    if point.trouble is Trouble.NONE and not math.isclose(at.grad, math_says.left, rel_tol=1e-4, abs_tol=1e-9):
        found.append(f"{text} at {x}: torch's {at.grad} is called right, and it is {math_says.left}")
    if not math.isclose(point.slope, at.grad, rel_tol=1e-9) and not math.isnan(at.grad):
        found.append(f"{text} at {x}: torch answers {at.grad}, not {point.slope}")
    if math_says.kind in ("smooth", "kink", "edge", "cusp", "vertical"):
        for said, true in ((point.left, math_says.left), (point.right, math_says.right)):
            if true is not None and not math.isclose(said, true, rel_tol=1e-4, abs_tol=1e-9):
                found.append(f"{text} at {x}: slope {said} on one side, and it is {true}")
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_no_place_is_called_what_it_is_not(family):
    assert [said for text, x in drawn(family, EACH) for said in mistakes(text, x)] == []


def test_hardly_a_place_cannot_be_told_and_many_were_tried():
    tried = [case for family in FAMILIES for case in drawn(family, EACH)]
    unknown = [case for case in tried if point_at(parse_function(case[0]), case[1]).trouble == Trouble.UNKNOWN]
    assert len(tried) >= 300
    assert len(unknown) <= len(tried) / 20


@pytest.mark.parametrize(
    ("text", "x", "kinds"),
    [
        ("sin(1e6*x)", 0, {Trouble.NONE}),
        ("atan(1e6*x)", 0, {Trouble.NONE}),
        ("x*sin(1/x)", 0.001, {Trouble.NONE}),
        ("1/(x**2 + 1e-12)", 0, {Trouble.NONE}),
        ("abs(x)**0.2", 0, {Trouble.CUSP}),
        ("torch.where(x > 0, x + 1e-5, x)", 0, {Trouble.JUMP}),
        ("torch.where(x == 0, 5.0, x)", 0, {Trouble.JUMP}),
        ("sqrt(x**2)", 0, {Trouble.KINK}),
        ("exp(x)", 800, {Trouble.OVERFLOW}),
        ("asin(sin(x))", math.pi / 2, {Trouble.KINK, Trouble.UNKNOWN}),
        ("asin(sin(x))", 1.5708, {Trouble.NONE, Trouble.UNKNOWN}),
        ("(1e6 + x) - 1e6", 0.1, {Trouble.NONE, Trouble.UNKNOWN}),
        ("(1 - cos(x))/x**2", 0.001, {Trouble.NONE, Trouble.UNKNOWN}),
        ("sqrt(-x**2)", 0, {Trouble.POINT}),
        ("where(x == 0, 0, x*sin(1/x))", 0, {Trouble.UNKNOWN}),
    ],
)
def test_what_rounding_and_steepness_hide(text, x, kinds):
    assert point_at(parse_function(text), x).trouble in kinds


def test_a_side_that_rises_vertically_is_seen_beside_a_level_one():
    f = parse_function("torch.where(x > 0, sqrt(torch.where(x > 0, x, 1.0)), 0)")
    point = point_at(f, 0)
    assert (point.trouble, point.left, point.right) == (Trouble.KINK, 0, math.inf)

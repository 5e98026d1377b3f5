"""Broadcasting against numpy's own: which cells are repeated, the rule for the shapes, and shapes that do not fit."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import mutually_broadcastable_shapes

from components.tensors.results import clash
from components.tensors.results.cards import cards_of
from tests.tensors.results.explained import origin

SETTING = "X = torch.arange({}).reshape({})\nY = torch.arange({}).reshape({})\n"
sides = st.lists(st.integers(1, 4), max_size=3).map(tuple)


def setting(left, right):
    return SETTING.format(int(np.prod(left)), left, int(np.prod(right)), right)


@settings(deadline=None, max_examples=60)
@given(mutually_broadcastable_shapes(num_shapes=2, min_dims=1, max_dims=3, min_side=1, max_side=4))
def test_sources_copies_and_rule_are_numpys(shapes):
    left, right = shapes.input_shapes
    drawn = origin("X + Y", setting(left, right))
    if drawn is None:
        # A stack of more matrices than a picture has.
        assert len(shapes.result_shape) > 2
        return
    size = int(np.prod(shapes.result_shape))
    numbers = [np.broadcast_to(np.arange(int(np.prod(own))).reshape(own), shapes.result_shape) for own in (left, right)]
    assert drawn.sources == tuple((cell, size + cell) for cell in range(size))
    for operand, own, expected in zip(drawn.operands, (left, right), numbers, strict=True):
        assert [int(cell.value) for cell in operand.picture.cells] == expected.ravel().tolist()
        assert len(operand.copies) == size - int(np.prod(own))
        kept = [value for place, value in enumerate(expected.ravel().tolist()) if place not in operand.copies]
        assert sorted(kept) == list(range(int(np.prod(own)))), "every number stands once outside the copies"
    told = re.findall(r"(\d+) meets (\d+|nothing)( and \w+)?", drawn.rule)
    assert [int(second if "stretches" in kind else first) for first, second, kind in told] == (
        [] if left == right else list(shapes.result_shape[::-1])
    )


@settings(deadline=None, max_examples=80)
@given(sides, sides)
def test_a_clash_is_drawn_exactly_where_numpy_refuses(left, right):
    try:
        np.broadcast_shapes(left, right)
        fits = True
    except ValueError:
        fits = False
    drawing = clash.broadcast_clash(["X", "torch.Y"], [left, right])
    assert bool(drawing) != fits
    if drawing:
        first, second, marks, told = drawing.split("\n")
        column = marks.index("^")
        sizes = [int(line[column:].split()[0]) for line in (first, second)]
        assert sizes[0] != sizes[1]
        assert 1 not in sizes
        assert [int(size) for size in re.findall(r"\d+", told)][:2] in (
            [*map(list, zip(left[::-1], right[::-1], strict=False))]
        )


@settings(deadline=None, max_examples=60)
@given(sides.filter(bool), sides.filter(bool))
def test_the_inner_sizes_of_a_product_are_marked_exactly_where_they_differ(left, right):
    inner = right[-2] if len(right) > 1 else right[0]
    drawing = clash.product_clash(["X", "Y"], [left, right])
    try:
        np.ones(left) @ np.ones(right)
        fits = True
    except ValueError:
        fits = False
    assert bool(drawing) != fits
    if left[-1] != inner:
        _, shapes, marks, told = drawing.split("\n")
        assert [int(shapes[mark.start()]) for mark in re.finditer(r"\^", marks)] == [left[-1], inner]
        assert told == f"{left[-1]} and {inner}: not equal"


def test_the_rule_is_spelled_out_for_the_shapes_at_hand():
    assert origin("X * Y", setting((2, 2), (2,))).rule.endswith(
        "Shapes (2, 2) and (2,), compared from the right: 2 meets 2, 2 meets nothing and stays. "
        "Sizes must be equal or 1. Y is used in every row. Dashed cells are repeated."
    )
    assert "X is used in every column. Y is used in every row." in origin("X + Y", setting((3, 1), (1, 4))).rule
    assert origin("X * 10", setting((2, 2), (1,))).rule.endswith("10 is used for every cell.")
    assert "right" not in origin("X + X", setting((2, 2), (1,))).rule


@pytest.mark.parametrize(
    ("line", "drawing"),
    [
        (
            "X + torch.ones(2)",
            "X               2  3\ntorch.ones(2)      2\n                   ^\n3 and 2: not equal, none is 1",
        ),
        ("X @ X", "X @ X\n(2, 3) @ (2, 3)\n    ^     ^\n3 and 2: not equal"),
        ("torch.matmul(X, X)", "X @ X\n(2, 3) @ (2, 3)\n    ^     ^\n3 and 2: not equal"),
        (
            "X.add_(torch.ones(2))",
            "X               2  3\ntorch.ones(2)      2\n                   ^\n3 and 2: not equal, none is 1",
        ),
        (
            "torch.ones(2, 2, 3) @ torch.ones(3, 3, 2)",
            "torch.ones(2, 2, 3) @ torch.ones(3, 3, 2)\n(2, 2, 3) @ (3, 3, 2)\n ^           ^\n"
            "2 and 3: not equal, none is 1",
        ),
        (
            "torch.where(X > 0, torch.ones(3), torch.ones(2))",
            "X > 0           2  3\ntorch.ones(3)      3\ntorch.ones(2)      2\n                   ^\n"
            "3 and 2: not equal, none is 1",
        ),
        ("X[torch.tensor([5, 6])]", ""),
        ("X[torch.ones(3, 3) > 0]", ""),
        ("torch.take(X, torch.tensor([9, 8]))", ""),
        ("X.view_as(torch.ones(4))", ""),
        ("torch.outer(X, torch.ones(2))", ""),
        ("torch.linalg.solve(X, torch.ones(2))", ""),
        ("np.array([1, 2, 3])[np.array([5, 6])]", ""),
        ("torch.inner(X, torch.ones(3, 2))", ""),
        ("torch.mm(X, torch.ones(2))", ""),
        (
            "X @ torch.ones(2, device='meta')",
            "X @ torch.ones(2, device='meta')\n(2, 3) @ (2,)\n    ^     ^\n3 and 2: not equal",
        ),
        ("X + torch.ones(2, 3, device='meta')", ""),
        ("X.clamp(torch.ones(2), 2)", ""),
        ("np.max(np.ones((2, 3)), np.ones(2))", ""),
        (
            "torch.max(X, torch.ones(2))",
            "X               2  3\ntorch.ones(2)      2\n                   ^\n3 and 2: not equal, none is 1",
        ),
        ("X + 'a'", ""),
        ("X.reshape(7)", ""),
    ],
)
def test_a_mistakes_card_has_the_drawing(line, drawing):
    assert cards_of(f"X = torch.ones(2, 3)\n{line}").cards[-1].clash == drawing

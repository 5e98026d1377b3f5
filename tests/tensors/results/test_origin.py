"""The picture of an operation: its operands as they were, its cells' sources, and an arithmetic that is true."""

import json

import numpy as np
import pytest
import torch

from components.interpreter.vocabulary import ARRAY, ELEMENTWISE, REDUCING, SHAPING
from components.tensors.results.cards import cards_of
from components.tensors.results.chart import specification, tables
from components.tensors.results.origin import TOO_LARGE, TOO_MANY
from tests.tensors.results.explained import SETTING, evaluated, last_view, origin

# Each has an arithmetic that Python can evaluate.
COMPUTED = """
    X @ c.reshape(-1, 1) | X @ c | c @ X | c @ c | X @ X | F @ F.T | torch.matmul(X, X) | X.mm(X) | torch.dot(c, c)
    B @ torch.ones(4, 2, dtype=torch.int64) | A @ A
    X * c | X + c.reshape(-1, 1) | X - 1 | 10 * X | X / 3 | X // 2 | -X // 2 | -X % 3 | X ** 2 | F ** 2 | X > 2 | X == c
    X & 2 | torch.add(X, c) | X.mul(c) | torch.pow(X, 2) | A * 2 | A + np.array([[1], [2]]) | X * 2.5 | F + F
    -F | torch.exp(F) | F.abs() | F.relu() | torch.sqrt(F * F) | F.clamp(0, 2) | F.round() | F.sin() | np.exp(A)
    torch.where(F > 0, F, F * 2) | torch.maximum(X, c)
    X.sum() | X.sum(dim=0) | X.sum(1) | B.sum(dim=(0, 2)) | F.mean() | F.mean(dim=1, keepdim=True) | X.prod(dim=0)
    F.norm() | X.max() | X.min(dim=0).values | X.argmax(dim=1) | F.amax(dim=-1) | F.std(dim=0) | F.var()
    X.cumsum(dim=1) | F.softmax(dim=0) | (X > 2).any(dim=0) | A.sum(axis=0) | torch.sum(B, dim=1) | F.median()
"""
COMPUTED = [line.strip() for part in COMPUTED.strip().split("\n") for line in part.split(" | ")]


@pytest.mark.parametrize("line", COMPUTED)
def test_the_arithmetic_is_true_and_its_right_side_is_what_torch_gives(line):
    names = {"torch": torch, "np": np}
    exec(SETTING, names)
    value = np.asarray(eval(line, names))
    drawn = origin(line)
    assert len(drawn.lines) == len(drawn.sources) == len(drawn.result.picture.cells) == value.size
    for text, number in zip(drawn.lines, value.ravel().tolist(), strict=True):
        left, right = evaluated(text)
        assert right == pytest.approx(number, rel=1e-3)
        assert left == pytest.approx(number, rel=5e-3, abs=1e-3)


def test_the_lines_of_the_lesson():
    product = origin("X @ c.reshape(-1, 1)")
    assert product.lines == ("1*10 + 2*1 = 12", "3*10 + 4*1 = 34")
    assert [operand.text for operand in product.operands] == ["X", "c.reshape(-1, 1)"]
    assert [operand.sign for operand in (*product.operands, product.result)] == ["", "@", "="]
    assert [sorted(cells) for cells in product.sources] == [[0, 1, 4, 5], [2, 3, 4, 5]]
    assert product.rule == "Each cell is a row of X times a column of c.reshape(-1, 1), number by number, added up."
    assert origin("X * c").lines == ("1 * 10 = 10", "2 * 1 = 2", "3 * 10 = 30", "4 * 1 = 4")
    assert origin("X.T").lines[1] == "X[1, 0] = 3"
    assert origin("torch.exp(torch.tensor(1.))").lines == ("exp(1.) = 2.7183",)
    assert origin("torch.arange(1, 13) @ torch.arange(12)").lines == ("1*0 + 2*1 + ... + 12*11 = 572",)
    assert origin("Y = X @ X").result.text == "Y"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("torch.tensor([1234.5]) + 1", "1234.5 + 1 = 1235.5"),
        ("torch.tensor([1000.5]) * 2", "1000.5 * 2 = 2001."),
        ("torch.tensor([1.00001]) * 2", "1.0000 * 2 = 2.0000"),
        ("torch.tensor([1e6, 5e5]) + 0.25", "1000000. + 0.25 = 1000000.25"),
        ("torch.tensor([100001.5, 2.]) @ torch.tensor([1., 1.])", "100001.5*1. + 2.*1. = 100003.5"),
        ("torch.tensor([1+2j]) * torch.tensor([2-1j])", "(1.+2.j) * (2.-1.j) = (4.+3.j)"),
        ("torch.tensor([1+2j, 3]).sum()", "(1.+2.j) + (3.+0.j) = (4.+2.j)"),
        ("torch.div(torch.tensor([7, -7]), 2, rounding_mode='trunc')", "div(7, 2, rounding_mode='trunc') = 3"),
        ("-torch.tensor([1+2j])", "-(1.+2.j) = (-1.-2.j)"),
        ("torch.tensor([3+4j]).abs()", "abs(3.+4.j) = 5."),
        ("torch.tensor([1e8]) + 8", "100000000. + 8 = 100000008."),
        ("X.to(F)", "1 becomes 1."),
        ("X.to(torch.float32, True)", "1 becomes 1."),
        ("X.to('cpu', torch.float32)", "1 becomes 1."),
        ("np.dot(A, np.array([1, 2]))", "1*1 + -2*2 = -3"),
        ("np.dot(A, A)", "1*1 + -2*3 = -5"),
        ("torch.cat([X, F[:, :2]])", "X[0, 0] = 1."),
    ],
)
def test_the_first_cells_arithmetic(line, told):
    assert origin(line).lines[0] == told


@pytest.mark.parametrize(
    "line",
    [
        *("A.sum(axis=0, initial=10)", "np.sum(A, axis=0, where=[True, False])", "A.mean(axis=0, where=A > 1)"),
        *("A.max(axis=0, initial=100)", "torch.linalg.norm(F, ord=1, keepdim=True)", "X.view(dtype=torch.float64)"),
    ],
)
def test_what_is_computed_in_another_way_has_no_origin_and_no_note(line):
    view = last_view(line)
    assert (view.origin, view.notes) == (None, ())


def test_the_median_of_numpy_is_told_as_numpy_takes_it():
    assert "the mean of the two in the middle" in origin("np.median(A, axis=0)").rule
    assert "mean" not in origin("X.median()").rule


def test_too_many_operands_are_said_to_be_too_many():
    view = last_view("torch.cat([c, c, c, c, c])")
    assert (view.origin, view.notes) == (None, (TOO_MANY,))


def test_the_parts_of_max_along_a_dimension_are_each_explained():
    values, places = cards_of(SETTING + "X.max(dim=0)").cards[-1].views
    assert values.origin.lines == ("max(1, 3) = 3", "max(2, 4) = 4")
    assert places.origin.lines == ("argmax(1, 3) = 1", "argmax(2, 4) = 1")
    assert (values.origin.result.text, places.origin.result.text) == ("X.max(dim=0)[0]", "X.max(dim=0)[1]")
    assert origin("X.max(dim=0).indices").lines == places.origin.lines
    assert origin("X.max(dim=0)[0]").lines == values.origin.lines


def test_numbers_are_those_of_their_time():
    code = "Y = X * 2\nX[0, 0] = 100\nY"
    card = next(card for card in cards_of(SETTING + code).cards if card.source == "Y = X * 2")
    assert card.views[0].origin.lines[0] == "1 * 2 = 2"


@pytest.mark.parametrize(
    "line",
    [
        "X += 1",
        "X.add_(1)",
        "X",
        "X.contiguous()",
        "X.view(torch.int32)",
        "for i in range(2):\n    Y = X + i\n    X += 1",
    ],
)
def test_what_changes_in_place_or_is_its_own_operand_has_no_origin(line):
    assert origin(line) is None


@pytest.mark.parametrize(
    "line", ["torch.ones(13, 2) * 2", "torch.ones(12, 12) @ torch.ones(12, 13)", "torch.ones(20, 20).sum()"]
)
def test_what_is_larger_keeps_its_picture_and_says_so(line):
    view = last_view(line)
    assert view.origin is None
    assert view.picture
    assert TOO_LARGE in view.notes
    assert TOO_LARGE not in last_view("torch.ones(12, 12) @ torch.ones(12, 12)").notes


NAMES = sorted({*ELEMENTWISE.split(), *REDUCING.split(), *SHAPING.split(), *ARRAY[0].split()})


@pytest.mark.parametrize("operand", ["F", "A", "torch.tensor(-5)", "X > 2"])
def test_no_operation_of_the_vocabulary_fails_here(operand):
    for name in NAMES:
        for arguments in ("", "1", operand):
            for card in cards_of(f"{SETTING}({operand}).{name}({arguments})").cards:
                for view in card.views:
                    if view.origin:
                        well_formed(view.origin)


OPERANDS = "X F A (X>2) c*1j 2 -0.5 [1,2] np.float32(2) torch.ones(3) None".split()


@pytest.mark.parametrize("left", [*OPERANDS, "torch.ones(2, 2, device='meta')"])
def test_no_pair_of_operands_fails_here(left):
    for right in OPERANDS:
        for sign in ("+", "/", "//", "**", "@", "=="):
            assert cards_of(f"{SETTING}{left} {sign} {right}").cards


def well_formed(drawn):
    cells = sum(len(operand.picture.cells) for operand in drawn.operands)
    assert all(0 <= cell < cells for sources in drawn.sources for cell in sources)
    assert len(drawn.lines) == len(drawn.sources) == len(drawn.result.picture.cells)
    assert tables(drawn)["results"].num_rows == len(drawn.lines)


def test_the_largest_picture_stays_small_on_its_way_to_the_browser():
    rows = tables(origin("torch.arange(144).reshape(12, 12) @ torch.arange(144).reshape(12, 12)"))
    assert sum(table.nbytes for table in rows.values()) < 80_000
    assert len(json.dumps(specification(144))) < 8_000

"""Operations that move cells: every cell of the result is the cell that the picture lights, told by gathering."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tensors.results.explained import SETTING, origin

MOVES = """
    X.T | B.mT | X.t() | B.transpose(0, 2) | B.permute(2, 0, 1) | X.reshape(4) | X.view(-1, 1) | B.flatten(1)
    X.flatten() | X.unsqueeze(0) | c.reshape(1, 2, 1).squeeze() | X[1, 0] | X[1] | X[:, 1] | B[0, :, 1:3] | X[X > 1]
    X[[1, 0, 1]] | B[..., -1] | F[:, ::2] | X[None] | c.expand(3, 2) | c.repeat(2, 2) | F.flip(1) | F.roll(1) | X.tril()
    X.diagonal() | torch.diag(c) | F.index_select(1, torch.tensor([2, 0])) | X.gather(1, torch.tensor([[0, 0], [1, 0]]))
    X.clone() | torch.masked_select(X, X > 2) | torch.broadcast_to(c, (2, 2)) | torch.flatten(X)
    A.T | A.reshape(-1) | A[0] | A[:, None] | A.flatten() | np.transpose(A) | A.copy()
    torch.cat([X, X * 2]) | torch.cat((X, X, X), dim=1) | torch.stack([c, c + 1]) | torch.stack([c, c], dim=1)
    torch.hstack([c, c]) | torch.vstack([X, c]) | np.concatenate([A, A]) | np.stack([A, A])
"""
MOVES = [line.strip() for part in MOVES.strip().split("\n") for line in part.split(" | ")]


@pytest.mark.parametrize("line", MOVES)
def test_the_lit_cell_holds_the_number_of_the_result(line):
    names = {"torch": torch, "np": np}
    exec(SETTING, names)
    values = np.asarray(eval(line, names)).ravel().tolist()
    drawn = origin(line)
    cells = [(operand.text, cell) for operand in drawn.operands for cell in operand.picture.cells]
    for value, lit, text in zip(values, drawn.sources, drawn.lines, strict=True):
        if not lit:
            assert value == 0
            assert text.startswith("filled in")
            continue
        ((owner, cell),) = (cells[place] for place in lit)
        assert float(cell.value) == value
        place, told = text.rsplit(" = ", 1)
        assert float(told) == value
        assert eval(place, names) == value, "the text names the cell as Python does"
        assert owner.strip("()") in place


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(4)), st.lists(st.integers(1, 3), min_size=4, max_size=4))
def test_any_permutation_of_dimensions_is_followed(order, shape):
    setting = f"P = torch.arange({int(np.prod(shape))}).reshape({tuple(shape)})\n"
    drawn = origin(f"P.permute{tuple(order)}", setting)
    expected = np.arange(int(np.prod(shape))).reshape(shape).transpose(order)
    # The operand's number in a cell is its place, so what is lit must be what stands in the result.
    if drawn:
        assert [lit for (lit,) in drawn.sources] == expected.ravel().tolist()


def test_the_words_say_what_the_operation_does():
    assert origin("X.T").rule == "Rows become columns: cell [i, j] of the result is X[j, i]."
    assert "keep their order" in origin("X.reshape(-1)").rule
    assert origin("torch.cat([X, X])").rule.startswith("No number changes")
    assert origin("(X * 2).T").rule == "Rows become columns: cell [i, j] of the result is (X * 2)[j, i]."


@pytest.mark.parametrize(
    "line",
    [
        *("A.ravel(order='F')", "A.flatten('F')", "np.reshape(A, (4,), order='F')"),
        *("X.t().contiguous()", "X.transpose(0, 0)", "np.transpose(A, (0, 1))"),
    ],
)
def test_the_words_do_not_say_what_the_operation_is_only_named_after(line):
    assert origin(line).rule.startswith("No number changes")

"""A list of numbers in a text can be replaced by another, and nothing else in the text changes."""

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.interpreter import run
from components.tensors.literals import literals, rewritten

PROGRAM = """\
import numpy as np
from torch import tensor

X = tensor([[1, 2], [3, 4]])  # a matrix
c = tensor([10, 1]); y = X @ tensor([[-1.5],
    [2.0]]).long()
a = np.array([[1, 2, 3]])
"""


def test_every_list_of_numbers_is_found_with_its_name_and_values():
    found = [(literal.name, literal.values.tolist()) for literal in literals(PROGRAM)]
    assert found == [
        ("X", [[1, 2], [3, 4]]),
        ("c", [10, 1]),
        ("tensor([[-1.5], [2.0]])", [[-1.5], [2.0]]),
        ("a", [[1, 2, 3]]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "tensor(3.0)",
        "tensor([[1, 2], [3]])",
        "tensor([True, False])",
        "tensor(['a'])",
        "tensor([])",
        "tensor([x, 1])",
        "tensor([[[1]]])",
        "tensor({[1]: 2})",
        "tensor([{[1]}])",
        f"tensor({list(range(9))})",
        f"tensor([{2**53}])",
        "torch.zeros([2, 3])",
        "tensor([1, 2]",
        "",
    ],
)
def test_what_is_no_small_matrix_is_left_alone(text):
    assert literals(text) == []


def test_a_changed_number_changes_only_its_literal():
    first, _, third, _ = literals(PROGRAM)
    changed = third.values.copy()
    changed[0, 0] = 7.25
    text = rewritten(PROGRAM, third, changed)
    assert text == PROGRAM.replace("[[-1.5],\n    [2.0]]", "[[7.25], [2.0]]")
    assert rewritten(PROGRAM, first, first.values) == PROGRAM


def test_columns_count_characters_and_not_bytes():
    text = "print('déjà vu', tensor([1, 2]))  # é"
    (literal,) = literals(text)
    assert rewritten(text, literal, np.array([3, 4])) == "print('déjà vu', tensor([3, 4]))  # é"


numbers = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))


@given(st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_rewritten_program_holds_the_numbers_of_the_grid(rows):
    source = "X = tensor([[1.5]])\n"
    (literal,) = literals(source)
    wanted = np.array(rows)
    text = rewritten(source, literal, wanted)
    ast.parse(text)
    held = run(f"import torch\nX = torch.{text.removeprefix('X = ')}".replace("]])", "]], dtype=torch.float64)"))
    assert held.error is None
    assert np.array_equal(held.names["X"].numpy(), wanted)


def test_other_line_ends_count_as_lines():
    text = "x = 1\rc = tensor([1, 2])\r\ny = 2"
    (literal,) = literals(text)
    assert rewritten(text, literal, np.array([3, 4])) == "x = 1\nc = tensor([3, 4])\ny = 2"


@pytest.mark.parametrize(
    ("before", "prompt", "more"), [("%matplotlib inline\n", "", ""), ("", ">>> ", "... "), ("", "In [1]: ", "   ...: ")]
)
def test_a_literal_of_a_pasted_program_is_changed_where_it_was_typed(before, prompt, more):
    source = f"{before}{prompt}X = torch.tensor([[1, 2],\n{more}   [3, 4]])\n{prompt}y = 1"
    (found,) = literals(source)
    assert found.values.tolist() == [[1, 2], [3, 4]]
    changed = rewritten(source, found, np.array([[5, 6], [7, 8]]))
    assert changed == f"{before}{prompt}X = torch.tensor([[5, 6], [7, 8]])\n{prompt}y = 1"
    assert run(changed).names["X"].tolist() == [[5, 6], [7, 8]]

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from components.tensors.cells import SIDE, WRITTEN, picture
from components.tensors.values import number_text

small = st.lists(st.integers(1, WRITTEN), max_size=2)
DTYPES = [torch.bool, torch.uint8, torch.int32, torch.int64, torch.uint64, torch.float16, torch.bfloat16, torch.float64]


def at(value, index):
    return eval(f"value[{index}]" if index else "value")


def random(shape, dtype, seed):
    return (torch.randn(shape, generator=torch.Generator().manual_seed(seed)) * 10).abs().to(dtype)


@given(small, st.sampled_from(DTYPES), st.integers(0, 2**32))
def test_every_number_is_written_into_its_cell(shape, dtype, seed):
    value = random(shape, dtype, seed)
    drawn = picture(value)
    assert drawn.written
    assert drawn.left_out == ""
    assert len(drawn.cells) == value.numel()
    assert len({(cell.row, cell.column) for cell in drawn.cells}) == value.numel()
    for cell in drawn.cells:
        number = at(value, cell.index).item()
        if isinstance(number, float):
            assert float(cell.value) == pytest.approx(number, rel=5e-4)
        else:
            assert cell.value == str(number)
        if value.dim() == 2:
            assert cell.index == f"{cell.row}, {cell.column}"


@given(st.lists(st.floats(allow_nan=True, width=32), min_size=1, max_size=WRITTEN))
def test_colours_say_sign_and_size(numbers):
    cells = picture(torch.tensor(numbers)).cells
    finite = [abs(number) for number in numbers if math.isfinite(number)]
    largest = max(finite, default=0)
    for number, cell in zip(numbers, cells, strict=True):
        if not math.isfinite(number):
            assert cell.sign == "not finite"
        else:
            assert cell.sign == ("positive" if number > 0 else "negative" if number < 0 else "zero")
            assert cell.strength == pytest.approx(abs(number) / largest if largest else 0)


@settings(deadline=None)
@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 2**32))
def test_a_cell_of_a_large_matrix_is_the_mean_of_the_part_that_it_names(rows, columns, seed):
    value = random((rows, columns), torch.float64, seed)
    drawn = picture(value)
    assert drawn.written == (rows <= WRITTEN and columns <= WRITTEN)
    assert len(drawn.cells) <= SIDE**2
    for cell in (drawn.cells[0], drawn.cells[len(drawn.cells) // 2], drawn.cells[-1]):
        assert float(cell.value) == pytest.approx(at(value, cell.index).mean().item(), rel=5e-4)
    covered = sum(at(value, cell.index).numel() for cell in drawn.cells)
    assert covered == value.numel()
    assert ("mean" in drawn.left_out) == (max(rows, columns) > SIDE)


@pytest.mark.parametrize(
    "shape", [(1_000_000,), (1000, 1000), (100, 100, 100), (10,) * 6, (1, 1_000_000), (1_000_000, 1), (500_000, 1, 2)]
)
def test_a_huge_tensor_makes_a_bounded_number_of_cells(shape):
    drawn = picture(torch.ones(shape))
    assert len(drawn.cells) <= SIDE**2
    assert len(drawn.labels) <= 100
    assert drawn.left_out


def test_matrices_of_a_stack_stand_side_by_side_with_a_gap():
    value = torch.arange(24).reshape(2, 3, 4)
    drawn = picture(value)
    for cell in drawn.cells:
        matrix, row, column = map(int, cell.index.split(", "))
        assert (cell.column, cell.row) == (matrix * 5 + column, row)
        assert cell.value == str(value[matrix, row, column].item())
    assert [label.text for label in drawn.labels if label.of == "matrix"] == ["[0]", "[1]"]


def test_more_than_three_dimensions_name_all_indexes_and_what_is_left_out():
    value = torch.arange(240).reshape(2, 3, 4, 10)
    drawn = picture(value)
    assert drawn.left_out == "The picture shows the first matrix of its 6."
    assert {cell.index.rsplit(", ", 2)[0] for cell in drawn.cells} == {"0, 0"}
    assert all(cell.value == str(at(value, cell.index).item()) for cell in drawn.cells)
    assert picture(torch.zeros(9, 2, 2)).left_out == "The picture shows the first 5 matrices of its 9."


def test_a_number_without_dimensions_is_one_cell_without_labels():
    drawn = picture(torch.tensor(-5.0))
    (cell,) = drawn.cells
    assert (cell.value, cell.index, cell.sign, cell.strength, drawn.labels) == ("-5.", "", "negative", 1, ())


@pytest.mark.parametrize("value", [torch.zeros(0, 3), np.zeros((2, 0)), torch.zeros(2, device="meta")])
def test_what_has_no_numbers_has_no_picture(value):
    assert picture(value) is None


def test_what_is_not_finite_does_not_hide_the_rest():
    value = torch.ones(64, 64)
    value[0, 0], value[0, 2], value[0, 3] = torch.nan, torch.inf, -torch.inf
    cells = picture(value).cells
    assert [cell.sign for cell in cells[:3]] == ["not finite", "not finite", "positive"]
    largest = torch.finfo(torch.float64).max
    assert {cell.sign for cell in picture(torch.full((64, 64), largest, dtype=torch.float64)).cells} == {"positive"}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((3, "3"), (-(2**63), str(-(2**63))), (True, "True"), (10.0, "10."), (-5.0, "-5."), (0.5, "0.5")),
        *((1 / 3, "0.3333"), (123456.0, "123456."), (1234567.0, "1234567."), (1e-7, "1e-07")),
        *((1234.5, "1234.5"), (1.00001, "1.0000"), (0.99999, "1.0000"), (1000000.25, "1000000.25"), (3e38, "3e+38")),
        *(
            (2.0**24, "16777216."),
            (1e8 + 8, "100000008."),
            (2e10, "2e+10"),
            (2.0**25 + 0.5, "3.355e+07"),
            (np.float32(0.1), "0.1"),
        ),
        *((float("nan"), "nan"), (float("-inf"), "-inf"), (1 + 2j, "1.+2.j"), (-0.5j, "-0.-0.5j")),
    ],
)
def test_one_number_as_text(number, text):
    assert number_text(number) == text


def test_a_tensor_that_requires_grad_or_is_a_lazy_conjugate_is_drawn_like_any_other():
    assert picture(torch.ones(2, requires_grad=True) * 2).cells[0].value == "2."
    assert picture(torch.tensor([1 + 2j]).conj()).cells[0].value == "1.-2.j"
    assert picture(torch.zeros(1, dtype=torch.complex64).conj().imag).cells[0].value in ("0.", "-0.")


def test_one_column_is_not_several():
    assert "the mean of up to 4 rows and 1 column." in picture(torch.linspace(-3, 3, 100).reshape(-1, 1)).left_out
    assert "the mean of up to 1 row and 4 columns." in picture(torch.linspace(-3, 3, 100).reshape(1, -1)).left_out

import json
import re

import pytest
import torch

from components.tensors.cells import picture
from components.tensors.chart import chart, pixels, table

MATRICES = [torch.tensor([[1, 2], [3, 4]]), torch.tensor([[1, -2000], [0, 4]]), torch.arange(24).reshape(2, 3, 4)]


def test_the_specification_stays_while_the_numbers_and_shapes_change():
    texts = {json.dumps(chart(picture(value))) for value in MATRICES}
    assert len(texts) < len(MATRICES)
    first, second = (chart(picture(torch.tensor(numbers))) for numbers in ([[1, 2], [3, 4]], [[-7, 2, 9]]))
    assert first is second


def test_there_are_as_many_specifications_as_sizes_of_cells_and_no_more():
    values = [torch.randn(3, 4) * 10**power for power in range(-9, 9)]
    values += [torch.randn(50, 50), torch.full((2, 2), -(2**63)), torch.randn(4, dtype=torch.complex64)]
    assert len({id(chart(picture(value))) for value in values}) <= 5


@pytest.mark.parametrize("value", [*MATRICES, torch.randn(40, 40)], ids=lambda value: str(tuple(value.shape)))
def test_every_cell_is_one_row_of_the_one_table(value):
    drawn = picture(value)
    rows = table(drawn)
    cells = rows[rows.kind == "cell"]
    assert list(cells.value) == [cell.value for cell in drawn.cells]
    assert set(range(cells.column.max() + 1)) <= set(rows.column)
    assert rows.strength.between(0, 1).all()
    assert not rows.isna().any(axis=None)


def test_the_specification_carries_no_data_and_no_colour_but_named_ones():
    for value in (MATRICES[0], torch.randn(40, 40)):
        specification = chart(picture(value))
        text = json.dumps(specification)
        assert not re.search(r"#[0-9a-fA-F]{3}|rgb\(", text)
        assert '"data"' not in text
        assert "values" not in text
        assert specification["description"]


def test_a_sign_is_never_told_by_colour_alone():
    rows = table(picture(torch.tensor([[-1.0, 1.0, torch.nan]]).expand(40, 3)))
    assert {sign: set(part.text) for sign, part in rows[rows.kind == "cell"].groupby("sign")} == {
        "negative": {"-"},
        "positive": {""},
        "not finite": {"x"},
    }


def test_two_by_two_stays_small():
    assert pixels(picture(MATRICES[0])) < 150

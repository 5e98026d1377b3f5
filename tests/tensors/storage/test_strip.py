"""The sheet of a block: every cell of a name stands at the place that torch reads."""

import pytest
import torch

from components.interpreter import run
from components.tensors.memory import blocks
from components.tensors.sheet.chart import table
from components.tensors.storage.chart import chart
from components.tensors.storage.strip import MOST_NAMES, marks

PROGRAM = "import torch\nX = torch.arange(6).reshape(2, 3)\nT = X.T\ne = X[0].expand(2, 3)\ns = X[1, 2]\n"


def drawn(program):
    (block,) = blocks(run(program).names)
    return marks(block)


def test_the_strip_holds_the_storage_in_its_order():
    places = [mark for mark in drawn(PROGRAM) if mark.kind == "place"]
    assert [(mark.place, mark.text) for mark in places] == [(place, str(place)) for place in range(6)]
    assert len({mark.row for mark in places}) == 1


def test_every_cell_reads_the_place_where_torch_finds_it():
    names = run(PROGRAM).names
    flat = torch.arange(6)
    for mark in drawn(PROGRAM):
        if mark.kind == "cell":
            index = mark.told.split(" reads")[0].removeprefix(mark.name).strip("[]")
            value = names[mark.name][tuple(int(part) for part in index.split(", ") if part)]
            assert value.storage_offset() == mark.place
            assert str(flat[mark.place].item()) == mark.text
            assert eval(mark.told.split("place ")[1].split(" = ")[0]) == mark.place


def test_the_arithmetic_is_offset_plus_index_times_stride():
    told = {mark.told for mark in drawn(PROGRAM)}
    assert "X[1, 2] reads place 0 + 1*3 + 2*1 = 5" in told
    assert "T[2, 1] reads place 0 + 2*1 + 1*3 = 5" in told
    assert "e[1, 2] reads place 0 + 1*0 + 2*1 = 2" in told
    assert "s reads place 5" in told


def test_nothing_stands_on_anything_else():
    squares = [(mark.column, mark.row) for mark in drawn(PROGRAM) if mark.kind in ("cell", "place")]
    assert len(set(squares)) == len(squares)


def test_four_dimensions_are_drawn_and_more_are_told():
    cells = [mark for mark in drawn("import torch\nX = torch.arange(16).reshape(2, 2, 2, 2)") if mark.kind == "cell"]
    assert sorted(mark.place for mark in cells) == list(range(16))
    texts = [mark.text for mark in drawn("import torch\nX = torch.arange(32).reshape(2, 2, 2, 2, 2)")]
    assert "too large to draw here" in texts


def test_a_large_memory_is_told():
    with pytest.raises(ValueError, match="has 1,000 places"):
        drawn("import torch\nX = torch.arange(1000)")


def test_the_specification_stays_while_the_numbers_change():
    other = PROGRAM.replace("arange(6)", "zeros(6)")
    assert chart(drawn(PROGRAM), 6) is chart(drawn(other), 6)
    rows = table(drawn(PROGRAM)).to_pandas()
    assert set(range(rows["row"].max() + 1)) == set(rows["row"])


def test_of_many_names_the_chosen_one_and_a_few_others_are_drawn():
    program = "import torch\na = torch.ones(12, 12)\n" + "".join(f"b{number} = a\n" for number in range(300))
    (block,) = blocks(run(program).names)
    titles = [mark.text for mark in marks(block, "b299") if mark.kind == "title"]
    assert titles[0].startswith("b299: ")
    assert len(titles) == MOST_NAMES


def test_a_long_name_has_room():
    (block,) = blocks(run(f"import torch\n{'n' * 4000} = torch.ones(2)").names)
    assert max(len(mark.text) for mark in marks(block)) < 100

"""The picture's rows and its specification."""

import json
import re

import pytest

from components.tensors.results.chart import specification, tables
from components.tensors.results.placing import NARROW, WIDE, blocks_of, placed
from tests.tensors.results.explained import origin

LINES = ["X @ c.reshape(-1, 1)", "X * c", "B.sum(dim=0)", "torch.cat([X, X])", "F.softmax(dim=1)", "X.T", "X + 1"]


@pytest.mark.parametrize("line", LINES)
def test_the_rows_say_which_groups_of_cells_light_up(line):
    drawn = origin(line)
    rows = {name: table.to_pylist() for name, table in tables(drawn).items()}
    cells = [row for row in rows["cells"] if row["kind"] == "cell"]
    operands = [row for row in cells if row["number"] < 0]
    for result, sources in zip(rows["results"], drawn.sources, strict=True):
        groups = {int(group) for group in result["sources"].strip(",").split(",")}
        assert {place for place, row in enumerate(operands) if row["group"] in groups} == set(sources)
        assert result["line"].replace("\n", " ") == drawn.lines[result["number"]]
    assert [row["number"] for row in cells if row["number"] >= 0] == list(range(len(drawn.lines)))


@pytest.mark.parametrize("line", LINES)
def test_nothing_overlaps_and_all_is_inside_on_a_projector_and_on_a_phone(line):
    drawn = origin(line)
    blocks = blocks_of(drawn)
    for room in (WIDE, NARROW):
        layout = placed(blocks, list(drawn.lines), room)
        boxes = [
            (x, y, x + block.width, y + block.height) for (x, y), block in zip(layout.corners, blocks, strict=True)
        ]
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert right <= layout.width
            assert bottom < layout.height
            for other in boxes[:place]:
                assert left >= other[2] or top >= other[3]


def test_the_specification_depends_on_the_count_of_cells_alone_and_names_its_colours():
    assert specification(4) is specification(4)
    texts = [json.dumps(specification(count)) for count in (4, 9)]
    assert texts[0].replace('"max": 3', '"max": 8') == texts[1]
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb\(", texts[0])
    assert "bind" not in json.dumps(specification(1))

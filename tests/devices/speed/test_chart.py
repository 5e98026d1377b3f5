import copy
import json
from itertools import pairwise
from math import log10
from pathlib import Path

import pytest

from components.devices.speed import chart
from components.devices.speed.chart import APART, DASHES, MARK, TIMES, label_heights, specification, tables
from components.devices.speed.timing import SIDES, Measurement, Timing, sizes

ON_CPU = [Measurement("cpu", n, n**3 / 1e10, n**2 / 1e8, 9) for n in sizes(256)]
ON_GPU = [Measurement("cuda:0", n, n**3 / 1e12, n**2 / 1e9, 9) for n in sizes(128)]
ALONE = Timing(256, "float32", tuple(ON_CPU))
BOTH = Timing(256, "float32", (*ON_CPU, *ON_GPU))


def test_the_specification_never_changes_and_is_json():
    before = copy.deepcopy(specification())
    tables(BOTH)
    assert specification() == before
    assert specification() is specification()
    assert json.loads(json.dumps(before)) == before
    assert "datasets" not in before
    assert {layer["data"]["name"] for layer in before["layer"]} == {TIMES, MARK}


def seconds(timing, role):
    rows = tables(timing)[TIMES]
    return rows[rows["role"] == role]["seconds"].tolist()


def test_each_device_has_a_line_and_copying_to_it_has_its_own():
    assert seconds(BOTH, "CPU") == [measurement.compute for measurement in ON_CPU]
    assert seconds(BOTH, "accelerator") == [measurement.compute for measurement in ON_GPU]
    assert seconds(BOTH, "accelerator copying") == [measurement.copy for measurement in ON_GPU]
    assert seconds(BOTH, "CPU copying") == []


def test_without_an_accelerator_the_copies_are_those_in_memory():
    assert seconds(ALONE, "CPU copying") == [measurement.copy for measurement in ON_CPU]


def test_only_the_last_point_of_a_line_carries_its_label():
    rows = tables(BOTH)[TIMES]
    labelled = rows[rows["label"] != ""]
    assert dict(zip(labelled["label"], labelled["n"], strict=True)) == {
        "cpu computes": 256,
        "cuda:0 computes": 128,
        "cuda:0 copies": 128,
    }


def test_the_marked_side_is_where_it_begins_to_pay():
    # n ** 3 / 1e10 passes n ** 3 / 1e12 + n ** 2 / 1e9 at n = 10.1, and n ** 2 / 1e8 at n = 100.
    assert tables(BOTH)[MARK].values.tolist() == [[32, "n = 32"]]
    assert tables(ALONE)[MARK].values.tolist() == [[128, "n = 128"]]


def test_nothing_is_marked_where_it_never_pays():
    slow = Timing(32, "float32", (Measurement("cpu", 32, 1e-5, 1, 9), Measurement("cuda:0", 32, 1, 1, 9)))
    mark = tables(slow)[MARK]
    assert mark.empty
    assert list(mark.columns) == ["n", "label"]


@pytest.mark.parametrize("heights", [[1e-3, 1e-3, 1e-3], [2e-3, 1e-3], [1e-6, 1, 1.1], [1e-3]])
def test_labels_stand_apart_and_in_the_order_of_their_lines(heights):
    placed = label_heights(heights)
    assert sorted(range(len(heights)), key=lambda place: (heights[place], place)) == sorted(
        range(len(heights)), key=lambda place: placed[place]
    )
    assert all(log10(above / below) > APART - 1e-9 for below, above in pairwise(sorted(placed)))
    assert min(placed) == pytest.approx(min(heights))


def test_colour_never_carries_meaning_alone():
    scales = specification()["layer"][2]["encoding"]
    colours = scales["color"]["scale"]["range"]
    dashes = [tuple(dash) for dash in scales["strokeDash"]["scale"]["range"]]
    assert dashes == [tuple(dash) for dash in DASHES]
    assert len(set(zip(colours, dashes, strict=True))) == len(colours)
    assert set(colours) <= {"blue", "orange"}


def test_both_axes_grow_by_factors_and_hold_every_side():
    x, y = (specification()["layer"][2]["encoding"][axis]["scale"] for axis in ("x", "y"))
    assert x["type"] == y["type"] == "log"
    assert x["domain"] == [sizes(max(SIDES))[0], max(SIDES)]


def test_the_chart_file_names_no_hex_colour():
    assert "#" not in Path(chart.__file__).read_text().replace("# ", "")

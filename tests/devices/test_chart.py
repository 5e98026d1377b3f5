import copy
import json
from pathlib import Path

from components.devices.chart import TABLE, specification, table
from components.devices.timing import SIDES, Measurement, sizes

ON_CPU = [Measurement("cpu", n, n**3 / 1e10, None, 9) for n in sizes(256)]
ON_BOTH = ON_CPU + [Measurement("cuda:0", n, n**3 / 1e12, n**2 / 1e9, 9) for n in sizes(128)]


def test_the_specification_never_changes_and_is_json():
    before = copy.deepcopy(specification())
    table(ON_BOTH)
    assert specification() == before
    assert specification() is specification()
    assert json.loads(json.dumps(before)) == before
    assert "datasets" not in before
    assert before["data"] == {"name": TABLE}


def test_each_device_has_a_line_and_copying_has_its_own():
    rows = table(ON_BOTH)
    assert rows[rows["role"] == "CPU"]["seconds"].tolist() == [measurement.compute for measurement in ON_CPU]
    on_gpu = ON_BOTH[len(ON_CPU) :]
    assert rows[rows["role"] == "accelerator"]["seconds"].tolist() == [measurement.compute for measurement in on_gpu]
    assert rows[rows["role"] == "copying"]["seconds"].tolist() == [measurement.copy for measurement in on_gpu]


def test_only_the_last_point_of_a_line_carries_its_label():
    rows = table(ON_BOTH)
    labelled = rows[rows["label"] != ""]
    assert dict(zip(labelled["label"], labelled["n"], strict=True)) == {"cpu": 256, "cuda:0": 128, "copying": 128}


def test_colour_never_carries_meaning_alone():
    scales = specification()["layer"][0]["encoding"]
    colours = scales["color"]["scale"]["range"]
    dashes = [tuple(dash) for dash in scales["strokeDash"]["scale"]["range"]]
    assert len(set(zip(colours, dashes, strict=True))) == len(colours)
    assert set(colours) <= {"blue", "orange"}


def test_both_axes_grow_by_factors_and_hold_every_side():
    x, y = (specification()["layer"][0]["encoding"][axis]["scale"] for axis in ("x", "y"))
    assert x["type"] == y["type"] == "log"
    assert x["domain"] == [sizes(max(SIDES))[0], max(SIDES)]


def test_the_chart_file_names_no_hex_colour():
    assert "#" not in Path(__file__).parents[2].joinpath("components/devices/chart.py").read_text().replace("# ", "")

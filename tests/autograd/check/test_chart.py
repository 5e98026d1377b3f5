"""The tables and the specifications of the two pictures."""

import json
import math
import re
from itertools import pairwise

import altair as alt
import pytest

from components.autograd.check import chart
from components.autograd.check.differences import PRECISIONS, STEPS, differences
from components.autograd.check.zoom import window_around
from components.autograd.functions import parse_function

READING = "x ** 3 + 3 * x ** 2 - 5 * x + 4"


def found_at(text=READING, x=-2.0):
    function = parse_function(text)
    return function, {precision: differences(function, x, precision) for precision in PRECISIONS}


def zoomed(h, text=READING, x=-2.0):
    function, found = found_at(text, x)
    return chart.zoom_tables(window_around(function, found, STEPS.index(h), h))


def errors(h, text=READING, x=-2.0):
    found = found_at(text, x)[1]
    slope = found["float64"].slope
    own = abs(found["float32"].slope - slope)
    return chart.error_tables({name: each.errors(slope) for name, each in found.items()}, own, STEPS.index(h))


def lines(tables):
    return {row["line"]: row for row in tables["lines"].to_pylist()}


@pytest.mark.parametrize("specification", [chart.zoom, chart.error_chart])
def test_the_specifications_are_vega_lite_with_named_colors_and_no_data(specification):
    alt.LayerChart.from_dict(specification())
    text = json.dumps(specification())
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)
    assert '"values": [{' not in text
    assert "datasets" not in specification()
    assert len(text) < 10_000


def test_every_dataset_of_a_specification_has_its_table():
    for specification, tables in ((chart.zoom(), zoomed(0.1)), (chart.error_chart(), errors(0.1))):
        names = set(re.findall(r'"data": {"name": "(\w+)"}', json.dumps(specification)))
        assert names == set(tables)


def test_the_labels_say_the_slopes():
    first = lines(zoomed(1.0))
    assert first["tangent"]["label"] == "tangent: slope -5"
    assert first["float32"]["label"] == "secant: slope -4"
    assert first["float64"]["label"] == ""
    small = lines(zoomed(1e-6))
    assert small["float32"]["label"] == "float32: slope -3.81"
    assert small["float64"]["label"] == "float64: slope -5"
    assert small["float32"]["brief"] == "float32 -3.81"


def test_lines_run_from_x_minus_2h_to_x_plus_2h():
    first = lines(zoomed(1.0))
    assert (first["tangent"]["start"], first["tangent"]["end"]) == (10, -10)
    # f is 19 at -3 and 11 at -1, where f(-2) is 18.
    assert (first["float64"]["left"], first["float64"]["right"]) == (1, -7)
    assert (first["float64"]["start"], first["float64"]["end"]) == (5, -11)


def test_x_minus_h_and_x_plus_h_are_written_in_full():
    glass = zoomed(1e-12)["glass"].to_pylist()[0]
    assert (glass["below"], glass["above"]) == ("-2.000000000001", "-1.999999999999")
    assert zoomed(0.01, x=0.1)["glass"].to_pylist()[0]["below"] == "0.09"


@pytest.mark.parametrize("places", [[0.5, 0.5, 0.5], [0.99, 0.98], [-3.0, 5.0], [0.2], [0.1, 0.9, 0.12, 0.88], []])
def test_labels_keep_apart_inside_and_in_order(places):
    moved = chart.spread(places)
    ordered = sorted(moved)
    assert all(second - first > chart.ROOM - 1e-9 for first, second in pairwise(ordered))
    assert all(chart.ROOM / 2 - 1e-9 <= place <= 1 - chart.ROOM / 2 + 1e-9 for place in moved)
    assert sorted(range(len(places)), key=moved.__getitem__) == sorted(range(len(places)), key=places.__getitem__)


def test_errors_stand_at_their_logarithm_and_0_on_the_lowest_line():
    tables = errors(1e-6)
    scale = tables["scale"].to_pylist()[0]
    rows = {(row["line"], row["h"]): row for row in tables["errors"].to_pylist()}
    assert len(rows) == 2 * len(STEPS)
    assert rows["float64", -1]["error"] == pytest.approx(-2)
    assert rows["float32", -8]["error"] == pytest.approx(math.log10(5))
    assert [key for key, row in rows.items() if row["current"]] == [("float32", -6), ("float64", -6)]
    assert scale["none"] is True
    assert scale["autograd"] == scale["bottom"] < min(row["error"] for row in rows.values())
    assert scale["label"] == "autograd: off by 0"


def test_what_cannot_be_compared_is_left_out():
    tables = errors(0.1, "1 / x", 0.0)
    assert all(row["error"] is None for row in tables["errors"].to_pylist())
    assert tables["scale"].to_pylist()[0]["autograd"] is None
    missing = errors(1.0, "1 / x", 1.0)["errors"].to_pylist()
    assert [row["h"] for row in missing if row["error"] is None] == [0, 0]


def test_an_error_of_0_everywhere_has_a_scale():
    scale = errors(0.1, "abs(x)", 0.0)["scale"].to_pylist()[0]
    assert scale["bottom"] < scale["top"]


def test_a_step_of_h_leaves_the_errors_scale_and_names_as_they_are():
    first, second = errors(0.1), errors(0.01)
    assert first["scale"].equals(second["scale"])
    assert first["names"].equals(second["names"])
    assert not first["now"].equals(second["now"])

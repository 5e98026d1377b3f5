"""The tables and the specification of the picture."""

import json
import math
import re

import altair as alt
import numpy as np
import pytest

from components.autograd import chart, geometry
from components.autograd.curves import point_at, trace
from components.autograd.functions import parse_function

NAMED = {"blue", "orange", "red", "violet", "gray"}


def functions(f="x ** 3 + 3 * x ** 2 - 5 * x + 4", g="x ** 2"):
    return {"f": parse_function(f), "g": parse_function(g)}


def points(x=-2.0, **texts):
    return {name: point_at(function, x) for name, function in functions(**texts).items()}


def parts(node, key):
    """Every value that stands under `key` anywhere in the specification."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from parts(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from parts(value, key)


def test_the_specification_is_vega_lite():
    spec = {name: value for name, value in chart.specification().items() if name != "config"}
    alt.LayerChart.from_dict(spec)
    json.dumps(chart.specification())


def test_colors_are_names_that_follow_the_theme():
    text = json.dumps(chart.specification())
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)
    for color in parts(chart.specification(), "color"):
        shades = color["scale"]["range"] if "scale" in color else [color["value"]]
        assert set(shades) <= NAMED


def test_every_varying_number_is_in_the_rows():
    text = json.dumps(chart.specification())
    assert "values" not in text
    assert '"domain": [-3' not in text


def test_a_wrong_tangent_is_red_dashed_and_labelled():
    spec = json.dumps(chart.specification())
    assert '"strokeDash": {"condition": {"test": "datum.wrong", "value": [8, 6]}' in spec
    color = next(color for color in parts(chart.specification(), "color") if "scale" in color)
    assert dict(zip(color["scale"]["domain"], color["scale"]["range"], strict=True))["wrong"] == "red"
    assert "datum.curve + ': ' + (datum.wrong ? datum.sum" in geometry.LABEL["headline"]


def test_only_a_click_speaks_to_the_server():
    selections = [param for params in parts(chart.specification(), "params") for param in params if "select" in param]
    assert [(param["name"], param["select"]["on"]) for param in selections] == [("click", "click")]


def test_rows_hold_every_slope():
    tables = chart.curve_tables(trace(functions(), -3, 3))
    samples = tables["samples"].to_pandas()
    np.testing.assert_allclose(samples["f_slope"], 3 * samples["x"] ** 2 + 6 * samples["x"] - 5, rtol=1e-12)
    np.testing.assert_allclose(samples["g_slope"], 2 * samples["x"], atol=1e-12)
    frame = tables["frame"].to_pandas()
    assert (frame["low"][0], frame["high"][0], frame["count"][0]) == (-3, 3, 601)
    assert frame["bottom"][0] < 0 < 43 < frame["top"][0]


def test_the_chosen_x_itself_is_in_the_rows():
    table = chart.tangent_table(points(x=1 / 3), accumulates=False).to_pandas()
    assert set(table["x"]) == {1 / 3}
    assert table["slope"].tolist() == pytest.approx([3 / 9 + 6 / 3 - 5, 2 / 3])


def test_accumulating_adds_gs_wrong_tangent():
    table = chart.tangent_table(points(), accumulates=True).to_pandas().set_index("curve")
    assert table.index.tolist() == ["f", "g", "wrong"]
    assert table.loc["wrong", ["x", "y", "slope", "held"]].tolist() == [-2, 4, -9, -5]
    assert chart.tangent_table(points(), accumulates=False)["curve"].to_pylist() == ["f", "g"]


def test_every_pass_that_was_not_put_back_is_counted():
    table = chart.tangent_table(points(), accumulates=True, f_passes=3, g_passes=2).to_pandas().set_index("curve")
    assert table.loc["wrong for f", ["y", "slope", "held", "of_f", "of_g"]].tolist() == [18, -15, -10, 2, 0]
    assert table.loc["wrong", ["y", "slope", "held", "of_f", "of_g"]].tolist() == [4, -23, -19, 3, 1]
    with_zero = chart.tangent_table(points(), accumulates=False, f_passes=3, g_passes=2)
    assert with_zero["curve"].to_pylist() == ["f", "g", "wrong for f"]
    constant = chart.tangent_table(points(f="4"), accumulates=True, f_passes=0)
    assert constant["curve"].to_pylist() == ["f", "g"]


def test_what_is_no_slope_is_named_in_the_rows():
    table = chart.tangent_table(points(x=0.0, f="abs(x)", g="log(x)"), accumulates=True).to_pandas()
    assert table["trouble"].tolist() == ["kink, no slope", "pole, no slope", "kink, no slope"]


def test_a_missing_function_leaves_its_columns_empty():
    g = functions()["g"]
    samples = chart.curve_tables(trace({"g": g}, -3, 3))["samples"].to_pandas()
    assert samples["f"].isna().all()
    assert samples["g"].notna().all()
    assert chart.tangent_table({"g": point_at(g, 1.0)}, accumulates=True)["curve"].to_pylist() == ["g"]
    nothing = chart.curve_tables(trace({}, -3, 3))
    assert nothing["frame"]["low"].to_pylist() == [-3]
    assert chart.tangent_table({}, accumulates=True).num_rows == 0


def test_infinite_values_are_not_drawn():
    samples = chart.curve_tables(trace(functions(f="1 / x"), -3, 3))["samples"].to_pandas()
    assert math.isnan(samples.loc[samples["x"] == 0, "f"].item())
    assert samples.loc[samples["x"] == 0, "f_trouble"].item() == "pole, no slope"

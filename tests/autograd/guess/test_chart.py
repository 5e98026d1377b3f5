"""The rows and the specification of the picture of a guess."""

import json
from math import isnan

import altair as alt

from components.autograd.curves import point_at, trace
from components.autograd.functions import parse_function
from components.autograd.guess import chart
from components.autograd.guess.control import Guesses

F = parse_function("x ** 3 + 3 * x ** 2 - 5 * x + 4")


def table(slope, f=F, x=-2.0):
    curves = trace({"f": f}, -3, 3)
    return chart.guess_table(point_at(f, x), curves, -9.0, slope, Guesses(100.0), 0).to_pandas()


def test_until_it_is_revealed_the_rows_have_the_readers_line_alone():
    you, f = table(None).to_dict("records")
    assert (you["curve"], you["x"], you["y"], you["slope"]) == ("you", -2, 18, -9)
    assert (f["curve"], f["said"], f["way"]) == ("f", "", "")
    assert all(isnan(f[part]) for part in ("y", "slope", "run"))


def test_revealed_there_are_both_lines_with_their_words():
    columns = ["curve", "slope", "called", "said", "way"]
    assert table(-5.0)[columns].to_numpy().tolist() == [
        ["you", -9, "you", "slope -9", "1 right, 9 down"],
        ["f", -5, "autograd", "slope -5", "1 right, 5 down"],
    ]


def test_where_there_is_no_slope_there_is_no_line():
    rows = table(None, parse_function("abs(x)"), 0.0)
    assert rows[rows["y"].notna()]["curve"].tolist() == ["f"]
    assert rows["slope"].isna().all()
    assert rows["said"].tolist() == ["", "kink, no slope"]


def test_the_specification_is_vega_lite_and_follows_no_pointer_that_hovers():
    spec = chart.specification()
    alt.LayerChart.from_dict({name: value for name, value in spec.items() if name != "config"})
    signals = {signal["name"]: signal for signal in spec["config"]["signals"]}
    assert signals["pointer"]["on"] == []
    assert len(json.dumps(spec)) < 30_000

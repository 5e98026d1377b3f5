"""The tables and the specification of the picture."""

import math
import re
from decimal import Decimal
from xml.etree import ElementTree

import altair as alt
import numpy as np
import pytest
import vl_convert

from components.autograd import chart, lines, tables
from components.autograd.curves import point_at, trace
from components.autograd.functions import parse_function
from components.autograd.guess import chart as guess_chart
from components.autograd.guess.control import Guesses

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


def drawn(low=-3, high=3, earlier=None):
    """The picture at -2, as Vega draws it."""
    named, earlier = functions(), earlier or {}
    shown = trace(named, low, high)
    rows = {
        **tables.curve_tables(shown, [*named, *earlier], earlier),
        "here": tables.tangent_table(points(), shown, earlier),
    }
    datasets = {name: table.to_pylist() for name, table in rows.items()}
    svg = vl_convert.vegalite_to_svg({**chart.specification(), "width": 640, "datasets": datasets})
    return list(ElementTree.fromstring(svg).iter())


def texts(picture):
    return [mark.text for mark in picture if mark.tag.endswith("text") and mark.text]


def test_the_specification_is_vega_lite():
    spec = {name: value for name, value in chart.specification().items() if name != "config"}
    alt.LayerChart.from_dict(spec)


def test_colors_are_names_that_follow_the_theme():
    marks = [mark for mark in drawn(earlier=lines.earlier_passes({"f": 1, "g": 1})) if "stroke-width" in mark.attrib]
    painted = {mark.get("stroke") for mark in marks if mark.get("stroke-width") == "4"}
    assert painted == {"blue", "orange", "red"}
    for color in parts(chart.specification(), "color"):
        shades = color["scale"]["range"] if "scale" in color else [color["value"]]
        assert set(shades) <= NAMED


def test_every_varying_number_is_in_the_rows():
    """One specification draws any range."""
    near, far = texts(drawn()), texts(drawn(-60, 60))
    assert {"-3", "3", "40"} <= set(near)
    assert {"-60", "60"} <= set(far)
    assert not {"-3", "3"} & set(far)


def test_a_wrong_tangent_is_red_dashed_and_labelled():
    picture = drawn(earlier=lines.earlier_passes({"f": 1, "g": 1}))
    tangents = {mark.get("stroke"): mark.get("stroke-dasharray") for mark in picture if mark.get("stroke-width") == "4"}
    assert tangents["red"] == "8,6"
    assert "8,6" not in (tangents["blue"], tangents["orange"])
    assert "wrong: -5 + -4 = -9, 1 right, 9 down" in texts(picture)
    assert not any("wrong" in text for text in texts(drawn()))


def test_only_a_guess_that_is_drawn_is_told_to_the_server_by_a_picture():
    """A click is x's slider's (slider.js), which finds the picture's ground by its name."""
    for specification, told in ((chart.specification(), []), (guess_chart.specification(), [("click", "pointerup")])):
        params = [param for params in parts(specification, "params") for param in params if "select" in param]
        assert [(param["name"], param["select"]["on"]) for param in params] == told
    # Altair adds a number to a name.
    assert len([name for name in parts(chart.specification(), "name") if name.startswith("x_target")]) == 1


def test_what_follows_the_pointer_writes_over_nothing_in_the_rows():
    """A field that a calculation gives a new value keeps it when the pointer has left."""
    here = tables.tangent_table(points(), trace(functions(), -3, 3), {"wrong": {"f": 1}})
    guess = guess_chart.guess_table(points()["f"], trace(functions(), -3, 3), -9.0, None, Guesses(50.0), 0)
    for specification, columns in (
        (chart.specification(), here.column_names),
        (guess_chart.specification(), guess.column_names),
    ):
        (calculated,) = (layer["transform"] for layer in specification["layer"] if layer.get("transform"))
        names = [step["as"] for step in calculated if "as" in step]
        assert len(names) > 10
        assert len(names) == len(set(names))
        assert not set(names) & set(columns)


def sampled(earlier=None, **texts):
    named = functions(**texts)
    earlier = {} if earlier is None else earlier
    return tables.curve_tables(trace(named, -3, 3), [*named, *earlier], earlier)


def test_rows_hold_every_slope():
    found = sampled()
    samples = found["samples"].to_pandas()
    np.testing.assert_allclose(samples["f_slope"], 3 * samples["x"] ** 2 + 6 * samples["x"] - 5, rtol=1e-12)
    np.testing.assert_allclose(samples["g_slope"], 2 * samples["x"], atol=1e-12)
    frame = found["frame"].to_pandas()
    assert (frame["low"][0], frame["high"][0], frame["count"][0]) == (-3, 3, 601)
    assert frame["bottom"][0] < 0 < 43 < frame["top"][0]


def test_without_the_lines_the_rows_hold_no_slope():
    named = functions()
    assert tables.curve_tables(trace(named, -3, 3), list(named))["samples"].column_names == ["x", "f", "g"]


def here(earlier=None, x=-2.0, low=-3, high=3, **texts):
    return tables.tangent_table(points(x, **texts), trace(functions(**texts), low, high), earlier or {}).to_pandas()


def test_the_chosen_x_itself_is_in_the_rows():
    table = here(x=1 / 3)
    assert set(table["x"]) == {1 / 3}
    assert table["slope"].tolist() == pytest.approx([3 / 9 + 6 / 3 - 5, 2 / 3])


def test_accumulating_adds_gs_wrong_tangent_with_both_summands():
    table = here(lines.earlier_passes({"f": 1, "g": 1})).set_index("curve")
    assert table.index.tolist() == ["f", "g", "wrong"]
    assert table.loc["wrong", ["x", "y", "slope", "said"]].tolist() == [-2, 4, -9, "-5 + -4 = -9"]
    assert table["way"].tolist() == ["1 right, 5 down", "1 right, 4 down", "1 right, 9 down"]
    assert here()["curve"].tolist() == ["f", "g"]


def test_every_pass_that_was_not_put_back_is_counted():
    table = here(lines.earlier_passes({"f": 3, "g": 2})).set_index("curve")
    assert table.loc["wrong for f", ["y", "slope", "said"]].tolist() == [18, -15, "-10 + -5 = -15"]
    assert table.loc["wrong", ["y", "slope", "said"]].tolist() == [4, -23, "-19 + -4 = -23"]
    assert lines.earlier_passes({"g": 1}) == lines.earlier_passes({"f": 1}) == {}


def test_a_summand_is_no_difference():
    table = here(lines.earlier_passes({"f": 1, "g": 1}), f="x ** 100").set_index("curve")
    assert table.loc["wrong", "said"] == "-6.34e+31 + -4 = -6.34e+31"


SUM = re.compile(r"(\S+) [+] (\S+) = (\S+)$")


def last_digit(text):
    """What one in the last digit that `short` could have written is worth."""
    size = abs(Decimal(text))
    return Decimal("0.01") if Decimal("0.01") <= size < 100_000 else Decimal(1).scaleb(size.adjusted() - 2)


@pytest.mark.parametrize(
    ("f", "g", "low", "high"),
    [
        ("x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2", -3, 3),
        ("x ** 100", "x ** 2", -3, 3),
        ("sin(x)", "exp(x)", -6, 6),
        ("1e-5 * x ** 3", "1e6 * sin(x)", -1, 1),
        ("1 / x", "tan(x)", -3, 3),
    ],
)
@pytest.mark.parametrize("passes", [{"f": 1, "g": 1}, {"f": 3, "g": 2}, {"f": 1, "g": 9}])
def test_every_sum_is_true_to_its_digits(f, g, low, high, passes):
    named = functions(f, g)
    earlier = lines.earlier_passes(passes)
    samples = tables.curve_tables(trace(named, low, high), [*named, *earlier], earlier)["samples"].to_pandas()
    said = [text for wrong in earlier for text in samples[f"{wrong}_said"]]
    sums = [SUM.match(text).groups() for text in said if "=" in text]
    assert len(sums) > 5
    for first, second, total in sums:
        exact = Decimal(first) + Decimal(second)
        assert abs(exact - Decimal(total)) <= last_digit(total) / 2, (first, second, total)


def test_adding_0_is_not_called_wrong():
    table = here(lines.earlier_passes({"f": 1, "g": 1}), x=0.0, f="cos(x)", g="-200 * x").set_index("curve")
    assert table.loc["wrong", "said"] == ""
    assert math.isnan(table.loc["wrong", "slope"])


def test_a_line_whose_slope_cannot_be_seen_keeps_its_number():
    tiny, zero = here(x=0.0, f="x ** 2 + 1e-9 * x", g="x ** 2")[["said", "way"]].values.tolist()
    assert (tiny, zero) == (["slope 1e-09", "level in this picture"], ["slope 0", "level"])
    # Beside a tall curve, others look level too.
    tall = here(x=-2.0, f="x ** 100", g="x ** 2").set_index("curve")
    assert tall.loc["g", ["said", "way"]].tolist() == ["slope -4", "level in this picture"]
    # A curve of its own that is tiny as a whole is not level.
    (way,) = tables.tangent_table(
        {"f": point_at(parse_function("1e-9 * x"), 1.0)}, trace({"f": parse_function("1e-9 * x")}, -3, 3)
    )["way"].to_pylist()
    assert way == "1 right, 1e-09 up"


def test_what_is_no_slope_is_named_in_the_rows():
    table = here(lines.earlier_passes({"f": 1, "g": 1}), x=0.0, f="abs(x)", g="log(x)")
    assert table["said"].tolist() == ["kink, no slope", "pole, no slope", "kink, no slope"]
    assert table["slope"].isna().all()


def test_a_missing_function_leaves_its_column_empty():
    g = functions()["g"]
    alone = trace({"g": g}, -3, 3)
    samples = tables.curve_tables(alone, ["g"])["samples"].to_pandas()
    assert samples["f"].isna().all()
    assert samples["g"].notna().all()
    assert tables.tangent_table({"g": point_at(g, 1.0)}, alone)["curve"].to_pylist() == ["g"]
    nothing = tables.curve_tables(trace({}, -3, 3), [])
    assert nothing["frame"]["low"].to_pylist() == [-3]
    assert tables.tangent_table({}, trace({}, -3, 3)).num_rows == 0


def test_infinite_values_are_not_drawn():
    samples = sampled(f="1 / x")["samples"].to_pandas()
    assert math.isnan(samples.loc[samples["x"] == 0, "f"].item())
    assert samples.loc[samples["x"] == 0, "f_said"].item() == "pole, no slope"


@pytest.mark.parametrize("text", ["torch.nan_to_num(log(x))", "exp(100 * x)", "x ** 101", "1 / x ** 9"])
def test_a_curve_that_leaves_the_picture_is_drawn_near_it(text):
    found = sampled(f=text)
    frame, y = found["frame"].to_pylist()[0], found["samples"].to_pandas()["f"].dropna()
    pixels = (y - frame["bottom"]) / (frame["top"] - frame["bottom"]) * 300
    assert len(y) > 500
    assert pixels.abs().max() < 1e6


@pytest.mark.parametrize("text", ["x ** 3 + 3 * x ** 2 - 5 * x + 4", "exp(x)", "sin(40 * x)", "1000 * x"])
def test_below_the_lowest_point_there_is_room_and_a_triangle_fits(text):
    frame = sampled(f=text)["frame"].to_pylist()[0]
    high = frame["top"] - frame["bottom"]
    curve = trace(functions(f=text), -3, 3).by_name["f"]
    assert np.nanmin(curve.y) - frame["bottom"] > 0.1 * high
    samples = sampled(f=text)["samples"].to_pandas()
    assert (samples["f_run"] * samples["f_slope"].abs()).max() <= 0.3 * high * 1.001
    assert samples["f_run"].max() <= 1

"""The page as Streamlit runs it."""

import io
import json

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from components.autograd.pairs import PAIRS
from tests.page.shown_code import codes
from tests.page.sliders import slider_of

READING_F, READING_G = "x ** 3 + 3 * x ** 2 - 5 * x + 4", "x ** 2"


def page():
    from components.autograd import panel

    panel.show()


def opened(**link):
    at = AppTest.from_function(page, default_timeout=30)
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def code(at):
    return codes(at)[0]


def words(at):
    return "\n".join(element.value for element in at.markdown)


def picture(at):
    return at.get("vega_lite_chart")[0].proto


def rows(at, name):
    for dataset in picture(at).datasets:
        if dataset.name == name:
            return pa.ipc.open_stream(io.BytesIO(dataset.data.data)).read_pandas()
    raise LookupError(name)


def test_the_page_opens_with_the_reading():
    at = opened()
    assert (at.text_input("f").value, at.text_input("g").value) == (READING_F, READING_G)
    assert (at.number_input("x").value, at.number_input("low").value, at.number_input("high").value) == (-2, -3, 3)
    assert at.toggle("zero").value is False
    assert "# tensor(-5.)" in code(at)
    assert "# tensor(-9.)" in code(at)
    assert "# x.grad.zero_()\n" in code(at)
    # Whoever comes straight here knows no reading.
    assert "reading's" not in words(at)
    assert "`backward()` adds to what `x.grad` holds" in at.caption[1].value
    assert not at.warning


def test_the_switch_puts_zero_in():
    at = opened()
    at.toggle("zero").set_value(True).run()
    assert "# tensor(-4.)" in code(at)
    assert "\nx.grad.zero_()" in code(at)
    assert rows(at, "here")["curve"].tolist() == ["f", "g"]
    at.toggle("zero").set_value(False).run()
    assert "# tensor(-9.)" in code(at)
    assert rows(at, "here")["slope"].tolist() == [-5, -4, -9]


def test_the_slider_and_the_field_move_the_same_x():
    at = opened()
    at.number_input("x").set_value(1.0).run()
    assert at.number_input("x").value == 1.0
    assert "tensor(1.0)" in code(at)
    at.number_input("x").set_value(0.333).run()
    assert slider_of(at, "x")["value"] == 0.333
    assert "tensor(0.333)" in code(at)
    assert set(rows(at, "here")["x"]) == {0.333}


def test_the_specification_stays_while_the_rows_change():
    at = opened()
    first = picture(at).spec
    seen = [rows(at, "here")]
    at.number_input("x").set_value(1.5).run()
    seen.append(rows(at, "here"))
    at.toggle("zero").set_value(True).run()
    seen.append(rows(at, "here"))
    at.text_input("f").set_value("1 / x").run()
    seen.append(rows(at, "here"))
    at.number_input("high").set_value(5.0).run()
    at.text_input("g").set_value("1 / x").run()
    assert picture(at).spec == first
    assert not any(seen[i].equals(seen[i + 1]) for i in range(3))
    assert {dataset.name for dataset in picture(at).datasets} == {"samples", "here", "frame"}
    assert picture(at).alt


def test_a_step_of_x_leaves_the_curves_bytes_as_they_are():
    at = opened()
    before = {dataset.name: dataset.data.data for dataset in picture(at).datasets}
    at.number_input("x").set_value(1.5).run()
    after = {dataset.name: dataset.data.data for dataset in picture(at).datasets}
    assert [name for name in before if before[name] != after[name]] == ["here"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_ready_pair_opens(pair):
    at = opened()
    at.selectbox("pair").set_value(pair.name).run()
    assert not at.exception
    assert not at.error
    assert (at.text_input("f").value, at.text_input("g").value, slider_of(at, "x")["value"]) == (pair.f, pair.g, pair.x)
    assert (at.number_input("low").value, at.number_input("high").value) == (pair.low, pair.high)
    assert at.selectbox("pair").value == pair.name
    assert "Error" not in code(at)


def test_a_link_opens_what_it_says():
    at = opened(f="sin(x)", g="cos(x)", x="1.25", low="0", high="5", zero="true")
    assert (at.text_input("f").value, at.text_input("g").value) == ("sin(x)", "cos(x)")
    assert slider_of(at, "x")["value"] == 1.25
    assert (slider_of(at, "x")["min"], slider_of(at, "x")["max"]) == (0, 5)
    assert at.toggle("zero").value is True
    assert "from torch import tensor, cos, sin" in code(at)
    assert not at.warning


@pytest.mark.parametrize(
    ("link", "named", "standing"),
    [
        ({"x": "hello"}, ["x=hello", "x = -2"], {"x": -2}),
        ({"x": "99"}, ["x=99"], {"x": -2}),
        ({"x": "nan"}, ["x=nan"], {"x": -2}),
        ({"x": "99", "high": "100"}, [], {"x": 99, "high": 100}),
        ({"x": "-3"}, [], {"x": -3}),
        ({"low": "-1000", "high": "-999", "x": "-1000"}, [], {"low": -1000, "high": -999, "x": -1000}),
        ({"f": READING_F, "x": "-2"}, [], {"f": READING_F, "x": -2}),
        ({"x": "3", "low": "0", "high": "2"}, ["x=3", "x = 1"], {"x": 1, "low": 0, "high": 2}),
        ({"low": "0", "high": "5"}, [], {"x": 2.5}),
        ({"low": "5"}, ["low=5"], {"low": -3, "high": 3}),
        ({"low": "2", "high": "1"}, ["low=2", "high=1"], {"low": -3, "high": 3, "x": -2}),
        ({"low": "-1e9"}, ["low=-1e9"], {"low": -3}),
        ({"high": "inf"}, ["high=inf"], {"high": 3}),
        ({"zero": "perhaps"}, ["zero=perhaps"], {"zero": False}),
        ({"f_passes": "0"}, ["f_passes=0"], {"f_passes": 1}),
        ({"g_passes": "99", "f_passes": "2"}, ["g_passes=99"], {"g_passes": 1, "f_passes": 2}),
        ({"f": "__import__('os')"}, ["f=__import__('os')"], {"f": READING_F}),
        ({"f": ""}, ["f="], {"f": READING_F}),
        ({"g": "2x"}, ["g=2x"], {"g": READING_G}),
        ({"f": "x.sum()", "x": "1"}, ["f=x.sum()"], {"f": READING_F, "x": 1}),
    ],
)
def test_a_bad_link_falls_back_and_says_so(link, named, standing):
    at = opened(**link)
    said = "\n".join(warning.value for warning in at.warning)
    assert len(at.warning) == len([name for name in named if "=" in name and " = " not in name])
    assert all(name in said for name in named)
    for name, value in standing.items():
        assert {
            element.key: element.value
            for kind in (at.text_input, at.slider, at.number_input, at.toggle)
            for element in kind
        }[name] == value
    assert "tensor(" in code(at)


def test_a_bad_expression_is_kept_and_explained_and_the_rest_goes_on():
    at = opened()
    at.text_input("f").set_value("x ^ 2").run()
    assert not at.exception
    assert at.text_input("f").value == "x ^ 2"
    assert "f cannot be drawn" in at.error[0].value
    assert "`` ^ `` compares bits; it is not a power." in words(at)
    assert rows(at, "here")["curve"].tolist() == ["g"]
    assert "def f" not in code(at)
    assert "# tensor(-4.)" in code(at)
    at.text_input("g").set_value("also bad").run()
    assert not at.exception
    assert rows(at, "here").empty
    at.text_input("f").set_value(READING_F).run()
    assert "# tensor(-5.)" in code(at)


def test_typed_text_is_never_markdown():
    at = opened()
    at.text_input("f").set_value("![x](http://example.org/x.png) + :red[x]").run()
    assert "example.org" not in "\n".join(element.value for element in [*at.markdown, *at.error, *at.warning])


def test_low_stays_below_high_and_x_between_them():
    at = opened()
    at.number_input("low").set_value(5.0).run()
    assert (at.number_input("low").value, at.number_input("high").value, slider_of(at, "x")["value"]) == (5, 6, 5)
    at.number_input("high").set_value(-7.0).run()
    assert (at.number_input("low").value, at.number_input("high").value, slider_of(at, "x")["value"]) == (-8, -7, -7)


def test_ends_that_a_new_session_hears_of_the_wrong_way_round_are_put_right():
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["low"], at.session_state["high"] = 5.0, 3.0
    at.run()
    assert not at.exception
    assert (at.number_input("low").value, at.number_input("high").value, slider_of(at, "x")["value"]) == (5, 6, 5.5)


def test_a_constant_is_honest():
    at = opened(f="4")
    assert "# y.backward()" in code(at)
    assert "print(x.grad)  # None" in code(at)
    assert "would raise an error" in words(at)
    assert rows(at, "here")["slope"].tolist() == [0, -4]


def test_the_picture_is_small_and_valid():
    spec = json.loads(picture(opened()).spec)
    assert len(json.dumps(spec)) < 24_000
    assert sum(len(dataset.data.data) for dataset in picture(opened()).datasets) < 125_000


def test_a_new_range_leaves_an_x_inside_it_alone():
    at = opened(x="1.5")
    at.number_input("low").set_value(-5.0).run()
    assert (at.number_input("x").value, slider_of(at, "x")["value"]) == (1.5, 1.5)
    at.number_input("high").set_value(8.0).run()
    assert (at.number_input("x").value, slider_of(at, "x")["value"]) == (1.5, 1.5)
    at.number_input("x").set_value(2.0).run()
    assert at.number_input("x").value == 2.0


def test_an_unknown_section_falls_back_to_the_tangents_and_says_so():
    at = opened(view="nonsense")
    assert "view=nonsense" in at.warning[0].value
    assert "# tensor(-9.)" in code(at)


def test_an_end_of_the_range_that_its_field_does_not_take_falls_back_and_the_page_says_so():
    at = opened(low="999.5", high="1000")
    assert "it is not from -1000 to 999" in at.warning[0].value
    assert (at.number_input("low").value, at.number_input("high").value) == (-3, 1000)


def test_buttons_run_backward_again_and_start_over():
    at = opened()
    at.button("f_again").click().run()
    assert at.number_input("f_passes").value == 2
    assert "# tensor(-10.)" in code(at)
    assert "# tensor(-14.)" in code(at)
    assert rows(at, "here")["curve"].tolist() == ["f", "g", "wrong for f", "wrong"]
    assert "PyTorch gave no error" in words(at)
    at.button("g_again").click().run()
    assert "# tensor(-18.)" in code(at)
    assert "-14 + -4 = **-18**" in words(at)
    next(button for button in at.button if button.label == "Start over").click().run()
    assert (at.number_input("f_passes").value, at.number_input("g_passes").value) == (1, 1)
    assert "# tensor(-9.)" in code(at)


def test_nine_passes_are_the_most():
    at = opened(f_passes="9", g_passes="9")
    assert at.button("f_again").disabled
    assert at.button("g_again").disabled
    assert "# tensor(-81.)" in code(at)


def test_the_ledger_follows_the_program():
    at = opened()
    assert "| -4 | -5 + -4 = **-9** |" in words(at)
    at.toggle("zero").set_value(True).run()
    assert "| `x.grad.zero_()` |  | **0** |" in words(at)
    assert "0 + -4 = **-4**" in words(at)


def test_a_link_with_a_bad_function_says_what_to_write():
    at = opened(f="max(x, 0)")
    assert "torch.clamp(x, min=0)" in at.warning[0].value
    assert ".`." not in at.warning[0].value


def test_the_picture_has_no_slope_that_float32_does_not_hold():
    """The program beside it says inf."""
    at = opened(f="exp(100 * x)", x="1")
    assert "tensor(inf)" in code(at)
    here = rows(at, "here").set_index("curve")
    assert here["said"]["f"] == here["said"]["wrong"] == "slope inf in float32"
    samples = rows(at, "samples")
    there = samples.iloc[(samples["x"] - 1).abs().argmin()]
    assert there["f_said"] == "slope inf in float32"
    assert samples["f_said"][0].startswith("slope ")
    assert "float32" not in samples["f_said"][0]

"""The section as Streamlit runs it."""

import pytest

from components.autograd.pairs import PAIRS
from tests.autograd.test_panel import code, opened, rows, words


def test_the_section_opens_with_the_readings_way_down():
    at = opened(view="descent")
    for line in ("# -1.5 14.875", "# -0.775 9.2114", "# 0.0098 3.9512", "# 0.5039 2.3702", "# 0.6254 2.291"):
        assert line in code(at)
    assert "After 5 steps" in words(at)
    assert rows(at, "path")["step"].tolist() == [0, 1, 2, 3, 4, 5]
    assert not at.warning


def test_buttons_take_steps_and_go_back():
    at = opened(view="descent")
    at.button("one_step").click().run()
    assert at.number_input("steps").value == 6
    at.button("ten_steps").click().run()
    assert "After 16 steps" in words(at)
    assert "a minimum here" in words(at)
    at.button("to_start").click().run()
    assert "range(0)" in code(at)
    assert "The start" in words(at)
    assert at.button("to_start").disabled
    at.button("one_step").click().run()
    assert "After 1 step:" in words(at)
    at.number_input("steps").set_value(95).run()
    at.button("ten_steps").click().run()
    assert at.number_input("steps").value == 100


def test_the_switch_forgets_and_momentum_remembers():
    at = opened(view="descent", rate="0.05", steps="40", forget="true")
    assert "between -2.01 and 2.12" in words(at)
    assert "    # x.grad.zero_()" in code(at)
    assert set(rows(at, "path")["kind"]) == {"wrong"}
    at.toggle("forget").set_value(False).run()
    assert "    x.grad.zero_()" in code(at)
    at.number_input("momentum").set_value(0.9).run()
    assert "speed = 0.9 * speed + x.grad" in code(at)
    assert "A forgotten zero_() is momentum 1" in words(at)


def test_a_runaway_is_stopped():
    at = opened(view="descent", x="-2.7", steps="20")
    assert "After 3 steps of 20" in words(at)
    assert "f has no lowest point" in words(at)
    assert at.button("one_step").disabled
    assert not at.button("to_start").disabled


def test_another_x_changes_neither_the_specifications_nor_the_curve():
    at = opened(view="descent")
    before = [chart.proto for chart in at.get("vega_lite_chart")]
    specs, curve = [proto.spec for proto in before], rows(at, "samples")
    at.number_input("x").set_value(1.5).run()
    assert [chart.proto.spec for chart in at.get("vega_lite_chart")] == specs
    assert rows(at, "samples").equals(curve)
    assert rows(at, "path")["x"][0] == 1.5


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_every_ready_pair_goes_downhill(pair):
    at = opened(view="descent")
    at.selectbox("pair").set_value(pair.name).run()
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ({"rate": "fast"}, "rate=fast"),
        ({"rate": "-1"}, "rate=-1"),
        ({"steps": "3.5"}, "steps=3.5"),
        ({"steps": "1000"}, "steps=1000"),
        ({"steps": "1" * 5000}, "whole number from 0 to 100"),
        ({"momentum": "2"}, "momentum=2"),
        ({"forget": "maybe"}, "forget=maybe"),
    ],
)
def test_a_bad_link_falls_back_and_says_so(link, named):
    at = opened(view="descent", **link)
    assert named in at.warning[0].value
    assert "# 0.6254 2.291" in code(at)


def test_without_f_the_section_says_so():
    at = opened(view="descent")
    at.text_input("f").set_value("x ^ 2").run()
    assert not at.exception
    assert "needs an f" in at.info[0].value


def test_a_constant_is_honest():
    at = opened(view="descent", f="4")
    assert "No gradient" in words(at)
    assert "AttributeError" in code(at)


@pytest.mark.parametrize(("rate", "edge", "inside"), [("1", "left at x = -3", "3."), ("1.1", "right at x = 3", "-2.")])
def test_a_path_that_left_says_where_the_picture_ends_and_what_it_marks(rate, edge, inside):
    at = opened(view="descent", rate=rate, steps="10")
    assert f"the picture, which ends on the {edge}" in words(at)
    assert f"The tangent stands at the last x inside, {inside}" in words(at)
    assert rows(at, "here")["x"].tolist() == [float(inside.removesuffix("."))]

"""The section Plot as Streamlit runs it."""

import json

import numpy as np
import pytest

from tests.page.shown_code import codes

from ..test_panel import code, opened, picture, rows, words


def test_it_opens_with_the_readings_guess():
    at = opened(view="plot")
    assert at.number_input("slope").value == -9
    assert "y  # tensor(18.)" in code(at)
    assert codes(at)[1].splitlines()[-2:] == ["picture += plot_gradient(x, y, slope=-9)", "picture"]
    assert "the slope -9: 1 right, 9 down." in words(at)
    assert "-5" not in words(at)


def drawn(at):
    """The curves of the picture's rows, by name."""
    samples = rows(at, "samples")
    return {name for name in ("f", "g") if samples[name].notna().any()}


def test_the_picture_is_what_its_lines_draw():
    """The lines as they stand on the page, run by Python itself, draw the points of the page's picture."""
    at = opened(view="plot", f="sin(x)", g="2", x="1.25", low="-1", high="4", slope="0.5")
    names = {}
    for text in (code(at), codes(at)[2], codes(at)[1]):
        exec(text, names)
    curves = [names["plot_func"](names[name], low=-1, high=4).to_dict()["layer"][0]["data"]["values"] for name in "fg"]
    # What the functions give is what the page's lines add up.
    assert all(json.dumps(points) in json.dumps(names["picture"].to_dict()) for points in curves)
    samples = rows(at, "samples")
    for name, points in zip(("f", "g"), curves, strict=True):
        page = np.interp([point["x"] for point in points], samples["x"], samples[name])
        np.testing.assert_allclose([point["y"] for point in points], page, atol=1e-3)
    (line,) = names["plot_gradient"](names["x"], names["y"], 0.5).to_dict()["data"]["values"]
    (page,) = rows(at, "here").to_dict("records")
    assert [line[part] for part in ("x", "y", "slope")] == pytest.approx([page[part] for part in ("x", "y", "slope")])
    assert line["text"] == page["said"]


def test_how_the_functions_draw_is_folded_under_their_names():
    at = opened(view="plot")
    (folded,) = at.expander
    assert folded.label == "plot_func and plot_gradient: how they draw"
    assert [code.count("def plot_") for code in codes(folded)] == [2]
    assert not any("def plot_" in code for code in codes(at)[:2])


def test_the_picture_is_of_the_same_kind_as_that_of_the_tangents():
    plot, tangents = (json.loads(picture(opened(view=view)).spec) for view in ("plot", "tangents"))
    assert {key: part for key, part in plot.items() if key not in ("height", "config")} == {
        key: part for key, part in tangents.items() if key not in ("height", "config")
    }


@pytest.mark.parametrize(
    ("link", "said", "unsaid"),
    [
        ({"draw_line": "false"}, ["**f**", "**g**", "is 18 at x = -2"], ["line", "plot_gradient(x"]),
        ({"draw_g": "false"}, ["**f**", "1 right, 9 down"], ["**g**", "plot_func(g"]),
        ({"f": "log(x)"}, ["has no value at x = -2"], ["1 right"]),
    ],
)
def test_what_is_drawn_is_said(link, said, unsaid):
    at = opened(view="plot", **link)
    shown = words(at) + "".join(code for code in codes(at) if "def plot_func" not in code)
    assert all(text in shown for text in said)
    assert not any(text in shown for text in unsaid)


def test_without_f_there_is_no_line():
    at = opened(view="plot")
    at.text_input("f").set_value("(").run()
    assert codes(at)[1] == 'picture = plot_func(g, "orange")\npicture'
    assert drawn(at) == {"g"}
    at.toggle("draw_g").set_value(False).run()
    assert not at.exception
    assert "no function to draw" in words(at)


def test_a_link_names_the_section_by_its_own_parameter():
    at = opened(slope="-6.5")
    assert at.segmented_control("view").value == "plot"
    assert at.number_input("slope").value == -6.5
    assert "slope=-6.5)" in codes(at)[1]


@pytest.mark.parametrize("slope", ["steep", "nan", "1e9"])
def test_a_slope_that_cannot_be_drawn_is_refused(slope):
    at = opened(view="plot", slope=slope)
    assert f"slope={slope}" in at.warning[0].value
    assert at.number_input("slope").value == -9


def test_the_slope_may_come_from_autograd():
    at = opened(view="plot", use_grad="true")
    assert code(at).splitlines()[-5:] == [
        "x = tensor(-2.0).requires_grad_()",
        "y = f(x)",
        "y.backward()",
        "slope = x.grad",
        "slope  # tensor(-5.)",
    ]
    assert codes(at)[1].splitlines()[-2] == "picture += plot_gradient(x, y, slope)"
    assert "the slope -5: 1 right, 5 down." in words(at)
    at.number_input("x").set_value(1.0).run()
    assert "the slope 4: 1 right, 4 up." in words(at)


@pytest.mark.parametrize("link", [{"f": "4"}, {"f": "log(x)"}, {"f": "sqrt(x)", "x": "0"}, {"f": "1 / x", "x": "0"}])
def test_where_autograd_finds_no_slope_there_is_no_line_and_it_is_said(link):
    at = opened(view="plot", use_grad="true", draw_g="false", **link)
    assert rows(at, "here")["slope"].isna().all()
    assert not at.exception
    assert "1 right" not in words(at)


@pytest.mark.parametrize(
    ("f", "x", "told"),
    [
        ("abs(x)", "0", "has a kink at x = 0: slope -1 on the left, 1 on the right"),
        ("torch.where(x > 0, 1 + x, x)", "0", "jumps at x = 0 by 1"),
        ("sqrt(x ** 2)", "0", "has a kink at x = 0: slope -1 on the left"),
        ("x * x.detach()", "2", "runs with slope 4 at x = 2, yet PyTorch answers 2"),
        ("torch.where(x > 0, sqrt(x), 0)", "-1", "runs with slope 0, but PyTorch answers nan"),
    ],
)
def test_a_line_from_x_grad_that_is_no_tangent_is_told_so(f, x, told):
    said = words(opened(view="plot", f=f, x=x, use_grad="true"))
    assert told in said
    assert "it is no tangent" in said or "no slope to draw a line with" in said
    assert "no tangent" not in words(opened(view="plot", f=f, x="1.5", use_grad="true")) or "detach" in f


def test_a_curve_that_leaves_the_picture_is_told():
    assert "beyond the picture's" not in words(opened(view="plot"))
    assert ":blue[**f**] goes on beyond the picture's top and bottom." in words(opened(view="plot", f="1 / x"))
    assert ":blue[**f**] goes on beyond the picture's top." in words(opened(view="plot", f="exp(9 * x)"))

"""The pictures of a figure: Vega-Lite that a browser reads, in the theme's colours, small enough to send."""

import json
import re
from time import thread_time

import altair as alt
import numpy as np
import pytest

from components.figures import chart, chart_colours, drawing, model
from components.interpreter import run
from tests.figures.real import PROLOGUE
from tests.figures.test_real import PROGRAMS

MOST = 0.05  # seconds of a server's time for a picture of a notebook


def figures(program):
    shown = []
    result = run(PROLOGUE + program, lambda step: shown.extend(step.figures))
    assert result.error is None, result.error
    return shown


def charts(program):
    return [one for figure in figures(program) for one in chart.drawn(figure)]


def marks(drawn):
    """The marks of a chart with their encodings, in their order."""
    found, waiting = [], [drawn.specification]
    while waiting:
        part = waiting.pop(0)
        waiting = [*part.get("layer", []), *waiting]
        if "mark" in part:
            found.append(part)
    return found


def kinds(drawn):
    return [one["mark"]["type"] for one in marks(drawn) if one["mark"].get("opacity") != 0]


@pytest.mark.parametrize(("about", "program"), PROGRAMS, ids=[about for about, _ in PROGRAMS])
def test_every_picture_is_vega_lite_with_a_sentence(about, program):
    for one in charts(program):
        alt.LayerChart.from_dict({key: part for key, part in one.specification.items() if key != "config"})
        json.dumps(one.specification, allow_nan=False)
        assert one.sentence.endswith(".")
        assert "nan" not in one.sentence


def test_pictures_of_notebooks_take_little_of_the_servers_time():
    slow = []
    for about, program in PROGRAMS:
        for figure in figures(program):
            seconds = []
            for _ in range(3):
                start = thread_time()
                chart.drawn(figure)
                seconds.append(thread_time() - start)
            if min(seconds) > MOST:
                slow.append((about, min(seconds)))
    assert slow == []


def test_a_hundred_thousand_points_are_thinned_and_said_to_be():
    (figure,) = figures("plt.plot(np.random.randn(100000).cumsum())")
    start = thread_time()
    (one,) = chart.drawn(figure)
    assert thread_time() - start < MOST
    rows = marks(one)[1]["data"]["values"]
    assert len(rows) <= drawing.POINTS + 1
    assert "100,000 points" in one.note
    y = figure.axes[0].artists[0].y
    assert {row["y"] for row in rows} >= {y.min(), y.max(), y[0], y[-1]}


def test_few_points_are_all_sent_and_nothing_is_said():
    (one,) = charts("plt.plot(range(1000))")
    assert len(marks(one)[1]["data"]["values"]) == 1000
    assert one.note == ""


def test_the_cycles_colours_are_the_themes_own_in_order():
    (one,) = charts("for i in range(10): plt.plot([i, i + 1])")
    colours = [part["encoding"]["color"]["value"] for part in marks(one) if part["mark"]["type"] == "line"]
    assert colours == list(chart_colours.CYCLE)
    assert colours[:5] == ["blue", "orange", "green", "red", "violet"]


def test_plain_names_are_the_themes_colours_and_black_is_its_ink():
    (one,) = charts("for c in ('red', 'b', 'green', 'k', '#123456'): plt.plot([1, 2], color=c)")
    colours = [part["encoding"]["color"]["value"] for part in marks(one) if part["mark"]["type"] == "line"]
    assert colours == ["red", "blue", "green", "currentColor", "#123456"]


def test_limits_scales_ticks_and_words_are_the_models():
    (one,) = charts("plt.semilogy([1, 10, 100])\nplt.xlim(5, 1)\nplt.xticks([1, 3], ['a', 'b'])\nplt.ylabel('up')")
    x, y = (marks(one)[0]["encoding"][name] for name in "xy")
    assert x["scale"] == {"domain": [1.0, 5.0], "nice": False, "zero": False, "type": "linear", "reverse": True}
    assert x["axis"]["values"] == [1.0, 3.0]
    assert x["axis"]["labelExpr"] == '["a", "b"][indexof([1.0, 3.0], datum.value)]'
    assert y["scale"]["type"] == "log"
    assert y["axis"]["title"] == ["up"]


def test_words_of_a_program_are_no_expressions():
    text = "'];window.x=1;['\\\\\"`${1}"
    (one,) = charts(f"plt.bar([{text!r}], [1])\nplt.xticks([0], [{text!r}])\nplt.title({text!r})")
    said = marks(one)[0]["encoding"]["x"]["axis"]["labelExpr"]
    assert json.loads(re.fullmatch(r"(\[.*\])\[indexof\(\[0\.0\], datum\.value\)\]", said)[1]) == [text]


def test_steps_are_as_long_up_as_across_where_the_aspect_is_equal():
    for program in ("plt.plot([0, 4], [0, 1])\nplt.axis('equal')", "plt.imshow(np.ones((3, 9)))"):
        (one,) = charts(program)
        x, y = (np.ptp(marks(one)[0]["encoding"][name]["scale"]["domain"]) for name in "xy")
        width, height = one.specification["width"], one.specification["height"]
        assert width / x == pytest.approx(height / y, rel=0.02)
        assert width <= 300


def test_a_legend_names_what_the_model_names():
    (one,) = charts("plt.plot([1, 2], 'r--', label='a')\nplt.scatter([1], [2], label='a')\nplt.legend()")
    lines, points = (part["encoding"] for part in marks(one)[-2:])
    assert lines["color"]["scale"] == {"domain": ["a"], "range": ["red"]}
    assert lines["color"]["legend"]["symbolDash"] == [7, 4]
    assert points["color"]["scale"] == {"domain": ["a\u200b"], "range": ["blue"]}
    assert points["shape"]["scale"]["range"] == ["circle"]


def test_an_image_is_one_picture_with_its_scale():
    (one,) = charts("plt.imshow(torch.rand(28, 28))\nplt.colorbar(label='v')")
    assert kinds(one) == ["image"]
    assert marks(one)[-1]["encoding"]["color"]["legend"]["title"] == "v"
    assert len(json.dumps(one.specification)) < 20_000


def test_the_first_row_of_an_image_is_where_the_model_has_it():
    shades = []
    for origin in ("upper", "lower"):
        ((figure),) = figures(f"plt.imshow([[0, 0], [1, 1]], origin='{origin}', cmap='gray')")
        (one,) = chart.drawn(figure)
        shades.append(marks(one)[1]["data"]["values"][0]["url"])
    assert shades[0] == drawing.png(drawing.painted(np.array([[0.0, 0], [1, 1]]), "gray", 0, 1))
    assert shades[1] == drawing.png(drawing.painted(np.array([[1.0, 1], [0, 0]]), "gray", 0, 1))


def test_contours_lie_where_the_height_is_theirs():
    x, y = np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 2, 41))
    made = model.Contours(x, y, x**2 + y**2, np.array([1.0, 2.0]), False, "viridis", None, 1, 2)
    lines = drawing.contour_lines(made)
    assert [level for level, _ in lines] == [1.0, 2.0]
    for level, points in lines:
        assert np.hypot(*points.T) == pytest.approx(np.full(len(points), level**0.5), abs=0.01)
        assert points[0] == pytest.approx(points[-1])


def test_pictures_side_by_side_are_small_enough_for_a_phone():
    drawn = charts("fig, axs = plt.subplots(2, 3)\nfor ax in axs.flat: ax.plot([1, 2])")
    assert [one.row for one in drawn] == [0, 0, 0, 1, 1, 1]
    assert all(one.specification["width"] <= 300 for one in drawn)


SENTENCES = {
    "plt.plot(np.arange(-3, 3, 0.1), np.arange(60), 'red')": (
        "A red line through 60 points, from x = -3 to 2.9; y from 0 to 59."
    ),
    "plt.plot([1, 2], [3, 4], 'g--', label='f')": (
        'A dashed green line "f" through 2 points, from x = 1 to 2; y from 3 to 4.'
    ),
    "plt.scatter([1, 2], [3, 4])": "2 blue points, x from 1 to 2; y from 3 to 4.",
    "plt.plot(1, 3, 'o')": "A blue point at x = 1, y = 3.",
    "plt.scatter([1], [2], c='red')": "A red point at x = 1, y = 2.",
    "plt.plot([np.nan, 1], [5, 3])": (
        'A blue line of one point, at x = 1, y = 3: it has no length, and a marker such as "o" shows it.'
    ),
    "plt.bar(['a', 'b'], [3, 4])": "2 blue bars; a: 3, b: 4.",
    "plt.hist(np.arange(100))": "10 blue bars from 0 to 99; their lengths from 10 to 10.",
    "plt.imshow(np.eye(3))": "An image of 3 rows and 3 columns: numbers from 0 to 1.",
    "plt.axhline(2)": "A blue line across at y = 2.",
    "plt.text(1, 2, 'here')": 'The words "here" at (1, 2).',
    "plt.arrow(0, 0, 1, 2)": "An arrow from (0, 0) to (1, 2).",
    "plt.arrow(-3, 23, 2, -10, head_length=3)": "An arrow from (-3, 23) to (-1, 13).",
    "plt.subplots()": "An empty picture.",
    "plt.semilogy([1, 10])\nplt.title('loss')": (
        "loss: A blue line through 2 points, from x = 0 to 1; y from 1 to 10. y goes by powers of ten."
    ),
}


@pytest.mark.parametrize("program", SENTENCES)
def test_a_picture_is_said_in_a_sentence(program):
    (one,) = charts(program)
    assert one.sentence == SENTENCES[program]


def axes_in(specification):
    """The vertical axes of a chart's layers that stand on the right, by how far outside."""
    found = set()
    for part in specification["layer"]:
        look = (part.get("layer") or [part])[0]["encoding"]["y"].get("axis") or {}
        if look.get("orient") == "right":
            found.add(look["offset"])
    return found


def test_a_third_axis_stands_beside_the_second():
    (figure,) = figures("ax = plt.gca()\nfor n in (1, 2):\n    ax.twinx().plot([1, 5 * n])\nax.plot([1, 2])")
    (one,) = chart.drawn(figure)
    assert len(axes_in(one.specification)) == 2


def test_contours_of_a_map_of_colours_have_a_rim_that_is_seen_on_a_light_and_on_a_dark_page():
    (figure,) = figures("plt.contour(torch.arange(9.0).reshape(3, 3))")
    (one,) = chart.drawn(figure)
    drawn = [layer for layer in one.specification["layer"] if layer["mark"]["type"] == "line"]
    rim, line = (layer["mark"]["strokeWidth"] for layer in drawn)
    assert rim > line
    assert drawn[0]["encoding"]["color"] == {"value": "gray"}


def test_a_sentence_writes_thousands_out_and_leaves_dust_away():
    (figure,) = figures("plt.plot([1e-30, 3, 1234])")
    (one,) = chart.drawn(figure)
    assert "y from 0 to 1,230" in one.sentence

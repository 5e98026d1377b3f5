"""The section Plot in a real browser."""

import math

import pytest

from components.autograd.curves import trace
from components.autograd.functions import parse_function
from components.autograd.pairs import FIRST
from components.autograd.sentences import short

from .conftest import settle
from .test_autograd import label, over, plot

LEGEND = 1.35 * 16 + 4  # pixels of its one row


def drawn(page):
    """The line's ends in pixels: how far right and how far up from one to the other."""
    return page.locator("[data-testid=stVegaLiteChart] svg line[stroke-width='4']").evaluate(
        "line => [parseFloat(line.getAttribute('x2')), -parseFloat(line.getAttribute('y2'))]"
    )


@pytest.mark.parametrize("slope", [-9, 0, 30, -0.5, 10_000])
def test_the_line_has_the_slope_and_always_the_same_length(visit, slope):
    page = visit(f"/autograd?view=plot&slope={slope}")
    left, top, right, bottom = plot(page)
    shown = trace({name: parse_function(getattr(FIRST, name)) for name in ("f", "g")}, -3, 3)
    high = bottom - top - LEGEND
    across, up = (right - left) / 6, high / (shown.top - shown.bottom)
    dx, dy = drawn(page)
    assert math.hypot(dx, dy) == pytest.approx(2 * math.hypot(across, 0.3 * high), rel=0.02)
    assert math.atan2(dy, dx) == pytest.approx(math.atan2(slope * up, across), abs=0.02)
    assert label(page, "line: ").startswith(f"line: slope {short(slope)}, ")
    assert label(page, "f") == "f"
    assert label(page, "g") == "g"


def test_a_click_sets_x_as_in_the_picture_of_the_tangents(visit):
    page = visit("/autograd?view=plot")
    page.mouse.click(*over(page, 1.0))
    settle(page)
    assert float(page.url.split("x=")[1]) == pytest.approx(1.0, abs=0.02)
    assert page.get_by_text("A click in the picture sets x").is_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_the_colors_are_the_themes_own(look_at, dark):
    page = look_at("/autograd?view=plot", dark=dark)
    strokes = page.locator("[data-testid=stVegaLiteChart] svg path[stroke]").evaluate_all(
        "all => all.map(path => path.getAttribute('stroke').toLowerCase())"
    )
    assert {"#56b4e9", "#e69f00"} <= set(strokes) if dark else {"#0072b2", "#c05300"} <= set(strokes)
    assert not {"blue", "orange", "violet", "red"} & set(strokes)


def test_picture_and_program_are_on_one_screen(look_at):
    page = look_at("/autograd?view=plot")
    chart = page.locator("[data-testid=stVegaLiteChart]").bounding_box()
    assert chart["y"] + chart["height"] <= 720
    for block in page.locator("[data-testid=stCode]").all()[:2]:
        box = block.bounding_box()
        assert box["y"] + box["height"] <= 720
        assert box["x"] >= chart["x"] + chart["width"]


def test_a_step_of_x_moves_the_line(visit):
    page = visit("/autograd?view=plot&x=1")
    page.locator(".st-key-slider_x input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert "tensor(1.1)" in page.locator("[data-testid=stCode]").first.inner_text()
    assert page.url.endswith("x=1.1")

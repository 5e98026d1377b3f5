"""The section Plot in a real browser."""

import math

import pytest

from .conftest import settle
from .test_autograd import label, plot

LINE = "[data-testid=stVegaLiteChart] svg path[stroke-width='4']"


def drawn(page):
    """The line's ends in pixels: how far right and how far up from one to the other."""
    return page.locator(LINE).evaluate(
        """line => {
            const to = line.getScreenCTM(), length = line.getTotalLength()
            const [first, last] = [0, length].map(at => line.getPointAtLength(at).matrixTransform(to))
            return [last.x - first.x, first.y - last.y]
        }"""
    )


@pytest.mark.parametrize("slope", [-9, 0, 30, -0.5, 10_000])
def test_the_line_has_the_slope_and_always_the_same_length(visit, slope):
    page = visit(f"/autograd?view=plot&slope={slope}")
    left, top, right, bottom = plot(page)
    across, up = (right - left) / 6, (bottom - top) / 45
    dx, dy = drawn(page)
    assert math.hypot(dx, dy) == pytest.approx(200, abs=1)
    assert math.atan2(dy, dx) == pytest.approx(math.atan2(slope * up, across), abs=0.01)
    assert label(page, "slope") == f"slope {slope:g}"
    assert label(page, "f") == "f"
    assert label(page, "g") == "g"


@pytest.mark.parametrize("dark", [False, True])
def test_the_colors_are_the_themes_own(visit, dark):
    page = visit("/autograd?view=plot", dark=dark)
    strokes = page.locator("[data-testid=stVegaLiteChart] svg path[stroke]").evaluate_all(
        "all => all.map(path => path.getAttribute('stroke').toLowerCase())"
    )
    assert {"#56b4e9", "#e69f00"} <= set(strokes) if dark else {"#0072b2", "#c05300"} <= set(strokes)
    assert not {"blue", "orange", "violet", "red"} & set(strokes)


def test_picture_and_program_are_on_one_screen(visit):
    page = visit("/autograd?view=plot")
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

"""The graph section in a real browser."""

from itertools import combinations

import pytest

from .conftest import settle

CHART = "[data-testid=stVegaLiteChart] svg"
SUM = " + ".join(f"{name}({count} * x)" for count in (1, 2, 3) for name in ("sigmoid", "tanh", "sin"))


def texts(page):
    """The letters of the picture: what they say, how high they are and in which colour."""
    return page.locator(f"{CHART} text").evaluate_all(
        """all => all.filter(text => text.textContent && !text.getAttribute("stroke")).map(text => ({
            says: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), color: text.getAttribute("fill"),
            box: (({x, y, right, bottom}) => [x, y, right, bottom])(text.getBoundingClientRect())}))"""
    )


@pytest.mark.parametrize("dark", [False, True])
def test_the_readings_graph_is_drawn_in_both_themes(look_at, dark):
    page = look_at("/autograd?view=graph", dark=dark)
    drawn = texts(page)
    said = [text["says"] for text in drawn]
    for expected in ("x.grad = 12 + -12 + -5 = -5", "↑ 12", "↑ -12", "↑ -5", "↓ y = 18", "** 3", "PowBackward0"):
        assert expected in said
    assert min(text["size"] for text in drawn) >= 13
    colors = {text["says"]: text["color"].lower() for text in drawn}
    assert colors["↑ -12"] == ("#56b4e9" if dark else "#0072b2")
    assert colors["** 3"] == ("white" if dark else "black")
    assert max(text["box"][3] for text in drawn) < 720
    assert page.locator(".st-key-x input").bounding_box()["y"] < 680


@pytest.mark.parametrize("f", ["", SUM, "sin(" * 29 + "x" + ")" * 29])
def test_a_phone_shows_every_letter_and_scrolls_inside_the_picture_only(look_at, f):
    page = look_at(f"/autograd?view=graph&f={f.replace('+', '%2B')}" if f else "/autograd?view=graph", 390, 844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    drawn = texts(page)
    assert min(text["size"] for text in drawn) >= 11
    for text in drawn:
        left, _, right, _ = text["box"]
        assert left >= 0
        assert right <= 390
    for one, other in combinations([text["box"] for text in drawn], 2):
        across, down = (min(one[end], other[end]) - max(one[end - 2], other[end - 2]) for end in (2, 3))
        assert across < 4 or down < 6


def test_a_step_of_x_keeps_the_picture_and_its_link(visit):
    page = visit("/autograd?view=graph")
    page.locator(CHART).evaluate("svg => svg.planted = true")
    page.locator(".st-key-slopes label").first.click()
    settle(page)
    page.locator(".st-key-slider_x input[type=range]").press("ArrowRight")
    settle(page)
    assert page.locator(CHART).evaluate("svg => svg.planted")
    assert "slopes=true" in page.url
    assert "x=-1.9" in page.url
    before = sorted(text["says"] for text in texts(page))
    assert "slope -3.8" in before
    page.reload()
    settle(page)
    assert sorted(text["says"] for text in texts(page)) == before


def test_a_picture_that_scrolls_by_itself_is_scrolled_by_keys(visit):
    page = visit(f"/autograd?view=graph&f={'sin(' * 20}x{')' * 20}", 390, 844)
    box = page.get_by_role("region", name="Picture that scrolls")
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("End")
    page.wait_for_function("() => document.activeElement.scrollTop > 500")


def test_no_operations_name_touches_its_box_and_lines_run_straight_down_beside_numbers(look_at):
    page = look_at("/autograd?view=graph")
    boxes = page.locator(f"{CHART} .mark-rect path").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    )
    names = [text["box"] for text in texts(page) if text["says"] in ("** 3", "* 5", "+ 4")]
    assert len(names) == 3
    for _, above, _, below in names:
        # The letters' own boxes have room for accents.
        assert any(top < above + 4 - 2 and below < bottom for top, bottom in boxes)
    # Where a number stands, its line has one x.
    turns = page.locator(f"{CHART} .mark-line path").evaluate_all(
        """lines => lines.map(line => {
            const box = line.getBoundingClientRect(), from = line.getScreenCTM(), long = line.getTotalLength()
            return Array.from({length: 400}, (_, step) => line.getPointAtLength(long * step / 399))
                .map(at => [at.x * from.a + from.e, at.y * from.d + from.f])})"""
    )
    for value in (text["box"] for text in texts(page) if text["says"].startswith("↓")):
        middle = (value[1] + value[3]) / 2
        beside = [x for line in turns for x, y in line if abs(y - middle) < 5 and 0 < x - value[2] < 14]
        assert beside
        assert max(beside) - min(beside) < 1.5

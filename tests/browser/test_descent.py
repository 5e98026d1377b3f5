"""The descent section of the Autograd page in a real browser."""

import pytest

from .conftest import settle
from .test_autograd import code, label

CURVE = "[data-testid=stVegaLiteChart] >> nth=0 >> svg"


def over(page, x):
    """The pixel in the middle of f's picture above `x`, of -3 to 3."""
    lines = page.locator(f"{CURVE} >> .mark-rule.role-axis-grid line").evaluate_all(
        "lines => lines.map(line => line.getBoundingClientRect()).map(box => [box.x, box.y, box.right, box.bottom])"
    )
    left, right = min(line[0] for line in lines), max(line[2] for line in lines)
    top, bottom = min(line[1] for line in lines), max(line[3] for line in lines)
    return left + (x + 3) / 6 * (right - left), (top + bottom) / 2


def test_buttons_walk_down_and_back_in_the_same_picture(visit):
    page = visit("/autograd?view=descent")
    page.locator(CURVE).evaluate("svg => { svg.planted = true }")
    assert label(page, "start")
    assert label(page, "step 5")
    page.get_by_role("button", name="1 step").click()
    settle(page)
    assert "steps=6" in page.url
    assert label(page, "step 6")
    page.get_by_role("button", name="To the start").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert "steps=0" in page.url
    assert "range(0)" in code(page)
    assert not label(page, "step ")
    assert label(page, "f: slope") == "f: slope -5, 1 right, 5 down"
    assert page.locator(CURVE).evaluate("svg => svg.planted === true")


def test_a_click_sets_the_start_and_the_pointer_says_nothing(visit):
    page = visit("/autograd?view=descent")
    sent = len(page.sent)
    for step in range(10):
        page.mouse.move(*over(page, -2 + 0.3 * step))
        page.wait_for_timeout(20)
    page.wait_for_timeout(400)
    assert len(page.sent) == sent
    page.mouse.click(*over(page, 1.5))
    settle(page)
    x = float(page.url.split("x=")[1])
    assert x == pytest.approx(1.5, abs=0.03)
    assert f"tensor({x})" in code(page)


def test_a_forgotten_zero_is_red_dashed_and_labelled_and_fits_a_phone(visit):
    page = visit("/autograd?view=descent&rate=0.05&steps=40&forget=true", width=390, height=844, touch=True)
    assert label(page, "zero_() forgotten")
    hops = page.locator(f"{CURVE} >> path[stroke-dasharray='6,4']").evaluate_all(
        "hops => hops.map(hop => hop.getAttribute('stroke').toLowerCase())"
    )
    assert len(hops) == 40
    assert set(hops) == {"#c4281f"}
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    page.touchscreen.tap(*over(page, -1.0))
    settle(page)
    assert float(page.url.split("x=")[1].split("&")[0]) == pytest.approx(-1.0, abs=0.05)


def test_picture_and_program_are_on_one_screen(look_at):
    page = look_at("/autograd?view=descent")
    for test_id in ("stVegaLiteChart", "stCode"):
        box = page.locator(f"[data-testid={test_id}]").first.bounding_box()
        assert box["y"] + box["height"] <= 720


@pytest.mark.parametrize("query", ["steps=0", "steps=3&rate=1", "steps=11&forget=true", "steps=11&momentum=0.9"])
def test_no_line_of_the_program_is_cut(look_at, query):
    page = look_at(f"/autograd?view=descent&{query}")
    assert page.locator(".st-key-listing pre").first.evaluate("pre => pre.scrollWidth - pre.clientWidth") <= 0


NUMBER = "^(start|step [0-9]+|[0-9]+)(: outside)?$"


def overlapping(page):
    """The pairs of steps' numbers in f's picture that are printed over one another."""
    return page.locator(f"{CURVE} >> .role-mark text").evaluate_all(
        """(all, number) => {
            const boxes = all.filter(one => one.textContent.match(number))
                .map(one => [one, one.getBoundingClientRect()])
            const cross = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6
            return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
                .filter(([_, b]) => cross(a, b)).map(([other]) => [one.textContent, other.textContent]))
        }""",
        NUMBER,
    )


@pytest.mark.parametrize("query", ["steps=11&forget=true", "steps=11&momentum=0.9", "steps=5", "steps=12&rate=0.13"])
def test_no_steps_number_is_printed_over_another(look_at, query):
    page = look_at(f"/autograd?view=descent&{query}")
    for width, height in ((1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        assert label(page, "start")
        assert label(page, "step ")
        assert overlapping(page) == []

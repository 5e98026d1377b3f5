"""Streamlit's toolbar over a picture or a grid covers nothing that one reads or presses."""

from .conftest import settle
from .measures import COVERED


def test_the_toolbar_of_a_grid_covers_none_of_its_rows(visit):
    page = visit("/tensors")
    page.get_by_text("Edit numbers as a grid").click()
    page.get_by_test_id("stDataFrame").first.wait_for()
    settle(page)
    assert page.evaluate(COVERED) == []


def test_a_picture_that_fills_the_window_can_be_closed_by_its_toolbar(visit):
    page = visit("/autograd")
    page.get_by_test_id("stVegaLiteChart").first.hover()
    page.get_by_role("button", name="Fullscreen").first.click()
    page.get_by_role("button", name="Close fullscreen").click()
    page.get_by_role("button", name="Close fullscreen").wait_for(state="detached")


def test_a_keyboard_comes_to_all_buttons_of_a_toolbar_and_sees_them(visit):
    page = visit("/autograd")
    bar = page.get_by_test_id("stElementToolbar").first
    seen = []
    page.locator(".st-key-high input").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if bar.evaluate("bar => bar.contains(document.activeElement)"):
            page.wait_for_timeout(300)
            seen.append(
                page.evaluate(
                    """() => {
                        let opacity = 1
                        for (let one = document.activeElement; one; one = one.parentElement)
                            opacity *= getComputedStyle(one).opacity
                        const box = document.activeElement.getBoundingClientRect()
                        return opacity === 1 && box.width > 10 && box.height > 10
                    }"""
                )
            )
    assert len(seen) > 1
    assert all(seen)

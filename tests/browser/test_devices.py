import re

import pytest

from tests.browser.conftest import settle

CHART = "[data-testid=stVegaLiteChart] svg"


def press_time(page):
    page.get_by_role("button", name="Time it").click()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)], ids=["laptop", "phone"])
def test_a_timing_runs_to_its_end_and_is_drawn(visit, width, height, dark):
    page = visit("/devices?n=512", width=width, height=height, dark=dark)
    press_time(page)
    page.wait_for_selector(CHART)
    settle(page)
    said = page.get_by_text(re.compile(r"Two 512 x 512 matrices on the CPU: .* GFLOP/s"))
    assert said.is_visible()
    assert page.locator(CHART).get_by_text("cpu", exact=True).is_visible()
    assert page.locator("[data-testid=stProgress]").count() == 0
    assert page.locator(f"{CHART} .mark-line path").count() == 1
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def colours(page):
    """The line's and the label's colour, and the ground's."""
    chart = page.locator(CHART)
    return (
        chart.locator(".mark-line path").first.get_attribute("stroke"),
        chart.get_by_text("cpu", exact=True).get_attribute("fill"),
        page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"),
    )


def test_line_and_label_follow_the_theme(visit):
    seen = []
    for dark in (False, True):
        page = visit("/devices?n=256", dark=dark)
        press_time(page)
        page.wait_for_selector(CHART)
        settle(page)
        line, label, ground = colours(page)
        assert line == label
        seen.append((line, ground))
    assert seen[0][0] != seen[1][0]
    assert seen[0][1] != seen[1][1]


def test_the_switched_off_control_says_why(visit):
    page = visit("/devices")
    if page.get_by_text("no GPU available for our tensors").count() == 0:
        pytest.skip("this machine has a GPU")
    assert page.get_by_role("button", name="Move it there and back").is_disabled()
    assert page.get_by_text("nowhere to move it to").is_visible()
    assert page.get_by_text("# no GPU available for our tensors :(").count() == 1


def test_a_second_visitor_is_told_and_then_served(visit):
    pages = [visit("/devices?n=2048") for _ in range(3)]
    for page in pages:
        press_time(page)
    # The last has to wait while one before it is served.
    pages[-1].wait_for_selector("text=Another timing is running on this machine")
    for page in pages:
        page.get_by_text("Two 2048 x 2048 matrices on the CPU").wait_for()


def test_a_timing_that_is_left_gives_its_turn_back(visit):
    page = visit("/devices?n=2048")
    press_time(page)
    page.wait_for_selector("[data-testid=stProgress]")
    page.get_by_role("link", name="Tensors").click()
    settle(page)
    page.get_by_role("link", name="Devices").click()
    settle(page)
    press_time(page)
    page.get_by_text(re.compile("Two .* matrices on the CPU")).wait_for()


def test_n_is_in_the_link_and_comes_back_with_it(visit):
    page = visit("/devices")
    page.get_by_text("512", exact=True).click()
    page.wait_for_url("**/devices?n=512")
    page.reload()
    settle(page)
    assert page.get_by_role("radio", name="512").is_checked()


def test_a_bad_n_is_named_in_a_notice(visit):
    page = visit("/devices?n=hello")
    assert page.get_by_text("n=hello").is_visible()
    assert page.get_by_role("radio", name="1024").is_checked()
    assert "hello" not in page.url

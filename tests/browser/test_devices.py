import re

import pytest

from tests.browser.conftest import settle

CHART = "[data-testid=stVegaLiteChart] svg"


def section(page, name):
    page.locator(".st-key-view").get_by_text(name).click()
    settle(page)


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
    # Of this machine, and of the one that is there for reference.
    said.nth(1).wait_for()
    assert page.locator(CHART).get_by_text("cpu computes", exact=True).is_visible()
    assert page.locator(CHART).get_by_text("cpu copies", exact=True).is_visible()
    assert page.locator("[data-testid=stProgress]").count() == 0
    assert page.locator(f"{CHART} .mark-line path").count() == 2
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def colours(page):
    """The line's and the label's colour, and the ground's."""
    chart = page.locator(CHART)
    return (
        chart.locator(".mark-line path").first.get_attribute("stroke"),
        chart.get_by_text("cpu computes", exact=True).get_attribute("fill"),
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


def test_without_a_gpu_there_is_no_dead_control(look_at):
    page = look_at("/devices")
    if page.get_by_text("no GPU available for our tensors").count() == 0:
        pytest.skip("this machine has a GPU")
    assert page.get_by_role("button", name="Move it there and back").count() == 0
    assert page.locator("[data-testid=stSelectbox]").count() == 0
    assert page.get_by_text("# no GPU available for our tensors :(").count() == 1


def test_a_second_visitor_is_told_and_then_served(visit):
    pages = [visit("/devices?n=2048") for _ in range(3)]
    for page in pages:
        press_time(page)
    # The last has to wait while one before it is served.
    pages[-1].wait_for_selector("text=Another timing is running on this machine")
    for page in pages:
        page.get_by_text("Two 2048 x 2048 matrices on the CPU").wait_for(timeout=120_000)


def test_a_timing_that_is_left_gives_its_turn_back(visit):
    page = visit("/devices?n=2048")
    press_time(page)
    page.wait_for_selector("[data-testid=stProgress]")
    page.get_by_role("link", name="Tensors").click()
    settle(page)
    page.get_by_role("link", name="Devices").click()
    settle(page)
    section(page, "speed")
    press_time(page)
    page.get_by_text(re.compile("Two .* matrices on the CPU")).wait_for()


def test_n_and_dtype_are_in_the_link_and_come_back_with_it(visit):
    page = visit("/devices?view=speed")
    page.get_by_text("512", exact=True).click()
    page.wait_for_url("**/devices?*n=512*")
    page.get_by_text("bfloat16", exact=True).click()
    page.wait_for_url("**/devices?*dtype=bfloat16*")
    page.reload()
    settle(page)
    assert page.get_by_role("radio", name="512").is_checked()
    assert page.get_by_role("radio", name="bfloat16").is_checked()


def test_a_link_with_n_alone_stays_at_the_timing_when_n_is_the_default_again(visit):
    page = visit("/devices?n=512")
    page.get_by_text("1024", exact=True).click()
    page.wait_for_url("**/devices?view=speed")
    page.reload()
    settle(page)
    assert page.get_by_role("radio", name="1024").is_checked()


def test_a_bad_n_is_named_in_a_notice(visit):
    page = visit("/devices?n=hello")
    assert page.get_by_text("n=hello").is_visible()
    assert page.get_by_role("radio", name="1024").is_checked()
    assert "hello" not in page.url


def test_the_sections_open_one_at_a_time_and_keep_what_was_chosen_and_measured(visit):
    page = visit("/devices")
    assert page.get_by_text("On this machine").is_visible()
    section(page, "speed")
    page.get_by_text("256", exact=True).click()
    page.wait_for_url("**/devices?*n=256*")
    press_time(page)
    page.wait_for_selector(CHART)
    section(page, "rules")
    assert page.locator(CHART).count() == 0
    assert "view=rules" in page.url
    section(page, "speed")
    page.wait_for_selector(CHART)
    assert page.get_by_role("radio", name="256").is_checked()


def test_rules_are_chosen_by_keyboard_and_stand_in_the_link(visit):
    page = visit("/devices?view=rules")
    page.get_by_role("radio", name="together").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/devices?*rule=floats*")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/devices?*rule=leaf*")
    page.get_by_text("with a warning in line").wait_for()
    page.reload()
    settle(page)
    assert page.get_by_role("radio", name="leaf").is_checked()


def test_a_rules_program_opens_in_the_playground(visit):
    page = visit("/devices?rule=together")
    link = page.get_by_role("link", name="Open in Tensors").first
    with page.context.expect_page() as opened:
        link.click()
    playground = opened.value
    settle(playground)
    assert "/tensors?code=" in playground.url
    assert "c = tensor([10, 1]).to(" in playground.locator("textarea").first.input_value()


RULES = ["together", "floats", "leaf", "numpy", "pinned"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_rules_fit_a_phone_and_are_chosen_by_finger(visit, dark):
    page = visit("/devices?view=rules", width=390, height=844, dark=dark, touch=True)
    for rule in RULES:
        page.get_by_text(rule, exact=True).tap()
        settle(page)
        assert page.get_by_role("radio", name=rule).is_checked()
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def bottom(page, selector):
    box = page.locator(selector).first.bounding_box()
    return box["y"] + box["height"]


def test_the_picture_of_a_timing_and_its_lines_need_no_scrolling(visit):
    page = visit("/devices?n=256")
    assert bottom(page, "[data-testid=stCode]") <= 720
    press_time(page)
    page.wait_for_selector(CHART)
    settle(page)
    assert bottom(page, CHART) <= 720
    assert bottom(page, "[data-testid=stMain] li") <= 720


def test_both_programs_of_a_rule_need_no_scrolling(visit):
    page = visit("/devices?view=rules")
    for rule in RULES:
        page.get_by_text(rule, exact=True).click()
        settle(page)
        for program in page.get_by_test_id("stCode").all():
            box = program.bounding_box()
            assert box["y"] + box["height"] <= 720


def test_a_second_timing_keeps_the_drawing(visit):
    page = visit("/devices?n=256")
    press_time(page)
    page.wait_for_selector(CHART)
    settle(page)
    page.evaluate(f"document.querySelector('{CHART}').mine = true")
    page.get_by_text("bfloat16", exact=True).click()
    settle(page)
    press_time(page)
    page.get_by_text(re.compile("in bfloat16")).first.wait_for()
    settle(page)
    assert page.evaluate(f"document.querySelector('{CHART}').mine") is True

"""A phone: every page by its name, a finger that swipes, and fields that take code as it is typed."""

import pytest
from playwright.sync_api import expect

from .conftest import settle

NAMES = ["Walkthrough", "Tensors", "Devices", "Autograd"]
PHONE = {"width": 390, "height": 844, "touch": True}
# Fields whose text is cut at their end, without a sign that it is.
CUT = """() => [...document.querySelectorAll('[data-testid=stMain] input')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth)
    .filter(one => getComputedStyle(one).textOverflow !== 'ellipsis').map(one => one.value)"""


@pytest.mark.parametrize("path", ["/", "/tensors", "/devices", "/autograd"])
def test_a_phone_shows_the_names_of_all_pages_and_the_title_of_this_one(visit, path):
    page = visit(path, **PHONE)
    links = [page.get_by_role("link", name=name, exact=True) for name in NAMES]
    boxes = [link.bounding_box() for link in links]
    assert all(box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert len({box["y"] for box in boxes}) == 1
    assert page.locator("h1").first.bounding_box()["width"] > 50
    assert page.locator("h1").first.bounding_box()["y"] < 300
    assert not page.get_by_role("button", name="Expand sidebar").is_visible()
    links[NAMES.index("Devices")].click()
    page.wait_for_function("() => location.pathname === '/devices'")


def test_a_wide_screen_names_each_page_once(look_at):
    page = look_at("/tensors")
    for name in NAMES:
        # Where the shared page was narrow before, the navigation opens some time after the window.
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(1)


def test_what_is_cut_ends_in_dots_and_a_phone_shows_f_whole(visit):
    page = visit("/?step=18", **PHONE)
    assert page.evaluate(CUT) == []
    page = visit("/autograd", **PHONE)
    f = page.get_by_label("f(x) =")
    assert f.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_on_a_phone_the_buttons_stand_with_what_they_change(visit):
    page = visit("/autograd?view=descent", **PHONE)
    curve, walk = (page.locator(f".st-key-{key}").bounding_box() for key in ("descent", "one_step"))
    assert 0 < walk["y"] - curve["y"] - curve["height"] < 150
    page.get_by_role("radio", name="steps", exact=True).click()
    page.locator(".st-key-next").wait_for()
    settle(page)
    button, program, picture = (page.locator(f".st-key-{key}").bounding_box() for key in ("next", "program", "chart"))
    assert button["y"] < program["y"] < button["y"] + 150
    assert program["y"] + program["height"] < picture["y"]


@pytest.mark.parametrize(("path", "label"), [("/autograd", "f(x) ="), ("/tensors", "PyTorch lines")])
def test_a_phone_does_not_correct_code(visit, path, label):
    page = visit(path, **PHONE)
    field = page.get_by_label(label)
    for _ in range(2):
        for name, value in (("autocapitalize", "off"), ("autocorrect", "off"), ("spellcheck", "false")):
            assert field.get_attribute(name) == value, name
        # Another page and back: the field is a new one.
        page.get_by_role("link", name="Devices", exact=True).click()
        page.wait_for_function("() => location.pathname === '/devices'")
        settle(page)
        page.get_by_role("link", name=path[1:].capitalize(), exact=True).click()
        field.wait_for()
        settle(page)


def test_keys_are_named_only_where_there_is_a_keyboard(visit):
    button = "one => one.innerText + getComputedStyle(one.querySelector('p'), '::after').content"
    assert "Ctrl" in visit("/tensors").get_by_role("button", name="Run").evaluate(button)
    page = visit("/tensors", **PHONE)
    assert "Ctrl" not in page.get_by_role("button", name="Run").evaluate(button)
    page.get_by_label("PyTorch lines").focus()
    assert not page.get_by_text("Ctrl").first.is_visible()


def swipe(page, x, y, right=0, down=0):
    """A finger goes from a place so far to the right and down."""
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in range(1, 11):
        at = {"x": x + right * part / 10, "y": y + down * part / 10}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        page.wait_for_timeout(20)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()
    settle(page)


def test_a_swipe_up_from_a_slider_scrolls_and_does_not_move_it(visit):
    page = visit("/autograd", **PHONE)
    slider = page.get_by_role("slider").first
    track = page.locator(".st-key-slider_x").first
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    for part in (0.17, 0.7):
        track.scroll_into_view_if_needed()
        before, box = page.evaluate(top), track.bounding_box()
        swipe(page, box["x"] + part * box["width"], box["y"] + box["height"] / 2, right=6, down=-250)
        assert slider.input_value() == "-2"
        assert page.evaluate(top) > before + 50
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def test_a_finger_moves_a_slider_by_its_handle(visit):
    page = visit("/autograd", **PHONE)
    slider = page.locator(".st-key-slider_x input")
    slider.scroll_into_view_if_needed()
    box, knob = slider.bounding_box(), 26
    at = box["x"] + knob / 2 + (box["width"] - knob) * (-2 - -3) / 6
    swipe(page, at, box["y"] + box["height"] / 2, right=120)
    page.wait_for_function("() => /x=/.test(location.search)")

"""Guessing a slope in a real browser: by mouse and finger, and without betraying the answer."""

import re
import struct

import pytest

from .conftest import settle
from .test_autograd import code, label, over, plot

GUESS = ".st-key-guess input"
LEGEND = 1.35 * 16 + 4  # pixels of its one row


def place(page, x, height):
    """The pixel above `x`, at a part of the picture's height from below."""
    _, top, _, bottom = plot(page)
    return over(page, x)[0], bottom - height * (bottom - top)


def press(page, name):
    page.get_by_role("button", name=name).click()
    settle(page)


def typed(page, guess):
    page.locator(GUESS).fill(guess)
    page.locator(GUESS).press("Enter")
    settle(page)


def slope_of(page, start="you: slope "):
    return float(label(page, start).removeprefix(start).split(",")[0])


def lines_end(page):
    box = page.locator("[class*=right_grip] path").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# How many of 1,000 points of f's curve lie behind the name of the reader's line.
CROSSING = """() => {
    const name = [...document.querySelectorAll('svg.marks text')].find(text => text.textContent === 'you')
    const box = name.getBoundingClientRect()
    const curve = [...document.querySelectorAll('svg.marks .mark-line path')].find(path => path.getTotalLength())
    return [...Array(1000).keys()]
        .map(part => curve.getPointAtLength(curve.getTotalLength() * part / 1000).matrixTransform(curve.getScreenCTM()))
        .filter(at => at.x > box.left && at.x < box.right && at.y > box.top + 3 && at.y < box.bottom - 3).length
}"""


def test_until_reveal_the_slope_is_nowhere(visit):
    x = -1.37
    slope = 3 * x**2 + 6 * x - 5
    page = visit(f"/autograd?view=guess&x={x}")
    received = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.reload()
    settle(page)
    page.mouse.move(*place(page, 1, 0.5))
    page.mouse.click(*place(page, 0.5, 0.2))
    settle(page)
    # As PyTorch and as the page would write it; a pixel's place may have the digits of the second, and more.
    secret = re.compile(r"7[.]5893|-7[.]59(?!\d)")
    bytes_of_slope = [struct.pack(form, slope) for form in ("<d", "<f")]

    def seen():
        frames = [frame if isinstance(frame, bytes) else frame.encode() for frame in received]
        told = any(number in frame for frame in frames for number in bytes_of_slope)
        return told, any(secret.search(frame.decode("latin-1")) for frame in frames), secret.search(page.content())

    assert label(page, "you: slope")
    assert seen() == (False, False, None)
    assert "guess=" not in page.url
    press(page, "Reveal")
    _, written, shown = seen()
    assert written
    assert shown
    assert label(page, "autograd: slope").startswith("autograd: slope -7.59, ")


def test_a_guess_is_judged_and_hidden_again_when_x_moves(visit):
    page = visit("/autograd?view=guess")
    # On either side of its line there is room for its name, but not the same one for every slope.
    for guess in ("-7", "3"):
        typed(page, guess)
        assert page.evaluate(CROSSING) == 0
    typed(page, "-9")
    assert label(page, "you: slope") == "you: slope -9, 1 right, 9 down"
    assert not label(page, "autograd")
    press(page, "Reveal")
    assert page.get_by_text("you -9, autograd -5: 4 too steep").is_visible()
    assert label(page, "autograd: slope") == "autograd: slope -5, 1 right, 5 down"
    assert "tensor(-5.)" in code(page)
    page.locator(".st-key-slider_x input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert not label(page, "autograd")
    assert "tensor(-5.)" not in code(page)
    assert page.url.endswith("view=guess&x=-1.9")


def test_the_line_follows_a_pressed_mouse_and_speaks_once(visit):
    page = visit("/autograd?view=guess")
    sent = len(page.sent)
    page.mouse.move(*place(page, 0, 0.5))
    page.wait_for_timeout(100)
    assert label(page, "you: slope") == "you: slope 0, level"
    page.mouse.down()
    seen = set()
    for step in range(10):
        page.mouse.move(*place(page, 0, 0.5 - 0.03 * step))
        page.wait_for_timeout(20)
        seen.add(label(page, "you: slope"))
    assert len(seen) > 5
    assert len(page.sent) == sent
    drawn = slope_of(page)
    page.mouse.up()
    settle(page)
    assert slope_of(page) == drawn == float(page.locator(GUESS).input_value())
    assert len(page.sent) == sent + 1
    assert "guess=" not in page.url


def test_a_click_draws_the_line_through_its_place(visit):
    page = visit("/autograd?view=guess&f=x&x=0")
    for wanted in (-1.0, 2.0):
        typed(page, "0")
        for _ in range(2):
            left, top, right, bottom = plot(page)
            # The picture goes from -4.2 to 3.48, below the one row of the legend.
            across, up = (right - left) / 6, (bottom - top - LEGEND) / 7.68
            page.mouse.click((left + right) / 2 + 0.9 * across, bottom - (4.2 + wanted * 0.9) * up)
            settle(page)
            assert slope_of(page) == pytest.approx(wanted, abs=0.1)
            typed(page, "0")


def test_a_finger_turns_the_line_by_its_end_and_scrolls_elsewhere(visit):
    page = visit("/autograd?view=guess", width=390, height=844, touch=True)
    finger = page.context.new_cdp_session(page)
    sent = len(page.sent)

    def drag(start, down):
        steps = [(start[0], start[1] + down * part / 8) for part in range(9)]
        for index, (x, y) in enumerate(steps):
            kind = "touchMove" if index else "touchStart"
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
            page.wait_for_timeout(30)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        settle(page)

    drag(lines_end(page), 60)
    turned = slope_of(page)
    assert turned < -3
    assert len(page.sent) == sent + 1
    drag(place(page, 2.5, 0.9), -100)
    assert slope_of(page) == turned
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") > 20
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390


def test_picture_guess_and_program_are_on_one_screen(visit):
    page = visit("/autograd?view=guess")
    press(page, "Reveal")
    for name in ("stVegaLiteChart", "stCode"):
        box = page.locator(f"[data-testid={name}]").bounding_box()
        assert box["y"] + box["height"] <= 720

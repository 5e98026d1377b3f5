"""Taking a program home, in a real browser."""

import json

import pytest

from .conftest import settle

OPEN = ".st-key-take_home button"


def take(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


def text_of(download):
    with open(download.path(), encoding="utf-8") as file:
        return file.read()


def test_the_files_are_those_of_the_page(visit):
    page = visit("/autograd?x=1.5")
    page.locator(OPEN).click()
    settle(page)
    assert "x = tensor(1.5).requires_grad_()" in page.locator("[data-testid=stPopoverBody] code").inner_text()
    download = take(page, "Notebook")
    assert download.suggested_filename == "tangents-and-accumulation.ipynb"
    notebook = json.loads(text_of(download))
    assert page.url in notebook["cells"][0]["source"]
    assert "x = tensor(1.5).requires_grad_()" in notebook["cells"][2]["source"]
    download = take(page, "Python file")
    assert download.suggested_filename == "tangents-and-accumulation.py"
    assert "x = tensor(1.5).requires_grad_()" in text_of(download)
    assert page.url in text_of(download)


def test_the_files_follow_the_page(visit):
    page = visit("/autograd?view=plot")
    page.locator(".st-key-slider_x input[type=range]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settle(page, 150)
    page.locator(OPEN).click()
    settle(page)
    text = text_of(take(page, "Python file"))
    assert "x = tensor(-1.7)\n" in text
    assert page.url in text


def test_while_it_is_closed_a_step_of_x_pays_nothing_for_it(visit):
    page = visit("/autograd")
    received = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.reload()
    settle(page)
    page.locator(".st-key-slider_x input[type=range]").focus()
    before = len(received)
    page.keyboard.press("ArrowRight")
    settle(page)
    assert not any(b"plot_gradient" in frame for frame in received)
    page.locator(OPEN).click()
    settle(page)
    assert any(b"plot_gradient" in frame for frame in received[before:])


@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_in_the_header_and_takes_no_room(look_at, width):
    page = look_at("/autograd", width=width, height=720)
    box = page.locator(OPEN).bounding_box()
    share = page.locator(".st-key-share button").bounding_box()
    assert box["y"] + box["height"] < 60
    assert box["x"] > 40
    assert box["x"] + box["width"] <= share["x"]
    assert page.get_by_role("button", name="Take it home").is_visible()


def test_a_guess_is_taken_home_once_it_is_revealed(visit):
    page = visit("/autograd?view=guess")
    assert page.locator(OPEN).count() == 0
    page.get_by_role("button", name="Reveal").click()
    settle(page)
    page.locator(OPEN).click()
    settle(page)
    text = text_of(take(page, "Python file"))
    assert 'picture += plot_gradient(x, y, slope=0)\npicture += plot_gradient(x, y, x.grad, "blue")\n' in text

"""The link and the QR code that the button Share shows, in a real browser."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image

from .conftest import settle

SHARE, DIALOG, CODE = ".st-key-share button", "[role=dialog]", ".st-key-qr img"
# What the README names; the reader's guesses and answers have no name in a link.
AUTOGRAD = {"f", "g", "x", "low", "high", "zero", "view"}

SHEETS = """() => [...document.querySelectorAll('[data-testid=stHtml] style')]
    .map(sheet => sheet.textContent).filter(text => !text.includes('dialog'))"""


def share(page):
    """Press the button as a finger does; tells the link that is shown, beside a page that looks as before."""
    sheets = page.evaluate(SHEETS)
    page.locator(SHARE).click(delay=70)
    page.wait_for_selector(CODE)
    settle(page)
    assert page.evaluate(SHEETS) == sheets
    return page.locator(f"{DIALOG} pre").inner_text().strip()


def scanned(page):
    """What a phone reads from the screen."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())).convert("L"))
    return found.text


def x_of(page):
    return page.get_by_role("spinbutton", name="x", exact=True).input_value()


def test_the_link_and_the_code_open_the_state_that_was_set_a_moment_ago(visit, server):
    page = visit("/autograd?f=x+%2A%2A+2")
    page.get_by_role("slider", name="x").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => new URLSearchParams(location.search).get('x') === '-1.8'")
    settle(page)
    link = share(page)
    assert link == page.url
    assert scanned(page) == link
    again = visit(link.removeprefix(server))
    assert (x_of(again), again.locator(".st-key-f input").input_value()) == ("-1.8", "x ** 2")


@pytest.mark.parametrize(("width", "height", "dark"), [(1280, 720, True), (390, 844, False)])
def test_the_code_is_read_from_the_screen(visit, width, height, dark):
    page = visit("/autograd?view=descent&rate=0.05&steps=20", width=width, height=height, dark=dark)
    button = page.locator(SHARE).bounding_box()
    assert button["height"] >= 44
    assert button["width"] >= 44
    assert button["y"] + button["height"] < 60  # in the header
    link = share(page)
    assert scanned(page) == link
    picture = page.locator(CODE).bounding_box()
    assert picture["y"] >= 0
    assert picture["y"] + picture["height"] <= height
    assert picture["width"] > (600 if width == 1280 else 290)


def test_a_long_program_travels_packed(visit, server):
    lines = "".join(f"x{number} = tensor([{number}, {number + 1}]) * {number}\n" for number in range(60))
    page = visit("/tensors")
    editor = page.get_by_label("PyTorch lines")
    editor.fill(lines)
    editor.press("Control+Enter")
    settle(page)
    link = share(page)
    assert len(link) < len(page.url) / 3
    assert parse_qs(urlsplit(link).query).keys() == {"packed"}
    assert scanned(page) == link
    page.get_by_text("Coarse code").click()
    settle(page)
    assert scanned(page) == f"{server}/tensors"
    again = visit(link.removeprefix(server))
    assert again.get_by_label("PyTorch lines").input_value() == lines
    assert urlsplit(again.url).path == "/tensors"
    assert parse_qs(urlsplit(again.url).query) == {"code": [lines]}


def test_no_guess_and_no_answer_is_in_the_link(visit):
    page = visit("/autograd?view=guess&x=-2")
    guess = page.get_by_role("slider", name="Your guess")
    guess.focus()
    guess.press("ArrowRight")
    settle(page)
    page.get_by_role("button", name="Reveal").click()
    settle(page)
    names = parse_qs(urlsplit(share(page)).query).keys()
    assert "view" in names
    assert names <= AUTOGRAD
    page = visit("/?step=5")
    page.get_by_label("Your answer").fill("13")
    page.keyboard.press("Enter")
    page.get_by_text("Not quite.").wait_for()
    settle(page)
    assert parse_qs(urlsplit(share(page)).query) == {"step": ["5"]}


PRESS = """name => {
    const links = [...document.querySelectorAll('[data-testid=stTopNavLink]')]
    links.find(link => link.innerText.includes(name)).click()
    document.querySelector('.st-key-share button').click()
}"""


def test_share_may_be_pressed_while_another_page_is_coming(visit):
    page = visit("/?step=9")
    for name in ("Tensors", "Autograd", "Walkthrough"):
        page.evaluate(PRESS, name)
        page.wait_for_timeout(1000)
        settle(page)
        assert page.locator("[data-testid=stException]").count() == 0
        # Without the dialog, whether it has come already or not.
        page.reload()
        settle(page)
    assert page.complaints == []


def test_share_takes_no_room(visit):
    page = visit("/?step=2")
    first = page.locator(".st-key-step").bounding_box()
    assert first["y"] < 80

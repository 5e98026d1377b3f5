"""What a browser asks the server for on a first visit: so little that a phone in a hall has it soon."""

import re

import pytest

from .conftest import settle

PAGES = ("/", "/?step=3", "/autograd", "/autograd?view=steps", "/tensors", "/devices", "/exercises")


@pytest.fixture
def first_visit(chromium, server):
    """first_visit(path) -> the page, with `asked` (paths) and `came` (bytes) counted from the start on."""
    contexts = []

    def open_page(path):
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 720}))
        page = contexts[-1].new_page()
        session = contexts[-1].new_cdp_session(page)
        session.send("Network.enable")
        page.asked, page.came = [], []
        page.on("request", lambda request: page.asked.append(request.url) if request.url.startswith("http") else None)
        session.on("Network.loadingFinished", lambda event: page.came.append(event["encodedDataLength"]))
        page.goto(server + path, wait_until="commit")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_no_page_brings_a_highlighter_with_it(first_visit, server):
    page = first_visit(PAGES[0])
    for path in PAGES:
        page.goto(server + path)
        settle(page)
        assert page.locator("[data-testid=stCode]").count() or path == "/exercises"
    assert [url for url in page.asked if re.search("Highlighter|Markdown.*raw|prism|plotly", url, re.IGNORECASE)] == []


@pytest.mark.parametrize(("path", "requests"), [("/", 35), ("/autograd", 42)])
def test_a_first_visit_asks_for_little_and_for_less_before_the_session_begins(first_visit, path, requests):
    page = first_visit(path)
    settle(page)
    begun = next(number for number, url in enumerate(page.asked) if "/_stcore/" in url)
    assert begun <= 18, page.asked[:begun]
    assert len(page.asked) <= requests, page.asked
    assert sum(page.came) / 1000 <= 1350


def test_symbols_are_drawn_and_not_spelled(first_visit):
    """The small font has them: a symbol is as wide as it is high, and a word is wider."""
    page = first_visit("/autograd")
    settle(page)
    shown = page.get_by_test_id("stIconMaterial").all()
    boxes = [box for box in (symbol.bounding_box() for symbol in shown) if box]
    assert len(boxes) > 3
    assert all(box["width"] <= 1.3 * box["height"] for box in boxes)


def test_the_button_of_a_program_copies_it(first_visit):
    page = first_visit("/autograd")
    settle(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = page.get_by_test_id("stCode").first
    block.locator("pre").focus()
    page.keyboard.press("Tab")
    button = page.locator(":focus")
    assert button.get_attribute("aria-label") == "Copy to clipboard"
    assert button.evaluate("one => getComputedStyle(one).opacity") == "1"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.ariaLabel === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == block.locator("code").evaluate("one => one.textContent")

"""A press counts right after something was typed and not sent: both are done, as if Enter had been pressed before."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import settle

# Where something is typed, into which field, and what: in turn, so that each time it is another text than what stands.
NUMBERS = ("1.25", "0.75")
PROGRAMS = ("a = tensor([7, 8])\na * 2", "a = tensor([5, 6])\na * 3")
TYPED = {
    **{
        f"/autograd?view={view}": (".st-key-x input", NUMBERS)
        for view in ("tangents", "guess", "plot", "steps", "descent", "graph", "check", "errors")
    },
    "/tensors": (".st-key-code textarea", PROGRAMS),
    "/?step=3": (".st-key-code textarea", PROGRAMS),
    "/?step=9": (".st-key-x input", NUMBERS),
}
# What a page offers to press, by the place of each among all elements: no download, and nothing of the field itself.
CONTROLS = """([field]) => {
    const own = document.querySelector(field)?.closest("[data-testid=stNumberInput], [data-testid=stTextArea]")
    const opened = "[role=dialog], [data-testid=stPopoverBody], [data-testid=stMain] button[aria-expanded=true]"
    if (!own || document.querySelector(opened)) return []
    const all = [...document.querySelectorAll("button, [data-testid=stCheckbox] label, [data-testid=stTopNavLink]")]
    // The menu of pages that have no room is there while the room is measured.
    const isOffered = one => !one.closest("[data-testid=stTopNav]") || one.matches("[data-testid=stTopNavLink]")
    const offered = all.filter(one => one.offsetParent !== null && !one.disabled && !own.contains(one) && isOffered(one)
        && !one.closest("[data-testid=stElementToolbar], [data-testid=stMainMenu], [data-testid=stDownloadButton],"
            + " [data-testid=stNumberInput], [data-testid=stAppDeployButton], [data-testid=stCode], details,"
            + " .vega-embed"))
    all.forEach(one => delete one.dataset.offered)
    offered.forEach((one, place) => one.dataset.offered = place)
    return offered.map(one => (one.ariaLabel || one.innerText).trim().replaceAll("\\n", " "))
}"""
# Another x is drawn, and these would leave the program for a program of the browser's.
DRAWN = {"Another x", ""}
SHOWN = """() => [location.pathname + location.search,
    ...[...document.querySelectorAll("[data-testid=stMain], [role=dialog], [data-testid=stPopoverBody]")]
        .map(one => one.innerText),
    ...[...document.querySelectorAll("[data-testid=stMain] :is(input, textarea)")]
        .map(one => one.type === "checkbox" || one.type === "radio" ? one.checked : one.value)]"""
tried = set()


@pytest.fixture(scope="module")
def pair(contexts, server):
    """Two pages, in the second of which the text is sent before the press; both load and run at the same time."""
    pages = [contexts[False].new_page() for _ in range(2)]
    for page in pages:
        page.set_viewport_size({"width": 1280, "height": 720})
    yield pages
    for page in pages:
        page.close()


def opened(pair, address):
    for page in pair:
        page.goto(address, wait_until="commit")
    for page in pair:
        settle(page)


def place(address):
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    return parts.path, asked.get("view"), asked.get("step")


def stands(pair, name, field, here):
    """Whether both pages are where they were and offer the control."""
    return all(place(page.url) == here and name in page.evaluate(CONTROLS, [field]) for page in pair)


def come_back(pair, here):
    """As a reader does from where a press led: much cheaper than to open both pages anew."""
    for page in pair:
        if place(page.url) != here:
            page.go_back()
        else:
            page.keyboard.press("Escape")
    for page in pair:
        settle(page)


def press(page, name, field):
    offered = page.evaluate(CONTROLS, [field])
    page.locator(f"[data-offered='{offered.index(name)}']").click()


def pressed(pair, name, field, texts):
    """What the two pages show after typing and a press."""
    unsent, sent = pair
    stands = unsent.locator(field).first.input_value()
    for page in pair:
        page.locator(field).first.fill(texts[0] if stands != texts[0] else texts[1])
    sent.keyboard.press("Control+Enter" if "textarea" in field else "Enter")
    settle(sent)
    for page in pair:
        press(page, name, field)
    for page in pair:
        settle(page)
    return [[re.sub(r"127\.0\.0\.1:\d+", "", str(part)) for part in page.evaluate(SHOWN)] for page in pair]


@pytest.mark.parametrize("path", TYPED)
def test_a_press_that_ends_the_typing_counts_as_after_enter(pair, server, path):
    field, texts = TYPED[path]
    opened(pair, server + path)
    names, here = dict.fromkeys(pair[0].evaluate(CONTROLS, [field])), place(pair[0].url)
    differing = {}
    for name in [name for name in names if name not in tried | DRAWN]:
        tried.add(name)
        # A press that left the page as it was, but for what it moved, is followed by the next.
        if not stands(pair, name, field, here):
            come_back(pair, here)
        if not stands(pair, name, field, here):
            opened(pair, server + path)
        once, twice = pressed(pair, name, field, texts)
        if once != twice:
            opened(pair, server + path)
            differing[name] = [(one, two) for one, two in zip(once, twice, strict=False) if one != two]
    assert differing == {}

"""A press counts right after something was typed and not sent: both are done, as if Enter had been pressed before."""

import re

import pytest

from .conftest import settle

# Where something is typed, into which field, and what.
TYPED = {
    **{
        f"/autograd?view={view}": (".st-key-x input", "1.25")
        for view in ("tangents", "guess", "plot", "steps", "descent", "graph", "check", "errors")
    },
    "/tensors": (".st-key-code textarea", "a = tensor([7, 8])\na * 2"),
    "/?step=3": (".st-key-code textarea", "a = tensor([7, 8])\na * 2"),
    "/?step=16": (".st-key-x input", "1.25"),
}
# What a page offers to press, by the place of each among all elements: no download, and nothing of the field itself.
CONTROLS = """([field]) => {
    const own = document.querySelector(field).closest("[data-testid=stNumberInput], [data-testid=stTextArea]")
    const all = [...document.querySelectorAll("button, [data-testid=stCheckbox] label, [data-testid=stTopNavLink]")]
    const offered = all.filter(one => one.offsetParent !== null && !one.disabled && !own.contains(one)
        && !one.closest("[data-testid=stElementToolbar], [data-testid=stMainMenu], [data-testid=stDownloadButton],"
            + " [data-testid=stNumberInput], [data-testid=stAppDeployButton], [data-testid=stCode], details,"
            + " .vega-embed"))
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


def pressed(visit, path, name, sends):
    """What a page shows after typing and a press, with the text sent before the press or not."""
    field, text = TYPED[path]
    page = visit(path)
    names = page.evaluate(CONTROLS, [field])
    page.locator(field).first.fill(text)
    if sends:
        page.keyboard.press("Control+Enter" if "textarea" in field else "Enter")
        settle(page)
        names = page.evaluate(CONTROLS, [field])
    page.locator(f"[data-offered='{names.index(name)}']").click()
    settle(page)
    shown = [re.sub(r"127\.0\.0\.1:\d+", "", str(part)) for part in page.evaluate(SHOWN)]
    page.close()
    return shown


@pytest.mark.parametrize("path", TYPED)
def test_a_press_that_ends_the_typing_counts_as_after_enter(visit, path):
    page = visit(path)
    names = page.evaluate(CONTROLS, [TYPED[path][0]])
    page.close()
    new = [name for name in dict.fromkeys(names) if name not in tried | DRAWN]
    tried.update(new)
    differing = {}
    for name in new:
        once, twice = pressed(visit, path, name, sends=False), pressed(visit, path, name, sends=True)
        if once != twice:
            differing[name] = [(one, two) for one, two in zip(once, twice, strict=False) if one != two]
    assert differing == {}

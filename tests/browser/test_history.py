"""The browser's Back, within a visit."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Error

from components.links.packed import compressed

from .conftest import running, settle

ERROR = "[data-testid=stException]"


def back(page, path, **query):
    """Go back, more than once if the browser keeps more than one entry, until a page stands at its address."""
    for _ in range(3):
        page.go_back()
        try:
            settle(page)
        except Error as error:
            # A page that is loaded anew by its own address came in between.
            if "navigation" not in str(error):
                raise
            settle(page)
        assert page.locator(ERROR).count() == 0
        where = urlsplit(page.url)
        if (where.path, parse_qs(where.query)) == (path, {name: [value] for name, value in query.items()}):
            return
    pytest.fail(f"Back leads to {page.url}")


def test_back_from_the_page_that_a_step_is_played_on_leads_to_the_step_in_the_same_visit(visit):
    page = visit("/?step=4")
    page.evaluate("window.neverReloaded = true")
    page.get_by_role("button", name="Play on the page Tensors").click()
    page.wait_for_function("() => location.pathname === '/tensors' && location.search.includes('code=')")
    settle(page)
    back(page, "/", step="4")
    assert page.evaluate("window.neverReloaded")
    page.get_by_role("heading", name="Each element by itself").wait_for()


def test_back_to_a_packed_link_shows_what_it_holds(visit):
    code = "from torch import tensor\ntensor([1, 2]) + 40"
    page = visit(f"/tensors?packed={compressed({'code': code})}&embed=true")
    page.get_by_text("tensor([41, 42])").first.wait_for()
    back(page, "/tensors", code=code, embed="true")
    page.get_by_text("tensor([41, 42])").first.wait_for()
    assert page.get_by_label("PyTorch lines").input_value() == code


def open_section(page, name):
    page.locator(".st-key-view").get_by_text(name, exact=True).click()
    page.wait_for_function("name => location.search.includes(`view=${name}`)", arg=name)
    settle(page)


def open_by_menu(page, name, path):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_function("path => location.pathname === path", arg=path)
    settle(page)


def test_a_page_keeps_its_section_and_numbers_and_no_other_page_has_them(visit, tmp_path):
    # A server that has shown nothing yet: it is slow enough for what two sections draw to be there at the same time.
    with running("streamlit_app.py", tmp_path / "log") as cold:
        page = visit(f"{cold}/autograd")
        open_section(page, "descent")
        set_x_and_go_round(page)
        page.close()


def set_x_and_go_round(page):
    page.locator(".st-key-x input").first.fill("0.5")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('x=0.5')")
    settle(page)
    for name, path in (("Devices", "/devices"), ("Tensors", "/tensors")):
        open_by_menu(page, name, path)
        assert urlsplit(page.url).query == ""
    open_by_menu(page, "Autograd", "/autograd")
    page.wait_for_function("() => location.search === '?view=descent&x=0.5'")
    assert page.locator(".st-key-x input").first.input_value() == "0.5"


def test_back_goes_by_section_and_page_and_not_by_key_press(visit):
    page = visit("/autograd")
    entries = page.evaluate("history.length")
    page.locator(".st-key-slider_x [role=slider], .st-key-slider_x input").first.focus()
    for _ in range(3):
        before = page.url
        page.keyboard.press("ArrowRight")
        page.wait_for_function("before => location.href !== before", arg=before)
    assert page.evaluate("history.length") == entries
    moved = page.url
    open_section(page, "graph")
    open_by_menu(page, "Devices", "/devices")
    page.go_back()
    page.wait_for_function("() => location.search.includes('view=graph')")
    settle(page)
    page.go_back()
    page.wait_for_function("moved => location.href === moved", arg=moved)


def test_edited_lines_that_were_not_sent_stay_in_their_step_when_next_is_pressed(visit):
    page = visit("/?step=3")
    page.locator("textarea").first.fill("7 * 6")
    page.locator(".st-key-step_next button").click()
    page.wait_for_function("() => location.search === '?step=4'")
    settle(page)
    assert page.locator("textarea").first.input_value() != "7 * 6"
    page.go_back()
    page.wait_for_function("() => location.search.includes('step=3')")
    settle(page)
    assert page.locator("textarea").first.input_value() == "7 * 6"


def a_number_of(page, key, value):
    field = page.locator(f".st-key-{key} input").first
    field.fill(value)
    field.press("Enter")


CHANGES = (
    ("/?step=3", "code", lambda page: run_lines(page, "7 * 6")),
    ("/?step=9", "x", lambda page: a_number_of(page, "x", "0.5")),
    ("/?lesson=broadcasting&step=2", "code", lambda page: run_lines(page, "7 * 6")),
    ("/tensors", "code", lambda page: run_lines(page, "7 * 6")),
    ("/autograd?view=graph", "x", lambda page: a_number_of(page, "x", "0.5")),
    ("/devices?view=rules", "view", lambda page: None),
)


def run_lines(page, lines):
    page.locator("textarea").first.fill(lines)
    page.locator(".st-key-run button").click()


@pytest.mark.parametrize(("path", "name", "change"), CHANGES, ids=lambda value: value if isinstance(value, str) else "")
def test_what_was_changed_stands_in_the_address_again_after_another_page(visit, path, name, change):
    page = visit(path)
    change(page)
    page.wait_for_function("name => new URLSearchParams(location.search).has(name)", arg=name)
    settle(page)
    changed = parse_qs(urlsplit(page.url).query)
    other, there = ("Devices", "/devices") if not path.startswith("/devices") else ("Autograd", "/autograd")
    open_by_menu(page, other, there)
    names = {"/": "Walkthrough", "/tensors": "Tensors", "/autograd": "Autograd", "/devices": "Devices"}
    here = urlsplit(path).path
    open_by_menu(page, names[here], here)
    page.wait_for_function("name => new URLSearchParams(location.search).has(name)", arg=name)
    settle(page)
    assert parse_qs(urlsplit(page.url).query) == changed
    page.reload()
    settle(page)
    assert parse_qs(urlsplit(page.url).query) == changed

"""The browser's Back, within a visit."""

from urllib.parse import parse_qs, urlsplit

import pytest

from components.page.packed import compressed

from .conftest import settle

ERROR = "[data-testid=stException]"


def back(page, path, **query):
    """Go back, more than once if the browser keeps more than one entry, until a page stands at its address."""
    for _ in range(3):
        page.go_back()
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

"""A browser's clock may be years ahead of the server's, or behind."""

from datetime import UTC, datetime

import pytest

from .conftest import settle

# Puts a page's clock ahead by so many years; what measures durations goes on evenly, as on any machine.
AHEAD = """(() => {
    const Right = Date, ahead = YEARS * 365.25 * 24 * 3600 * 1000
    Date = class extends Right {
        constructor(...given) { given.length ? super(...given) : super(Right.now() + ahead) }
        static now() { return Right.now() + ahead }
    }
})()"""


@pytest.mark.parametrize("years", [10, -30])
def test_a_browsers_clock_may_be_wrong_by_years(visit, years):
    page = visit("/autograd")
    page.add_init_script(AHEAD.replace("YEARS", str(years)))
    page.reload()
    settle(page)
    assert abs(page.evaluate("new Date().getFullYear()") - datetime.now(UTC).year - years) <= 1
    page.locator(".st-key-slider_x input[type=range]").press("ArrowRight")
    page.get_by_text("x = tensor(-1.9").first.wait_for()
    page.locator(".st-key-take_home button").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Notebook").click()
    assert "x = tensor(-1.9" in waiting.value.path().read_text(encoding="utf-8")
    # Its clock stays wrong.
    page.close()

"""One walk through every place of the app, which measures what must hold at each."""

import pytest

from .conftest import settle
from .measures import COVERED, OUTSIDE, SMALL, WIDE
from .places import LESSONS, sections, steps

# A projected page is read from the last row.
LEAST = 16
PROJECTED, NARROWEST = {"width": 1280, "height": 720}, {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def found(contexts, server):
    """What is wrong, by its kind and place."""
    found = {"small": {}, "covered": {}, "wide": {}}
    page = contexts[False].new_page()

    def measure(where):
        found["small"][where] = page.evaluate(SMALL, LEAST)
        found["covered"][where] = page.evaluate(COVERED) + page.evaluate(OUTSIDE) * ["outside the window"]
        page.set_viewport_size(NARROWEST)
        settle(page, quiet_ms=150)
        found["wide"][where] = page.evaluate(WIDE)
        page.set_viewport_size(PROJECTED)

    page.set_viewport_size(PROJECTED)
    for where in sections(server, page):
        measure(where)
    for lesson in LESSONS:
        for where in steps(server, page, lesson):
            measure(where)
    page.close()
    return found


def faults(found):
    return {where: what for where, what in found.items() if what}


def test_no_letter_of_a_projected_page_is_smaller_than_16_pixels(found):
    assert faults(found["small"]) == {}


def test_a_toolbar_covers_nothing_and_stands_inside_the_window(found):
    assert faults(found["covered"]) == {}


def test_nothing_scrolls_sideways_on_the_narrowest_phone(found):
    assert faults(found["wide"]) == {}

"""One walk through every place of the app, which measures what must hold at each."""

import pytest

from .conftest import settle
from .measures import COVERED, OUTSIDE, OVERLAID, SMALL, WIDE
from .places import LESSONS, sections, steps

# A projected page is read from the last row.
LEAST = 16
PROJECTED, PHONE, NARROWEST = ({"width": width, "height": 720} for width in (1280, 390, 320))


@pytest.fixture(scope="module")
def found(contexts, server):
    """What is wrong, by its kind and place."""
    found = {"small": {}, "covered": {}, "overlaid": {}, "wide": {}}
    page = contexts[False].new_page()

    def measure(where, on_phone=False):
        found["small"][where] = page.evaluate(SMALL, LEAST)
        found["covered"][where] = page.evaluate(COVERED) + page.evaluate(OUTSIDE) * ["outside the window"]
        if on_phone:
            page.set_viewport_size(PHONE)
            settle(page, quiet_ms=150)
            found["overlaid"][where] = page.evaluate(OVERLAID)
        page.set_viewport_size(NARROWEST)
        settle(page, quiet_ms=150)
        found["wide"][where] = page.evaluate(WIDE)
        page.set_viewport_size(PROJECTED)

    page.set_viewport_size(PROJECTED)
    for where in sections(server, page):
        measure(where, on_phone=True)
    # A browser makes a field as wide as its limits are long.
    page.goto(f"{server}/autograd?view=guess&f=exp(100*x)")
    settle(page)
    found["overlaid"]["long limits"] = page.evaluate(OVERLAID)
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


def test_no_control_lies_over_another(found):
    assert faults(found["overlaid"]) == {}


def test_nothing_scrolls_sideways_on_the_narrowest_phone(found):
    assert faults(found["wide"]) == {}

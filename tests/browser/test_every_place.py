"""One walk through every place of the app, which measures what must hold at each."""

import pytest

from .conftest import settle
from .fold import NAMED, below, named_in
from .measures import COVERED, OUTSIDE, SMALL, WIDE
from .places import sections, steps

# A projected page is read from the last row.
LEAST = 16
PROJECTED, NARROWEST = {"width": 1280, "height": 720}, {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def found(contexts, server):
    """What is wrong, by its kind and place, and the titles of each lesson's steps."""
    found = {"small": {}, "covered": {}, "wide": {}, "below": {}, "titles": {lesson: [] for lesson in NAMED}}
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
    for lesson, titles in found["titles"].items():
        for where in steps(server, page, lesson):
            title = page.locator("h1").inner_text()
            titles.append(title)
            found["below"][where] = below(page, named_in(lesson, title, where, page))
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


def test_what_a_step_names_is_seen_without_scrolling_at_its_start_and_after_its_answer(found):
    assert {lesson: list(dict.fromkeys(titles)) for lesson, titles in found["titles"].items()} == {
        lesson: list(named) for lesson, named in NAMED.items()
    }
    assert faults(found["below"]) == {}

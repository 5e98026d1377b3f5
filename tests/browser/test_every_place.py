"""One walk through every place of the app, projected, and one on a phone: what must hold at each."""

from collections import defaultdict

import pytest

from .accessibility import WIDE, violations, wrong
from .conftest import settle
from .fold import HEIGHT, hidden_of_section, hidden_of_step
from .measures import COVERED, OUTSIDE, OVERLAID, RED, SMALL
from .places import LESSONS, answer_rightly, sections, show_answer, steps

# A projected page is read from the last row.
LEAST = 16
PROJECTED, PHONE, NARROWEST = (
    {"width": 1280, "height": HEIGHT},
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
)
# What is wrong is what these are about.
ABOUT_WRONG = (
    "/devices?view=rules",
    "/autograd?view=errors",
    "broadcasting 7: When it does not fit",
    "model 7: Why no_grad, answered",
)


@pytest.fixture(scope="module", params=["projected", "phone"])
def look(request):
    return request.param


projected = pytest.mark.parametrize("look", ["projected"], indirect=True)
phone = pytest.mark.parametrize("look", ["phone"], indirect=True)


@pytest.fixture(scope="module")
def found(contexts, server, bare_server, look):
    """What is wrong, by its kind and place; the phone is in the dark."""
    is_phone = look == "phone"
    page = contexts[is_phone].new_page()
    page.set_viewport_size(PHONE if is_phone else PROJECTED)
    page.emulate_media(color_scheme="dark" if is_phone else "light")
    page.goto(bare_server)
    settle(page)
    bare = violations(page)
    found = defaultdict(dict)

    def measure(where):
        found["red"][where] = [] if where in ABOUT_WRONG else page.evaluate(RED)
        found["wrong"][where] = wrong(page, bare, is_phone)
        found["overlaid"][where] = page.evaluate(OVERLAID)
        if is_phone:
            page.set_viewport_size(NARROWEST)
            settle(page, quiet_ms=150)
            found["wide"][where] = page.evaluate(WIDE)
            page.set_viewport_size(PHONE)
        else:
            found["small"][where] = page.evaluate(SMALL, LEAST)
            found["covered"][where] = page.evaluate(COVERED) + page.evaluate(OUTSIDE) * ["outside the window"]

    for where in sections(server, page):
        if not is_phone:
            found["hidden"][where] = hidden_of_section(page)
        measure(where)
        if where == "/autograd?view=guess":
            page.get_by_role("button", name="Reveal").click()
            settle(page)
            measure(f"{where}, revealed")
    # A browser makes a field as wide as its limits are long.
    page.goto(f"{server}/autograd?view=guess&f=exp(100*x)")
    settle(page)
    found["overlaid"]["long limits"] = page.evaluate(OVERLAID)
    for lesson in LESSONS:
        for where, step, is_over in steps(server, page, lesson, show_answer if is_phone else answer_rightly):
            if not is_phone:
                found["hidden"][where] = hidden_of_step(page, step, is_over)
            found["heading"][where] = page.locator("h1").bounding_box()["y"] > page.viewport_size["height"] / 3
            measure(where)
    page.close()
    return found


def faults(found):
    return {where: what for where, what in found.items() if what}


def test_each_place_is_accessible_legible_scrolls_not_sideways_and_suits_a_finger(found):
    assert faults(found["wrong"]) == {}


def test_nothing_is_red_at_a_places_start_but_a_wrong_tangent(found):
    assert faults(found["red"]) == {}


def test_a_steps_title_is_in_the_upper_third(found):
    assert faults(found["heading"]) == {}


@projected
def test_what_a_place_names_is_in_sight_of_the_last_row_at_its_start_and_after_its_answer(found):
    assert faults(found["hidden"]) == {}


@projected
def test_no_letter_of_a_projected_page_is_smaller_than_16_pixels(found):
    assert faults(found["small"]) == {}


@projected
def test_a_toolbar_covers_nothing_and_stands_inside_the_window(found):
    assert faults(found["covered"]) == {}


def test_no_control_lies_over_another(found):
    assert faults(found["overlaid"]) == {}


@phone
def test_nothing_scrolls_sideways_on_the_narrowest_phone(found):
    assert faults(found["wide"]) == {}

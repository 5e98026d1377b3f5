"""The section of things that go wrong, in a real browser."""

import pytest

from .conftest import settle

MINE = "x = tensor(3.0)\nx * 7"


def field(page, side):
    return page.locator(f".st-key-{side} textarea")


def shown(page):
    return page.locator(".st-key-programs").inner_text()


def choose(page, case):
    page.locator(".st-key-case input").click()
    page.get_by_role("option", name=case, exact=True).click()
    settle(page)
    assert page.locator(".st-key-case input").input_value() == case


def test_the_two_programs_stand_side_by_side_with_what_they_gave(look_at):
    page = look_at("/autograd?view=errors&case=vector")
    wrong, repaired = (field(page, side).bounding_box() for side in ("wrong", "repaired"))
    assert wrong["y"] == repaired["y"]
    assert wrong["x"] + wrong["width"] < repaired["x"]
    for code in page.locator("[data-testid=stCode]").all():
        box = code.bounding_box()
        assert box["y"] + box["height"] <= 720
    assert "grad can be implicitly created" in shown(page)
    assert "tensor([-5.,  4.])" in shown(page)


def test_a_typed_program_runs_is_in_the_link_and_waits_for_its_case(visit):
    page = visit("/autograd?view=errors&case=vector")
    theirs = field(page, "wrong").input_value()
    field(page, "wrong").fill(MINE)
    field(page, "wrong").press("Control+Enter")
    page.get_by_text("tensor(21.)").wait_for()
    settle(page)
    assert "wrong=x+%3D+tensor" in page.url
    # Left without a key press: the field gives its text away when another control is taken.
    field(page, "repaired").fill("1 + 1")
    choose(page, "numpy")
    assert "y.numpy()" in field(page, "wrong").input_value()
    assert "wrong=" not in page.url
    assert "repaired=" not in page.url
    choose(page, "vector")
    assert (field(page, "wrong").input_value(), field(page, "repaired").input_value()) == (MINE, "1 + 1")
    page.reload()
    settle(page)
    assert (field(page, "wrong").input_value(), field(page, "repaired").input_value()) == (MINE, "1 + 1")
    page.locator(".st-key-undo_wrong button").click()
    settle(page)
    assert field(page, "wrong").input_value() == theirs
    assert "wrong=" not in page.url


def test_a_step_of_x_writes_it_into_the_programs(visit):
    page = visit("/autograd?view=errors&case=vector")
    page.locator(".st-key-slider_x input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**x=-1.9**")
    settle(page)
    assert "[-1.9, 1.0]" in field(page, "wrong").input_value()
    assert "[-1.9, 1.0]" in field(page, "repaired").input_value()


def test_the_outcome_is_nowhere_before_the_prediction(visit):
    page = visit("/autograd?view=errors&case=alias")
    said = page.content() + page.locator("body").inner_text() + page.url
    for outcome in ("tensor(0.)", "-5.0", ".item()", "second name", "Repaired"):
        assert outcome not in said
    # A screen reader hears the question as it is written.
    page.get_by_role("radiogroup", name="Predict first: what does the last line print?", exact=True).wait_for()
    page.locator(".st-key-predict").get_by_text("the slope of f").click()
    page.get_by_text("Your prediction").wait_for()
    settle(page)
    assert "slope is tensor(0.)" in shown(page)
    assert "predict" not in page.url


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_stacks_the_programs(look_at, dark):
    page = look_at("/autograd?view=errors&case=lost-leaf", width=390, height=844, dark=dark)
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    wrong, repaired = (field(page, side).bounding_box() for side in ("wrong", "repaired"))
    assert wrong["y"] + wrong["height"] < repaired["y"]
    assert repaired["x"] + repaired["width"] <= 390

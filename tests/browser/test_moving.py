"""x moves in the browser: pictures follow with nothing sent, and the server hears where the movement rests."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from .conftest import settle
from .test_autograd import CHART, SLIDER, label, over

# What a step of x brings, by section; the picture alone has ten times as many and more.
MOST_BYTES = {"tangents": 4_700, "plot": 4_000, "guess": 5_200, "steps": 6_200}
# What the picture says in the frame after the next.
WORDS = """start => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    const texts = [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg text")].map(one => one.textContent)
    done(texts.filter(text => text.startsWith(start)).join())
})))"""


def elements(frames):
    """The kinds of the elements that these frames bring."""
    messages = [ForwardMsg.FromString(frame) for frame in frames]
    return [message.delta.new_element.WhichOneof("type") for message in messages if message.HasField("delta")]


def now(page, start):
    """What the picture says that begins with `start`, two frames from now."""
    return page.evaluate(WORDS, start)


@pytest.mark.parametrize(
    ("section", "query", "before", "then"),
    [
        ("tangents", "", "f: slope -5, ", "f: slope -5.57, "),
        ("plot", "&use_grad=true", "line: slope -5, ", "line: slope -5.57, "),
        ("guess", "", "you: slope 0, ", "you: slope 0, "),
        ("steps", "&line=6", "f: slope -5, ", "f: slope -5.57, "),
        # Nothing has found it yet.
        ("steps", "&line=5", "f: slope not known yet", "f: slope not known yet"),
    ],
)
def test_a_key_moves_the_picture_with_nothing_sent_and_then_brings_no_picture(visit, section, query, before, then):
    page = visit(f"/autograd?view={section}{query}")
    name = then.split()[0]
    assert now(page, name).startswith(before)
    page.locator(SLIDER).focus()
    page.sent.clear()
    page.received.clear()
    page.keyboard.press("ArrowRight")
    assert (now(page, "x = "), page.sent) == ("x = -1.9", [])
    assert now(page, name).startswith(then)
    assert page.locator(".st-key-x input").input_value() == "-1.9"
    settle(page)
    assert len(page.sent) == 1
    assert "x=-1.9" in page.url
    assert now(page, name).startswith(then)
    assert "vega_lite_chart" not in elements(page.received)
    assert sum(map(len, page.received)) < MOST_BYTES[section]


def test_a_drag_of_the_slider_is_told_where_it_rests_and_when_it_ends(visit):
    page = visit("/autograd")
    box, knob = page.locator(SLIDER).bounding_box(), 18
    across = [box["x"] + knob / 2 + (box["width"] - knob) * (x + 3) / 6 for x in (-2, -1, 0, 1)]
    page.mouse.move(across[0], box["y"] + box["height"] / 2)
    page.mouse.down()
    page.sent.clear()
    seen = []
    for pixel in across[1:]:
        page.mouse.move(pixel, box["y"] + box["height"] / 2)
        seen.append(now(page, "x = "))
    assert seen == ["x = -1", "x = 0", "x = 1"]
    # On a slow machine each of these moves may be a rest.
    assert len(page.sent) <= 3
    page.mouse.up()
    settle(page)
    assert page.url.endswith("x=1.0")
    assert label(page, "f: slope").startswith("f: slope 4, ")


def test_an_x_between_the_samples_is_exact_once_the_server_has_answered(visit):
    page = visit("/autograd?f=10000*x**2")
    field = page.locator(".st-key-x input")
    field.fill("1.23456")
    # The nearest sample, and all that is said is true of it.
    assert now(page, "x = ") == "x = 1.23"
    assert now(page, "f: slope").startswith("f: slope 24600,")
    field.press("Enter")
    settle(page)
    assert now(page, "x = ") == "x = 1.23456"
    assert now(page, "f: slope").startswith("f: slope 24691.2,")


def test_a_picture_that_is_drawn_anew_stands_where_x_was_moved_to(visit):
    page = visit("/autograd")
    page.locator(SLIDER).press("ArrowRight")
    settle(page)
    page.locator(CHART).evaluate("svg => { svg.planted = true }")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => !document.querySelector('{CHART}')?.planted")
    settle(page)
    assert now(page, "x = ") == "x = -1.9"
    assert label(page, "f: slope").startswith("f: slope -5.57, ")


def test_the_guess_turns_its_line_in_the_browser_and_reveal_comes_after_it(visit):
    page = visit("/autograd?view=guess")
    slider = page.locator(".st-key-slider_guess input")
    slider.focus()
    page.sent.clear()
    page.keyboard.press("ArrowLeft")
    assert now(page, "you: slope").startswith("you: slope -0.5")
    assert page.sent == []
    # While the server has heard of nothing yet.
    page.get_by_role("button", name="Reveal").click()
    settle(page)
    assert label(page, "you: slope").startswith("you: slope -0.5")
    assert label(page, "autograd: slope").startswith("autograd: slope -5, ")
    assert "-0.5" in page.locator("[data-testid=stMain]").inner_text()


def test_a_click_moves_the_picture_at_once(visit):
    page = visit("/autograd")
    page.mouse.move(*over(page, 1.0))
    page.sent.clear()
    page.mouse.down()
    page.mouse.up()
    page.mouse.move(0, 0)
    assert now(page, "x = ") == "x = 1"
    settle(page)
    assert len(page.sent) == 1


def test_in_descent_the_tangent_goes_with_the_start_and_the_path_waits(visit):
    page = visit("/autograd?view=descent")
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    assert now(page, "f: slope").startswith("f: slope -5.57, ")
    assert now(page, "step") == ""
    settle(page)
    assert now(page, "step").startswith("step 5")


def test_a_number_that_was_typed_out_of_bounds_gives_way_to_the_slider(visit):
    page = visit("/autograd")
    field = page.locator(".st-key-x input")
    field.fill("99")
    field.press("Enter")
    settle(page)
    page.locator(SLIDER).press("ArrowRight")
    settle(page)
    assert "x=-1.9" in page.url
    assert field.input_value() == "-1.9"
    assert field.get_attribute("aria-invalid") in (None, "false")


def test_a_list_over_the_picture_does_not_point_at_it(visit):
    page = visit("/autograd")
    page.locator(".st-key-pair input").click()
    page.get_by_role("option", name="Sine and cosine").click()
    settle(page)
    assert now(page, "x = ") == "x = 0"


def test_before_there_is_an_x_no_number_of_the_axis_makes_room_for_it(visit):
    page = visit("/autograd?view=steps&line=0")
    assert now(page, "-2") == "-2"
    assert now(page, "x = ") == ""

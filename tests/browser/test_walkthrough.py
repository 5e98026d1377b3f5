"""The walkthrough in a browser: keys, links, coming back, small screens, and the hall."""

from components.walkthrough.lesson import Question
from components.walkthrough.reader import FOLDER, read_lesson
from tests.browser.conftest import settle


def title(page):
    return page.locator("h1").inner_text()


def go(page, key, step):
    """Press a key that leads to a step."""
    page.keyboard.press(key)
    arrive(page, step)


def arrive(page, step):
    page.wait_for_function(f"() => (new URLSearchParams(location.search).get('step') ?? '1') === '{step}'")
    settle(page)


def field(page, name="x"):
    return page.get_by_role("spinbutton", name=name, exact=True)


def top(page):
    return page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")


def test_arrow_keys_walk_and_the_address_is_the_step(visit):
    page = visit("/")
    first = title(page)
    go(page, "ArrowRight", 2)
    second = title(page)
    go(page, "ArrowRight", 3)
    go(page, "ArrowLeft", 2)
    assert title(page) == second != first
    page.reload()
    settle(page)
    assert title(page) == second
    for step in (3, 2, 1):
        page.go_back()
        arrive(page, step)
    page.wait_for_function("first => document.querySelector('h1').innerText === first", arg=first)
    assert "step" not in page.url


def test_in_an_editor_an_arrow_key_moves_the_cursor_and_not_the_step(visit):
    page = visit("/?step=4")
    page.get_by_label("PyTorch lines").click()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert "step=4" in page.url


def test_playing_on_a_page_takes_the_state_along_and_coming_back_keeps_the_step(visit):
    page = visit("/?step=9")
    field(page).fill("2")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('x=2')")
    page.get_by_role("button", name="Play on the page Autograd").click()
    page.wait_for_function("() => location.pathname === '/autograd' && location.search.includes('x=2')")
    settle(page)
    assert field(page).input_value() == "2"
    assert "slope=4" in page.url
    page.get_by_role("link", name="Walkthrough").click()
    arrive(page, 9)
    assert title(page) == "What is a gradient?"


def test_the_readings_cell_opens_in_the_playground_and_the_lines_left_there_can_be_had_back(visit):
    page = visit("/tensors?code=5%20%2B%206")
    page.get_by_role("link", name="Walkthrough").click()
    arrive(page, 1)
    page.keyboard.press("ArrowRight")
    arrive(page, 2)
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_text("In the reading", exact=True).click()
    page.get_by_role("button", name="The reading's cell").click()
    page.wait_for_function("() => location.pathname === '/tensors'")
    settle(page)
    editor = page.get_by_label("PyTorch lines")
    assert editor.input_value().endswith("x = tensor(3.0)\nx * 2\n")
    page.get_by_role("button", name="Undo").click()
    settle(page)
    assert editor.input_value() == "5 + 6"


# The least opacity of a button that can be pressed, from now on.
FAINTEST = """() => {
    window.faintest = 1
    const look = () => {
        for (const one of document.querySelectorAll('[data-stale=true]:has(button:enabled)')) {
            window.faintest = Math.min(window.faintest, getComputedStyle(one).opacity)
        }
        requestAnimationFrame(look)
    }
    look()
}"""


def test_the_next_step_has_its_own_start_and_begins_at_its_top_and_no_button_fades_while_it_computes(visit):
    page = visit("/?step=20", width=390, height=844)
    on = page.get_by_role("button", name="Next: What gradients are good for")
    on.scroll_into_view_if_needed()
    assert top(page) > 0
    on.click()
    arrive(page, 21)
    assert top(page) == 0
    page.evaluate(FAINTEST)
    page.get_by_role("button", name="Show the answer").click()
    field(page, "start x").wait_for()
    assert field(page, "start x").input_value() == "-2"
    settle(page)
    assert page.evaluate("window.faintest") == 1


def test_a_presenters_remote_control_turns_the_pages_of_an_embedded_lesson(visit):
    page = visit("/?embed=true&step=3")
    go(page, "PageDown", 4)
    go(page, "PageUp", 3)
    go(page, "ArrowLeft", 2)


def test_an_answer_stays_out_of_the_address(visit):
    page = visit("/?step=5")
    page.get_by_label("Your answer").fill("13")
    page.keyboard.press("Enter")
    page.get_by_text("Not quite.").wait_for()
    assert page.url.endswith("/?step=5")


CHOOSING = next(
    (number, question)
    for number, step in enumerate(read_lesson(FOLDER / "reading.md").steps, start=1)
    for question in step.parts
    if isinstance(question, Question) and question.choices
)
FOCUS = "(key => document.activeElement.closest('.st-key-' + key) !== null)"


def test_keys_choose_and_answer_and_turn_no_step_while_a_question_has_the_focus(visit):
    number, question = CHOOSING
    page = visit(f"/?step={number}")
    right = question.choices.index(question.answer)
    wrong = next(place for place in range(len(question.choices)) if place != right)
    choices = page.get_by_role("radio")
    choices.nth(wrong).focus()
    page.keyboard.press("Space")
    for key in ("ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        settle(page)
    assert choices.nth(wrong).is_checked()
    assert f"step={number}" in page.url
    assert not page.get_by_text("Not quite.").count(), "an arrow key is no answer"
    page.keyboard.press("Enter")
    page.get_by_text("Not quite.").wait_for()
    settle(page)
    assert choices.nth(wrong).evaluate("choice => choice === document.activeElement")
    page.get_by_role("button", name="Answer", exact=True).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert f"step={number}" in page.url
    choices.nth(wrong).focus()
    while not choices.nth(right).is_checked():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("Right.").wait_for()
    settle(page)
    assert page.evaluate(f"{FOCUS}('verdict')")
    go(page, "ArrowRight", number + 1)


def test_a_typed_answer_that_is_wrong_keeps_the_focus_and_its_text_is_not_covered(visit):
    page = visit("/?step=5")
    field = page.get_by_label("Your answer")
    field.fill("abc")
    assert not page.get_by_test_id("InputInstructions").is_visible()
    page.keyboard.press("Enter")
    page.get_by_text("That is not a number.").wait_for()
    settle(page)
    assert field.evaluate("field => field === document.activeElement")
    # An answer that is typed and not sent is not lost to the button beside it.
    field.fill("tensor(12)")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("Right.").wait_for()
    settle(page)
    assert page.evaluate(f"{FOCUS}('verdict')")

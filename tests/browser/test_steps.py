"""The section "steps" of the Autograd page in a real browser."""

from .conftest import settle
from .test_autograd import CHART, label, lines_of

LINES = """\
from torch import tensor
def f(x):
def g(x):
x = tensor(-2.0).requires_grad_()
y = f(x)
y.backward()
x.grad
# x.grad.zero_()
y = g(x)
y.backward()
x.grad""".split("\n")
LAST = len(LINES)


def at_line(page, line):
    page.wait_for_function("line => new URLSearchParams(location.search).get('line') === line", arg=str(line))
    settle(page)


def marked(page):
    """The lines of the program under the mark, by their places on the screen."""
    return page.evaluate(
        """() => {
            const block = document.querySelector(".st-key-program [data-testid=stCode]")
            const mark = getComputedStyle(block, "::before"), start = block.getBoundingClientRect().top
            const top = start + parseFloat(mark.top), bottom = top + parseFloat(mark.height)
            const walker = document.createTreeWalker(block.querySelector("code"), NodeFilter.SHOW_TEXT)
            const lines = {}
            let line = 0
            while (walker.nextNode()) {
                const text = walker.currentNode, range = document.createRange()
                for (const found of text.data.matchAll(/[^\\n]+|\\n/g)) {
                    if (found[0] === "\\n") line += 1
                    range.setStart(text, found.index)
                    range.setEnd(text, found.index + found[0].length)
                    const box = range.getBoundingClientRect(), middle = (box.top + box.bottom) / 2
                    const isMarked = found[0] !== "\\n" && top < middle && middle < bottom
                    if (isMarked) lines[line] = (lines[line] ?? "") + found[0]
                }
            }
            return Object.values(lines)
        }"""
    )


def x_grad(page):
    return page.locator(".st-key-state tr", has_text="x.grad").inner_text().split("\t")[-1].strip()


def test_arrow_keys_walk_through_the_program(visit):
    page = visit("/autograd?view=steps")
    page.locator(CHART).evaluate("svg => { svg.planted = true }")
    assert marked(page) == []
    seen, grads = [], []
    for count in range(1, LAST + 1):
        page.keyboard.press("ArrowRight")
        at_line(page, count)
        seen.append(marked(page)[0].split("  #")[0])
        grads.append(x_grad(page))
    assert seen == LINES
    assert grads == [*["no x yet"] * 3, *["None"] * 2, *["tensor(-5.)"] * 4, *["tensor(-9.)"] * 2]
    assert label(page, "wrong: -5 + -4 = -9")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    at_line(page, LAST - 1)
    page.keyboard.press("ArrowLeft")
    at_line(page, LAST - 2)
    assert marked(page) == ["y = g(x)"]
    assert label(page, "g: slope not known yet")
    assert len(lines_of(page)) == 1
    assert page.locator(CHART).evaluate("svg => svg.planted === true")


def test_keys_in_a_field_are_the_fields_own(visit):
    page = visit("/autograd?view=steps&line=3")
    assert marked(page) == ["def g(x):", "    return x ** 2"]
    page.locator(".st-key-f input").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert "line=3" in page.url


def test_it_fits_on_one_screen(look_at):
    page = look_at("/autograd?view=steps&line=6")
    for part in (CHART, ".st-key-x", ".st-key-state table", ".st-key-program", ".st-key-next"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 720, part


def test_a_finger_steps_on_a_phone(visit):
    page = visit("/autograd?view=steps&line=5&zero=true", width=390, height=844, dark=True, touch=True)
    page.locator(".st-key-next button").tap()
    at_line(page, 6)
    assert marked(page) == ["y.backward()"]
    assert x_grad(page) == "tensor(-5.)"
    page.locator(".st-key-previous button").tap()
    at_line(page, 5)
    assert marked(page) == ["y = f(x)"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    for part in (".st-key-next", ".st-key-slider_line", ".st-key-zero", ".st-key-state"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_the_lessons_step_shows_x_grad_on_one_projected_screen_with_the_line_that_filled_it(look_at):
    page = look_at("/?step=15&line=5")
    assert marked(page) == ["y.backward()"]
    for shown in (page.locator(".st-key-state tr", has_text="x.grad"), page.locator(".st-key-chart")):
        box = shown.bounding_box()
        assert box["y"] + box["height"] <= 720

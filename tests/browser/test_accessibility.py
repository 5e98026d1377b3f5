"""Everybody: what axe-core says, contrast, the keyboard alone, fingers, screen readers, and no needless movement."""

import re

import pytest

from .accessibility import read_aloud, small_targets, violations, wrong
from .conftest import settle
from .contrast import contrasts, faint
from .places import SECTIONS, sections_of

# Sections that draw something.
PICTURES = {
    "/tensors": SECTIONS["/tensors"],
    "/autograd": [section for section in SECTIONS["/autograd"] if section != "errors"],
}
# How an element looks, with those around it: some show their focus on a frame, or on a mark beside them.
LOOKS_OF = """() => {
    window.looks = node => {
        const all = []
        for (let one = node, up = 0; one && up < 5; one = one.parentElement, up++) {
            const {outline, boxShadow, borderColor, backgroundColor} = getComputedStyle(one)
            all.push([outline, boxShadow, borderColor, backgroundColor].join())
        }
        for (const other of node.parentElement?.children ?? []) {
            const {outline, boxShadow} = getComputedStyle(other)
            all.push(outline + boxShadow)
        }
        return all.join('|')
    }
}"""
FOCUSED = """() => {
    const focused = document.activeElement
    const name = focused.ariaLabel ?? focused.labels?.[0]?.innerText ?? focused.textContent ?? ''
    return {name: ['main', 'body'].includes(focused.localName) ? '' : name.trim(), kind: focused.localName}
}"""
# The transitions and animations that last longer than a blink, of whatever is on the page.
MOVING = """() => {
    const seconds = text => Math.max(...text.split(',').map(one => parseFloat(one) * (one.endsWith('ms') ? 0.001 : 1)))
    return [...document.querySelectorAll('body *')].filter(one => {
        const style = getComputedStyle(one)
        return seconds(style.transitionDuration) > 0.1 || (
            style.animationName !== 'none' && seconds(style.animationDuration) > 0.1
        )
    }).map(one => one.outerHTML.slice(0, 150))
}"""


def test_a_tablet_s_controls_suit_a_finger(visit):
    assert small_targets(visit("/autograd?view=plot", width=1024, height=768, touch=True)) == []


@pytest.mark.parametrize("look", [(1280, 720, True), (390, 844, False)])
def test_the_link_and_the_program_to_take_home_are_accessible(visit, bare_server, look):
    width, height, dark = look
    phone, look = width < 640, {"width": width, "height": height, "dark": dark}
    bare = violations(visit(bare_server, **look))
    page = visit("/tensors", **look)
    page.get_by_role("button", name="Share").click()
    page.wait_for_selector(".st-key-qr img")
    settle(page)
    assert wrong(page, bare, phone) == []
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    page.get_by_role("button", name="Take it home").click()
    page.get_by_role("button", name="Notebook").wait_for()
    settle(page)
    assert wrong(page, bare, phone) == []
    if phone:
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Examples").click()
        items = page.get_by_role("menuitem")
        items.last.wait_for()
        settle(page)
        assert small_targets(page) == []
        first = items.first.bounding_box()
        assert first["y"] >= 0
        assert first["x"] + first["width"] <= 390
        assert items.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)") == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", PICTURES)
def test_what_a_picture_draws_stands_out_from_its_ground(visit, server, path):
    page = visit(path)
    for view in sections_of(server, page, path, PICTURES[path]):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            settle(page)
            marks = contrasts(page)
            assert marks
            assert faint(marks) == [], (view, scheme)


def tab_to(page, name, most=45):
    """Press Tab until the control that `name` describes has the focus; all on the way must show that they have it."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(80)
        here = page.evaluate(FOCUSED)
        if passed:
            passed[-1]["shown"] = page.evaluate("looks(before) !== look")
        page.evaluate("() => { before = document.activeElement; look = looks(before) }")
        passed.append(here)
        if re.search(name, here["name"]):
            hidden = [one for one in passed[:-1] if not one["shown"] and one["kind"] not in ("main", "body")]
            assert hidden == []
            return
    pytest.fail(f"{name} is not among {[one['name'] for one in passed]}")


def by_keyboard(page):
    """A page as its visitor without a mouse meets it: at its start, and quick."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(LOOKS_OF)
    settle(page)
    return page


def test_x_moves_by_keyboard_alone(visit):
    page = by_keyboard(visit("/autograd"))
    for control in ("guess|tangents", "Ready pairs", r"f.*\(x\)", "low", "high", "^x$"):
        tab_to(page, control)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('x=-1.9')")
    tab_to(page, "^x$")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('x=-1.8')")
    tab_to(page, "zero_")
    page.keyboard.press("Space")
    page.wait_for_function("() => location.search.includes('zero=')")
    tab_to(page, "Take it home")


def test_a_program_is_typed_and_run_by_keyboard_alone(visit):
    page = by_keyboard(visit("/tensors"))
    tab_to(page, "PyTorch lines")
    page.keyboard.press("Control+a")
    page.keyboard.type("from torch import tensor\ntensor(20.) + 3")
    tab_to(page, "Run")
    page.keyboard.press("Enter")
    page.get_by_text("tensor(23.)").first.wait_for()
    settle(page)
    for control in ("Examples", "results", "Show data", "Take it home", "Share"):
        tab_to(page, control)


def test_a_question_is_answered_and_the_link_is_shared_by_keyboard_alone(visit):
    page = by_keyboard(visit("/?step=5"))
    tab_to(page, "Your answer")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ask again").wait_for()
    settle(page)
    tab_to(page, "Next: ")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('step=6')")
    settle(page)
    tab_to(page, "Share")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-qr img")
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    page.wait_for_function("() => document.activeElement.closest('.st-key-share') !== null")


@pytest.mark.parametrize(
    ("path", "picture", "sentence"),
    [
        ("/autograd?x=2", "The curves f in blue and g in orange", "1 right, 19 up"),
        ("/tensors", "The value as coloured cells", "x is one 32-bit floating-point number, 3.0."),
    ],
)
def test_a_screen_reader_has_the_picture_described_and_the_sentence(look_at, path, picture, sentence):
    page = look_at(path)
    read = read_aloud(page)
    assert any(name.startswith(picture) for kind, name in read if kind != "button")
    assert sentence in " ".join("".join(name for kind, name in read if kind == "StaticText").split())


@pytest.mark.parametrize("path", ["/autograd", "/tensors", "/devices", "/"])
def test_who_asks_for_no_movement_sees_none(look_at, path):
    page = look_at(path)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("path", ["/tensors", "/devices", "/autograd"])
def test_every_page_says_its_name_the_same_way(look_at, path):
    page = look_at(path)
    (heading,) = page.locator("h1").all()
    assert heading.inner_text() == path[1:].capitalize()
    # A wide window has it in the navigation; for a screen reader it stands here too.
    assert heading.evaluate("one => one.closest('.st-key-heading').getBoundingClientRect().height") == 1
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert heading.bounding_box()["height"] > 20

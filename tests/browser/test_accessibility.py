"""Everybody: what axe-core says, contrast, the keyboard alone, fingers, screen readers, and no needless movement."""

import pytest

from .accessibility import beyond, violations
from .conftest import settle
from .contrast import contrasts, faint

SECTIONS = {
    "/tensors": ["results", "storage", "names"],
    "/devices": ["machine", "rules", "speed"],
    "/autograd": ["guess", "plot", "tangents", "steps", "descent", "graph", "check", "errors"],
}
PICTURES = {
    "/tensors": ["results", "storage", "names"],
    "/autograd": ["guess", "plot", "tangents", "steps", "descent", "graph", "check"],
}
# Every section in two looks, every page in all four.
LOOKS = [(1280, 720, False), (390, 844, True)]
WIDE = "document.documentElement.scrollWidth > innerWidth"
# The targets of a finger that are smaller than WCAG 2.2 allows; a field's label is part of it.
SMALL = """least => [...document.querySelectorAll('button, a[href], input, textarea, summary, [role=button], [role=tab]')]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
    .filter(([one, box]) => box.left < innerWidth && box.right > 1 && (box.width < least || box.height < least))
    .filter(([one]) => one.closest('[data-testid=stSidebar]') === null)
    .map(([one, box]) => [one.closest('[data-testid]')?.dataset.testid ?? '',
                          (one.ariaLabel ?? one.innerText ?? '').slice(0, 40), box.width, box.height])"""
# What has the focus, and whether it, or what stands around it, looks otherwise than without the focus.
FOCUSED = """() => {
    const looks = node => {
        const all = []
        for (let one = node, up = 0; one && up < 5; one = one.parentElement, up++) {
            const {outline, boxShadow, borderColor, backgroundColor, color} = getComputedStyle(one)
            all.push([outline, boxShadow, borderColor, backgroundColor, color].join())
            if (up === 0) all.push(...[...one.parentElement.children].map(other => {
                const {outline, boxShadow} = getComputedStyle(other)
                return outline + boxShadow
            }))
        }
        return all.join('|')
    }
    const focused = document.activeElement
    const still = document.head.appendChild(document.createElement('style'))
    still.textContent = '* { transition: none !important; animation: none !important }'
    const seen = looks(focused)
    focused.blur()
    const plain = looks(focused)
    focused.focus({focusVisible: true, preventScroll: true})
    still.remove()
    return {
        name: (focused.ariaLabel ?? focused.labels?.[0]?.innerText ?? focused.innerText ?? '').trim(),
        shown: seen !== plain,
        kind: focused.localName,
    }
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


def small(page, least=24):
    return page.evaluate(SMALL, least)


def bare_of(visit, bare_server, look):
    page = visit(bare_server, **look)
    return violations(page), {kind for kind, *_ in small(page)}


def wrong(page, bare, phone):
    """What is wrong with the page as it stands, beyond a bare one."""
    known, kinds = bare
    found = beyond(page, known)
    if page.evaluate(WIDE):
        found.append("scrolls sideways")
    if phone:
        found += [target for target in small(page) if target[0] not in kinds]
    return found


def look_of(width, height, dark):
    return {"width": width, "height": height, "dark": dark}


@pytest.mark.parametrize("look", LOOKS)
def test_every_section_is_accessible_scrolls_not_sideways_and_suits_a_finger(visit, bare_server, server, look):
    phone, look = look[0] < 640, look_of(*look)
    bare = bare_of(visit, bare_server, look)
    page = visit("/tensors", **look)
    found = {}
    for path, views in SECTIONS.items():
        for view in views:
            page.goto(f"{server}{path}?view={view}")
            settle(page)
            found[path, view] = wrong(page, bare, phone)
            if view == "guess":
                page.get_by_role("button", name="Reveal").click()
                settle(page)
                found[path, view, "revealed"] = wrong(page, bare, phone)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("look", [(1280, 720, True), (390, 844, False)])
def test_the_link_and_the_program_to_take_home_are_accessible(visit, bare_server, look):
    phone, look = look[0] < 640, look_of(*look)
    bare = bare_of(visit, bare_server, look)
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


@pytest.mark.parametrize("look", LOOKS)
def test_the_lesson_on_broadcasting_is_accessible(visit, bare_server, look):
    phone, look = look[0] < 640, look_of(*look)
    bare = bare_of(visit, bare_server, look)
    page = visit("/?lesson=broadcasting", **look)
    for number in range(1, 30):
        assert wrong(page, bare, phone) == [], number
        on = page.get_by_role("button", name="Next: ")
        if not on.count():
            break
        on.click()
        page.wait_for_function(f"() => location.search.includes('step={number + 1}')")
        settle(page)
    assert number > 1


@pytest.mark.parametrize("path", PICTURES)
def test_what_a_picture_draws_stands_out_from_its_ground(visit, server, path):
    page = visit(path)
    for view in PICTURES[path]:
        page.goto(f"{server}{path}?view={view}")
        settle(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            settle(page)
            marks = contrasts(page)
            assert marks
            assert faint(marks) == [], (view, scheme)

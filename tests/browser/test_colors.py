"""Red means that something is wrong, and nothing else is red."""

import pytest

from .conftest import settle
from .places import sections

STEPS = ["/", "/?step=5", "/?step=15"]
# What is painted red: the element's words, or its kind where it has none. A wrong tangent is dashed and says "wrong".
RED = """() => {
    const isRed = text => {
        const [r, g, b, alpha = 1] = (text.match(/^rgba?\\(/) ? text.match(/[\\d.]+/g) : [0, 0, 0]).map(Number)
        const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
        return alpha > 0.04 && r === most && (most - least) > 0.2 * most && Math.abs(g - b) < 0.25 * (most - least)
    }
    const isLine = mark => mark instanceof SVGElement && mark.localName !== 'svg'
    const painted = one => {
        const style = getComputedStyle(one)
        if (isLine(one)) return [style.fill, style.stroke]
        const sides = ['Top', 'Right', 'Bottom', 'Left'].filter(side => parseFloat(style[`border${side}Width`]))
        return [
            style.backgroundColor, ...style.backgroundImage.match(/rgba?\\([^)]*\\)/g) ?? [],
            ...style.boxShadow.match(/rgba?\\([^)]*\\)/g) ?? [], ...sides.map(side => style[`border${side}Color`]),
            ...parseFloat(style.outlineWidth) && style.outlineStyle !== 'none' ? [style.outlineColor] : [],
            ...[...one.childNodes].some(child => child.nodeType === 3 && child.data.trim()) ? [style.color] : [],
        ]
    }
    const ofWrong = one => /wrong/i.test((one.closest('text') ?? one).textContent)
        || (isLine(one) && getComputedStyle(one).strokeDasharray !== 'none')
    return [...document.querySelectorAll('body *')]
        .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter(one => painted(one).some(isRed) && !ofWrong(one))
        .map(one => (one.textContent.trim() || one.outerHTML).slice(0, 120))
}"""


SCHEMES = ("light", "dark")


def red(page):
    """What is red on the page as it stands, by colour scheme; the one that it has comes first."""
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = [(SCHEMES[is_dark], what) for what in page.evaluate(RED)]
    page.emulate_media(color_scheme=SCHEMES[not is_dark])
    settle(page)
    return found + [(SCHEMES[not is_dark], what) for what in page.evaluate(RED)]


def test_nothing_is_red_on_a_page_at_its_start_but_a_wrong_tangent(visit, server):
    page = visit("/")
    found = {}
    for path in STEPS:
        page.goto(server + path)
        settle(page)
        found[path] = red(page)
    for place in sections(server, page):
        found[place] = red(page)
    # What is wrong is what these two are about.
    for place in ("/devices?view=rules", "/autograd?view=errors"):
        del found[place]
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("path", "controls"),
    [
        (
            "/autograd",
            {
                "textbox": "f(x) =",
                "spinbutton": "x",
                "slider": "x",
                "combobox": "Ready pairs",
                "switch": "x.grad.zero_() before g",
            },
        ),
        ("/tensors", {"textbox": "PyTorch lines", "button": "Run"}),
        ("/", {"combobox": "Contents"}),
    ],
)
def test_a_valid_control_that_has_the_focus_is_not_red(visit, path, controls):
    page = visit(path)
    for role, name in controls.items():
        control = page.get_by_role(role, name=name).first
        control.focus()
        assert control.evaluate("one => one === document.activeElement")
        assert red(page) == [], name


def test_what_is_wrong_is_red(visit):
    assert red(visit("/tensors?code=1/0"))

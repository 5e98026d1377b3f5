"""What axe-core finds wrong on a page, beyond what it finds on a bare page of Streamlit's."""

import re

from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    # FAINT finds what this one finds and more, and takes a tenth of its time, which was four fifths of all rules'.
    "rules": {"color-contrast": {"enabled": False}},
    # The page's style sheets are not fetched once more: no rule of these reads them.
    "preload": False,
}
AXE = Axe().axe_script
KIND = "node => document.querySelector(node)?.closest('[data-testid]')?.dataset.testid ?? ''"
WIDE = (
    "Math.max(...[...document.querySelectorAll('html, [data-testid=stMain]')].map(one => one.scrollWidth)) > innerWidth"
)
# The targets of a finger that are less than 44 pixels wide or high; a switch's label is part of it. What appears only
# under a mouse is none: it is not visible.
SMALL_TARGETS = """() => [...document.querySelectorAll('button, a[href], input, textarea, summary, [role=menuitem]')]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(one => [one, (one.type === 'range' ? one : one.closest('label') ?? one).getBoundingClientRect()])
    .filter(([one, box]) => box.left < innerWidth && box.right > 1 && Math.min(box.width, box.height) < 44)
    .filter(([one]) => one.closest('template') === null)
    .filter(([one]) => one.closest('[style*="clip-path"]') === null || one.closest('label') !== null)
    .map(([one, box]) => [one.closest('[data-testid]')?.dataset.testid ?? '',
                          (one.ariaLabel ?? one.innerText ?? '').slice(0, 40), box.width, box.height])"""
# What is read aloud as it stands: the names of controls and of the marks of pictures.
SPOKEN = re.compile(
    "button|link|checkbox|switch|radio|radiogroup|group|textbox|spinbutton|slider|combobox|DisclosureTriangle"
    "|graphics-.*"
)
MARKDOWN = re.compile(r":\w+\[|:material/|\*\*|`")
# Words that are too faint to read: how they are painted, over all the grounds that they stand on.
FAINT = """() => {
    // "rgb(1, 2, 3)", or in parts of one: "color(srgb 1 1 1 / 0.8)".
    const rgba = color => {
        const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number)
        const whole = color.startsWith('color(') ? 255 : 1
        return [r * whole, g * whole, b * whole, a]
    }
    const over = ([r, g, b, a], ground) => [r, g, b].map((value, at) => value * a + ground[at] * (1 - a))
    const light = color => color.map(value => value / 255).map(
        value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    ).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0)
    const grounds = new Map([[null, [255, 255, 255]]])
    const ground_of = node => {
        if (!grounds.has(node)) {
            const below = ground_of(node.parentElement)
            grounds.set(node, over(rgba(getComputedStyle(node).backgroundColor), below))
        }
        return grounds.get(node)
    }
    const field = 'textarea, input:not([type=range], [type=checkbox], [type=radio])'
    const hasWords = node => node.matches(field) ? node.value
        : [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())
    // Not Streamlit's own: signs of an icon font, the key cap in a button, the numbers at a slider.
    const own = '[data-testid=stIconMaterial], kbd, [data-testid=stSliderThumbValue], [data-testid=stSliderTickBar]'
    const all = 'body :not(svg, svg *, style, script, noscript, option, .katex-mathml *)'
    return [...document.querySelectorAll(all)].filter(node => {
        if (!hasWords(node) || node.closest(own) || !node.checkVisibility({visibilityProperty: true})) return false
        // What cannot be pressed now, and what only a screen reader has.
        if (node.closest(':disabled, [aria-disabled=true], .katex-mathml')) return false
        if (node.getBoundingClientRect().width <= 1) return false
        const style = getComputedStyle(node)
        let seen = 1
        for (let above = node; above; above = above.parentElement) seen *= getComputedStyle(above).opacity
        // A slider's ends are there for who points at it.
        if (seen === 0) return false
        const ground = ground_of(node), [r, g, b, a] = rgba(style.color)
        const painted = over([r, g, b, a * seen], ground)
        const [dark, bright] = [light(painted), light(ground)].sort((one, other) => one - other)
        const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
        return (bright + 0.05) / (dark + 0.05) < (isLarge ? 3 : 4.5)
    }).map(node => (node.innerText || node.value).slice(0, 60))
}"""


def violations(page):
    """The violations: which rule, of which kind of Streamlit's elements, and the HTML."""
    found = set()
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    for violation in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]:
        for node in violation["nodes"]:
            found.add((violation["id"], page.evaluate(KIND, node["target"][-1]), node["html"][:200]))
    return found


def beyond(page, bare):
    """The page's violations that a bare page, whose violations are `bare`, does not have as well."""
    known = {(rule, kind) for rule, kind, _ in bare}
    return sorted(one for one in violations(page) if one[:2] not in known)


def small_targets(page):
    return page.evaluate(SMALL_TARGETS)


def read_aloud(page):
    """What a screen reader is told: the kind and the name of each element of the page."""
    session = page.context.new_cdp_session(page)
    read = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in read if not node["ignored"]]


def unspeakable(page):
    """The names that hold signs of Markdown."""
    return [(kind, name) for kind, name in read_aloud(page) if SPOKEN.fullmatch(kind) and MARKDOWN.search(name)]


def wrong(page, bare, is_phone):
    """What is wrong with the page as it stands, beyond a bare one."""
    found = beyond(page, bare) + unspeakable(page)
    if page.evaluate(WIDE):
        found.append("scrolls sideways")
    found += page.evaluate(FAINT)
    return found + (small_targets(page) if is_phone else [])

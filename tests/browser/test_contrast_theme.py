"""With a contrast theme of Windows, which takes away all grounds, controls still show what and where they are."""

import pytest

# Each control by its selector: some of its parts must have a border or an outline of a system colour, or a mark's own
# ground that the theme keeps.
SEEN = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).map(one => {
    const style = getComputedStyle(one)
    const drawn = color => !/^(transparent|rgba\\(.*, 0\\))$/.test(color)
    const border = parseFloat(style.borderTopWidth) > 0 && drawn(style.borderTopColor)
    const outline = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
    const box = one.getBoundingClientRect()
    return (border || outline) && box.width > 0 && box.height > 0
})"""
CHOSEN = "one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth"


@pytest.mark.parametrize("dark", [False, True])
def test_sliders_and_switches_have_borders_and_the_chosen_one_differs(look_at, dark):
    page = look_at("/autograd?view=plot", dark=dark)
    try:
        page.emulate_media(forced_colors="active")
        for selector in (
            "[data-testid=stCheckbox] label > span + div",
            "[data-testid=stCheckbox] label > span + div > div",
            "[data-variant=segmented_control]",
        ):
            seen = page.evaluate(SEEN, selector)
            assert seen, selector
            assert all(seen), selector
        # Then the browser draws it, in the colours that the reader chose.
        slider = page.locator(".st-key-slider_x input")
        assert slider.evaluate("one => getComputedStyle(one).appearance") == "auto"
        chosen = page.locator("[data-variant=segmented_control][aria-checked=true]").evaluate(CHOSEN)
        other = page.locator("[data-variant=segmented_control][aria-checked=false]").first.evaluate(CHOSEN)
        assert chosen == "solid3px"
        assert other != chosen
        assert page.locator("[data-testid=stTopNavLink][aria-current]").evaluate(CHOSEN) == "solid3px"
        switches = page.locator("[data-testid=stCheckbox] label > span + div")
        grounds = set(switches.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)"))
        # On and off differ by more than where the knob is.
        assert len(grounds) == 2
    finally:
        page.emulate_media(forced_colors="none")

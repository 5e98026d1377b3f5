"""Is it right?: the check section in a real browser."""

import pytest

from .conftest import settle

SLIDER = ".st-key-h input[type=range], .st-key-h [role=slider]"


def texts(page):
    return page.locator("[data-testid=stVegaLiteChart] svg text").evaluate_all(
        "all => all.map(text => text.textContent)"
    )


def drawn(page, text):
    page.locator("[data-testid=stVegaLiteChart] svg text", has_text=text).first.wait_for(state="attached")


def code(page):
    return page.locator("[data-testid=stCode]").inner_text()


def test_pictures_program_and_both_controls_are_on_one_screen(look_at):
    page = look_at("/autograd?view=check&h=1e-06")
    boxes = [box.bounding_box() for box in page.locator("[data-testid=stVegaLiteChart], [data-testid=stCode]").all()]
    boxes += [page.locator(f".st-key-{name}").bounding_box() for name in ("x", "h")]
    assert len(boxes) == 5
    assert all(box["y"] + box["height"] <= 720 for box in boxes)
    lines = page.locator("[data-testid=stCode] pre")
    assert lines.evaluate("code => code.scrollWidth <= code.clientWidth")


def test_keys_move_h_and_the_pictures_are_not_built_again(visit):
    page = visit("/autograd?view=check")
    assert {"tangent: slope -5", "secant: slope -4", "float32", "float64", "autograd: off by 0"} <= set(texts(page))
    svgs = page.locator("[data-testid=stVegaLiteChart] svg")
    svgs.evaluate_all("all => all.forEach(svg => { svg.planted = true })")
    page.locator(SLIDER).first.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        settle(page, 150)
    drawn(page, "float32: slope -3.81")
    assert "h=1e-06" in page.url
    assert "# -5.0 -3.814697265625" in code(page)
    assert {"float32: slope -3.81", "float64: slope -5"} <= set(texts(page))
    assert any("-2.000001" in text for text in texts(page))
    page.keyboard.press("ArrowRight")
    drawn(page, "float32: slope -9.54")
    page.keyboard.press("End")
    drawn(page, "float32: slope 0")
    assert "h=1e-12" in page.url
    assert svgs.evaluate_all("all => all.map(svg => svg.planted)") == [True, True]


def test_a_link_is_restored_and_the_pointer_says_nothing_to_the_server(visit):
    page = visit("/autograd?view=check&f=sin(x)&x=1&h=0.01")
    before = code(page)
    page.reload()
    settle(page)
    assert code(page) == before
    assert "h = 0.01" in before
    sent = len(page.sent)
    for step in range(20):
        page.mouse.move(120 + 25 * step, 260 + 15 * step)
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)
    assert len(page.sent) == sent


@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_phone(look_at, dark):
    page = look_at("/autograd?view=check&h=1e-06", width=390, height=844, dark=dark, touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert {"float32 -3.81", "float64 -5", "tangent -5"} <= set(texts(page))
    shades = page.locator("[data-testid=stVegaLiteChart] svg text").evaluate_all(
        "all => all.map(text => [text.textContent, text.getAttribute('fill')])"
    )
    fills = {text: fill for text, fill in shades if text in ("float32 -3.81", "float64 -5", "tangent -5")}
    assert len(set(fills.values())) == 3

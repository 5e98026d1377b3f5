"""The Autograd page in a real browser."""

import math
import re
from decimal import Decimal

import pytest

from components.autograd.sentences import short

from .conftest import settle
from .places import open_section

CHART = "[data-testid=stVegaLiteChart] svg"
SLIDER = ".st-key-slider_x input[type=range]"


def label(page, start):
    """The first line of the label in the picture that begins with `start`; "" if there is none."""
    texts = page.locator(f"{CHART} text").evaluate_all("all => all.map(text => (text.firstChild ?? text).textContent)")
    return next((text for text in texts if text.startswith(start)), "")


def plot(page):
    """The box of the part of the picture that has curves, by its grid lines."""
    lines = page.locator(f"{CHART} .mark-rule.role-axis-grid line").evaluate_all(
        "lines => lines.map(line => line.getBoundingClientRect()).map(box => [box.x, box.y, box.right, box.bottom])"
    )
    left, top = min(line[0] for line in lines), min(line[1] for line in lines)
    return left, top, max(line[2] for line in lines), max(line[3] for line in lines)


def over(page, x, low=-3, high=3):
    """The pixel in the middle of the picture above `x`."""
    left, top, right, bottom = plot(page)
    return left + (x - low) / (high - low) * (right - left), (top + bottom) / 2


def code(page):
    return page.locator("[data-testid=stCode]").inner_text()


def lines_of(page):
    """The drawn tangents: their colour, dashes and ends in pixels."""
    return page.locator(f"{CHART} line[stroke-width='4']").evaluate_all(
        """lines => lines.map(line => {
            return {color: line.getAttribute("stroke"), dash: line.getAttribute("stroke-dasharray"),
                    length: Math.hypot(line.getAttribute("x2"), line.getAttribute("y2"))}
        })"""
    )


def test_the_reading_is_shown_and_explained(look_at):
    page = look_at("/autograd")
    assert "x.grad  # tensor(-5.)" in code(page)
    assert "x.grad  # tensor(-9.)" in code(page)
    assert label(page, "f: slope -5")
    assert label(page, "g: slope -4")
    assert label(page, "wrong: -5 + -4 = -9, 1 right, 9 down")
    body = page.locator("body").inner_text()
    assert "x.grad still held -5 from f" in body
    assert "One program takes the slope of f and then that of g" in body


def test_picture_and_program_are_on_one_screen(look_at):
    page = look_at("/autograd")
    chart, program = (page.locator(f"[data-testid={name}]").bounding_box() for name in ("stVegaLiteChart", "stCode"))
    assert chart["y"] + chart["height"] <= 720
    assert program["y"] + program["height"] <= 720
    assert chart["x"] + chart["width"] <= program["x"]


def test_tangents_follow_the_pointer_and_say_nothing_to_the_server(look_at):
    page = look_at("/autograd")
    sent = len(page.sent)
    seen = set()
    for step in range(40):
        page.mouse.move(*over(page, -2 + 0.1 * step))
        page.wait_for_timeout(20)
        seen.add(label(page, "f: slope"))
    page.wait_for_timeout(500)
    assert len(seen) > 20
    assert len(page.sent) == sent
    assert label(page, "wrong: ")
    page.mouse.move(5, 5)
    page.wait_for_timeout(300)
    assert label(page, "f: slope") == "f: slope -5, 1 right, 5 down"
    assert len(page.sent) == sent


def texts(page):
    """All that is written in the pictures."""
    return page.locator(f"{CHART} text").evaluate_all("all => all.map(text => text.textContent)")


SUM = re.compile(r"(-?[\d.e+-]+) [+] (-?[\d.e+-]+) = (-?[\d.e+-]+?)(?=,|$)")


@pytest.mark.parametrize(
    "link",
    [
        "/autograd",
        "/autograd?f_passes=3&g_passes=2",
        "/autograd?f=x**100&x=-2",
        "/autograd?f=abs(x)&g=log(x)&x=0",
        "/autograd?view=steps&line=11",
        "/autograd?view=guess",
        "/autograd?view=plot",
        "/autograd?view=descent",
    ],
)
def test_what_follows_the_pointer_comes_back_whole_and_every_sum_is_true(look_at, link):
    page = look_at(link)
    before = texts(page)
    left, top, right, bottom = plot(page)
    seen = set(before)
    for part in (0.1, 0.35, 0.52, 0.9):
        page.mouse.move(left + part * (right - left), top + 0.7 * (bottom - top))
        page.wait_for_timeout(100)
        seen.update(texts(page))
    page.mouse.move(5, 5)
    page.wait_for_timeout(300)
    assert texts(page) == before
    sums = [found.groups() for found in map(SUM.search, seen) if found]
    assert len(sums) > 1 or "view=" in link or "abs" in link
    for first, second, total in sums:
        size = max(abs(Decimal(number)) for number in (first, second, total))
        digit = Decimal("0.01") if size < 100_000 else Decimal(1).scaleb(size.adjusted() - 2)
        assert abs(Decimal(first) + Decimal(second) - Decimal(total)) <= digit / 2


def test_the_pointer_leaves_the_window_and_the_words_come_back(look_at):
    page = look_at("/autograd")
    before = texts(page)
    page.mouse.move(*over(page, 1.0))
    page.wait_for_timeout(200)
    assert texts(page) != before
    page.evaluate("document.documentElement.dispatchEvent(new PointerEvent('pointerleave'))")
    page.wait_for_timeout(200)
    assert texts(page) == before


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "link", ["/autograd", "/autograd?f_passes=2", "/autograd?view=plot", "/autograd?view=descent&steps=15"]
)
def test_the_legend_is_above_the_curves_large_and_meets_nothing(look_at, link, width):
    page = look_at(link, width=width, height=844)
    written = page.locator(f"{CHART} .mark-text text").evaluate_all(
        """all => all.map(text => {
            const box = text.getBoundingClientRect()
            return {text: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
                    size: parseFloat(getComputedStyle(text).fontSize)}
        }).filter(one => one.text.includes(": ") || one.text.startsWith("x = "))"""
    )
    assert len(written) >= 2
    for one in written:
        assert one["size"] >= 16
        assert one["right"] <= width
        assert one["left"] >= 0
        for other in written:
            apart = one["right"] < other["left"] or one["left"] > other["right"]
            assert one is other or apart or one["bottom"] <= other["top"] + 3 or one["top"] >= other["bottom"] - 3
    curves = page.locator(f"{CHART} .mark-line path").first.bounding_box()
    assert all(one["top"] < curves["y"] for one in written if ": " in one["text"])


def test_the_wrong_line_and_its_triangle_stay_in_the_picture(look_at):
    page = look_at("/autograd")
    bottom = plot(page)[3]
    ends = page.locator(f"{CHART} .mark-rule.role-mark line").evaluate_all(
        "lines => lines.map(line => line.getBoundingClientRect()).map(box => [box.x, box.y, box.right, box.bottom])"
    )
    red = page.locator(f"{CHART} line[stroke-dasharray='8,6']").bounding_box()
    assert red["y"] + red["height"] <= bottom
    assert all(end[3] <= bottom + 1 for end in ends)


@pytest.mark.parametrize(
    "link", ["f=torch.nan_to_num(log(x))", "f=exp(x)&low=-1000&high=1000", "f=x**100&low=-100&high=100"]
)
def test_a_curve_that_leaves_the_picture_is_drawn_without_an_error(visit, link):
    """The fixture fails for an error in the console."""
    page = visit(f"/autograd?{link}")
    for view in ("plot", "guess", "tangents", "check", "descent"):
        open_section(page, view)
        page.mouse.move(*over(page, 1.0))
        page.wait_for_timeout(100)
        paths = page.locator(f"{CHART} path").evaluate_all("all => all.map(path => path.getAttribute('d') ?? '')")
        wrong = [path for path in paths if "Infinity" in path or "NaN" in path or re.search(r"e[+]\d", path)]
        assert paths
        assert wrong == [], view


def test_the_labels_under_the_pointer_are_right(look_at):
    page = look_at("/autograd?zero=true")
    for x in (-2.5, -1.25, 0.64, 2.0):
        page.mouse.move(*over(page, x))
        page.wait_for_timeout(200)
        at = float(label(page, "x = ").removeprefix("x = "))
        assert at == pytest.approx(x, abs=0.02)
        assert label(page, "f: slope").split(",")[0] == f"f: slope {short(3 * at**2 + 6 * at - 5)}"
        assert label(page, "g: slope").split(",")[0] == f"g: slope {short(2 * at)}"
        assert not label(page, "wrong")


def test_a_click_sets_x_in_the_page_and_in_the_link(visit):
    page = visit("/autograd")
    page.mouse.click(*over(page, 1.0))
    settle(page)
    x = float(page.url.split("x=")[1])
    assert x == pytest.approx(1.0, abs=0.02)
    assert f"tensor({x})" in code(page)
    assert page.locator(SLIDER).get_attribute("aria-valuetext") == short(x)
    assert page.locator(".st-key-x input").input_value() == short(x)


def test_a_second_click_at_the_same_place_works_after_x_has_moved(visit):
    page = visit("/autograd")
    page.mouse.click(*over(page, 1.0))
    settle(page)
    clicked = page.url
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.url != clicked
    page.mouse.click(*over(page, 1.0))
    settle(page)
    assert page.url == clicked


def test_arrow_keys_move_x_and_the_picture_is_not_built_again(visit):
    page = visit("/autograd")
    page.locator(CHART).evaluate("svg => { svg.planted = true }")
    page.locator(SLIDER).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settle(page, 150)
    assert page.url.endswith("x=-1.7")
    assert "tensor(-1.7)" in code(page)
    assert label(page, "f: slope").split(",")[0] == f"f: slope {short(3 * 1.7**2 - 6 * 1.7 - 5)}"
    page.get_by_text("before g").click()
    settle(page)
    field = page.locator(".st-key-f input")
    field.fill("sin(x)")
    field.press("Enter")
    settle(page)
    assert label(page, "f: slope").split(",")[0] == f"f: slope {short(math.cos(-1.7))}"
    assert page.locator(CHART).evaluate("svg => svg.planted === true")


def test_the_switch_puts_zero_in(visit):
    page = visit("/autograd")
    assert [line["dash"] for line in lines_of(page)].count("8,6") == 1
    page.get_by_text("before g").click()
    settle(page)
    assert "zero=true" in page.url
    assert "x.grad.zero_()  # tensor(0.)" in code(page)
    assert "tensor(-4.)" in code(page)
    assert "tensor(-9.)" not in code(page)
    assert not label(page, "wrong")
    assert [line["dash"] for line in lines_of(page)].count("8,6") == 0


def test_tangents_are_equally_long_whatever_their_slope(look_at):
    page = look_at("/autograd")
    for x in (-2.0, 0.5, 2.5):
        page.mouse.move(*over(page, x))
        page.wait_for_timeout(200)
        lengths = [line["length"] for line in lines_of(page)]
        assert lengths == pytest.approx([lengths[0]] * 3, rel=0.01)


def test_a_link_is_restored_on_reload(visit):
    page = visit("/autograd?f=sin(x)&g=cos(x)&x=1.5&low=-6&high=6&zero=true")
    before = code(page)
    page.reload()
    settle(page)
    assert code(page) == before
    assert "tensor(1.5)" in before
    assert label(page, "f: slope").split(",")[0] == f"f: slope {short(math.cos(1.5))}"


@pytest.mark.parametrize("link", ["x=99", "f=__import__('os')"])
def test_a_bad_link_shows_a_notice_and_the_default(visit, link):
    page = visit(f"/autograd?{link}")
    notice = page.get_by_text("could not be used")
    assert link.split("=")[0] in notice.inner_text()
    assert "tensor(-9.)" in code(page)


def test_a_bad_expression_keeps_its_text_and_the_rest_of_the_page(visit):
    page = visit("/autograd")
    field = page.locator(".st-key-f input")
    field.fill("2x **")
    field.press("Enter")
    settle(page)
    assert field.input_value() == "2x **"
    assert page.get_by_text("f cannot be drawn").is_visible()
    assert label(page, "g: slope -4")
    assert not label(page, "f: slope")


def test_x_can_be_typed(visit):
    page = visit("/autograd")
    field = page.locator(".st-key-x input")
    field.fill("0.333")
    field.press("Enter")
    settle(page)
    assert page.url.endswith("x=0.333")
    assert label(page, "x = ") == "x = 0.333"
    assert "tensor(0.3330" in code(page) or "tensor(0.333)" in code(page)


def test_a_kink_is_named_and_has_no_tangent(look_at):
    page = look_at("/autograd?f=abs(x)&g=relu(x)&x=0")
    assert label(page, "f: kink, no slope")
    assert label(page, "g: kink, no slope")
    assert lines_of(page) == []
    page.mouse.move(*over(page, 1.0))
    page.wait_for_timeout(200)
    assert label(page, "f: slope") == "f: slope 1, 1 right, 1 up"


@pytest.mark.parametrize("dark", [False, True])
def test_both_themes_have_their_own_colours(look_at, dark):
    page = look_at("/autograd", dark=dark)
    colors = {line["color"].lower() for line in lines_of(page)}
    assert colors == ({"#56b4e9", "#e69f00", "#ff7a70"} if dark else {"#0072b2", "#c05300", "#c4281f"})
    ground = page.locator(f"{CHART} .mark-rect path").first.get_attribute("fill")
    page_ground = page.locator("[data-testid=stApp]").evaluate("app => getComputedStyle(app).backgroundColor")
    assert page.evaluate(
        """([color, wanted]) => {
            const probe = document.body.appendChild(document.createElement("i"))
            probe.style.color = color
            return getComputedStyle(probe).color === wanted
        }""",
        [ground, page_ground],
    )


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_needs_no_scrolling_sideways(look_at, dark):
    page = look_at("/autograd", width=390, height=844, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390
    for key in ("f", "g", "low", "high", "x", "slider_x", "zero"):
        box = page.locator(f".st-key-{key}").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_a_finger_moves_the_tangents_and_a_tap_sets_x(visit):
    page = visit("/autograd", width=390, height=844, touch=True)
    finger = page.context.new_cdp_session(page)
    sent = len(page.sent)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", over(page, -1.0))
    seen = set()
    for step in range(20):
        touch("touchMove", over(page, -1 + 0.1 * step))
        page.wait_for_timeout(30)
        seen.add(label(page, "x = "))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert len(seen) > 10
    assert len(page.sent) == sent
    assert label(page, "x = ") == "x = -2"
    page.touchscreen.tap(*over(page, 1.5))
    settle(page)
    assert float(page.url.split("x=")[1]) == pytest.approx(1.5, abs=0.05)


def test_a_ready_pair_and_a_new_range_are_in_the_link(visit):
    page = visit("/autograd?x=1.5")
    low = page.locator(".st-key-low input")
    low.fill("2")
    low.press("Enter")
    settle(page)
    assert "x=2" in page.url
    assert "tensor(2.0)" in code(page)
    page.locator(".st-key-pair input").click()
    page.get_by_role("option", name="Sine and cosine").click()
    settle(page)
    for part in ("f=sin", "g=cos", "low=-6", "high=6", "x=0"):
        assert part in page.url
    assert page.locator(SLIDER).input_value() == "0"
    before = code(page)
    page.reload()
    settle(page)
    assert code(page) == before


def test_a_comma_typed_into_a_number_is_its_point(visit):
    page = visit("/autograd?view=plot")
    field = page.locator(".st-key-x input").first
    field.fill("")
    field.press_sequentially("-2,5")
    assert field.input_value() == "-2.5"
    field.press("Enter")
    page.wait_for_function("() => location.search.includes('x=-2.5')")


def test_the_wrong_lines_name_stands_over_no_curves_name(look_at):
    page = look_at("/autograd")
    svg = page.locator("[data-testid=stVegaLiteChart] svg").first.bounding_box()
    for step in range(25):
        page.mouse.move(svg["x"] + svg["width"] * (0.3 + 0.027 * step), svg["y"] + svg["height"] / 2)
        page.wait_for_timeout(40)
        names = page.locator("[data-testid=stVegaLiteChart] svg .role-mark text").evaluate_all(
            """all => all.filter(one => ['f', 'g', 'wrong'].includes(one.textContent)).map(one => [one.textContent,
                (({left, top, right, bottom}) => [left, top, right, bottom])(one.getBoundingClientRect())])"""
        )
        wrong = [box for name, box in names if name == "wrong"]
        for box in (box for name, box in names if name != "wrong"):
            for left, top, right, bottom in wrong:
                apart = left > box[2] or right < box[0] or top + 5 > box[3] - 5 or bottom - 5 < box[1] + 5
                assert apart, step

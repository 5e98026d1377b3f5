import io
import re
from urllib.parse import parse_qs, quote, urlsplit

import numpy as np
import pytest
from PIL import Image

from components.links.field import FIELD
from components.tensors.examples import READING
from tests.browser.conftest import settle

NASTY = "![i](http://127.0.0.1:9/x.png) `tick` :material/home: $x$"


def link(code):
    return f"/tensors?code={quote(code)}"


@pytest.fixture
def opened(visit):
    """opened(path, ...) as `visit` takes it: the page with all that the browser loads piece by piece."""

    def open_page(*path, **options):
        page = visit(*path, **options)
        complete(page)
        return page

    return open_page


@pytest.fixture
def looked_at(look_at):
    """As `opened`: a page that tests share which act on nothing."""

    def show(*path, **options):
        page = look_at(*path, **options)
        complete(page)
        return page

    return show


def complete(page):
    settle(page)
    page.wait_for_function("document.querySelectorAll('[data-testid=stSkeleton]').length === 0")
    settle(page)


def write(page, code):
    page.get_by_label("PyTorch lines").fill(code)
    page.keyboard.press("Control+Enter")
    complete(page)


def card(page, number):
    return page.locator(f".st-key-card_{number}")


def numbers(page, number):
    """The numbers in a card's picture, as they are drawn."""
    texts = drawn(page, number).locator(".mark-text text")
    return [text for text in texts.all_text_contents() if text]


def drawn(page, number):
    """A card's picture, once it is there."""
    picture = card(page, number).locator("svg.marks").first
    picture.wait_for()
    return picture


def squares(page, number):
    """The cells of a card's picture: the operands', one after the other, and the result's."""
    return drawn(page, number).locator(".mark-rect.role-mark").first.locator("path")


def chosen(page, number):
    """The arithmetic of the chosen cell."""
    return drawn(page, number).locator(".mark-text.role-mark").last.text_content()


def lit(page, number):
    """The places of the framed cells among the squares."""
    boxes = [square.bounding_box() for square in squares(page, number).all()]
    frames = drawn(page, number).locator(".mark-rect.role-mark").nth(1).locator("path").all()
    middles = [
        (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in (f.bounding_box() for f in frames)
    ]
    return [
        place
        for place, box in enumerate(boxes)
        for x, y in middles
        if abs(box["x"] + box["width"] / 2 - x) < 3 and abs(box["y"] + box["height"] / 2 - y) < 3
    ]


def in_link(page):
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True).get("code", [None])[0]


def test_editing_a_number_changes_the_later_cards_on_the_same_screen(opened):
    page = opened(link("X = torch.tensor([[1, 2], [3, 4]])\nX * 10\nX.sum()"))
    assert numbers(page, 1)[8:12] == ["10", "20", "30", "40"]
    assert chosen(page, 1) == "1 * 10 = 10"
    svg = drawn(page, 1).element_handle()
    write(page, "X = torch.tensor([[1, 2], [3, -5]])\nX * 10\nX.sum()")
    assert numbers(page, 1)[8:12] == ["10", "20", "30", "-50"]
    assert "tensor(1)" in card(page, 2).inner_text()
    assert "from -50 to 30" in card(page, 1).inner_text()
    assert svg.evaluate("node => node.isConnected"), "new rows are patched into the drawn chart"
    assert drawn(page, 1).bounding_box()["y"] + drawn(page, 1).bounding_box()["height"] < 720
    assert "-5" in in_link(page)


def test_a_mistake_marks_its_line_and_keeps_the_cards_above(opened):
    code = "X = torch.tensor([[1, 2], [3, 4]])\nX * 10\nX @ torch.ones(3)\nX"
    page = opened(link(code))
    assert numbers(page, 1)[8:12] == ["10", "20", "30", "40"]
    said = card(page, 2).inner_text()
    assert "Line 3, column 1" in said
    assert re.search(r"X @ torch\.ones\(3\)\n\^", said)
    assert "RuntimeError" in said
    assert card(page, 3).count() == 0
    assert page.get_by_label("PyTorch lines").input_value() == code


def test_a_text_that_is_not_python_keeps_the_editor_and_says_where(opened):
    page = opened(link("1 + 1"))
    write(page, "x = (1,")
    assert page.get_by_label("PyTorch lines").input_value() == "x = (1,"
    said = page.locator(".st-key-cards").inner_text()
    assert "Line 1, column 5" in said
    assert "x = (1,\n    ^" in said


def test_the_link_opened_elsewhere_shows_the_same(opened):
    page = opened("/tensors")
    assert in_link(page) is None
    write(page, 'torch.tensor([[7, -8]])\nprint("a & b = c? #1 ü")\n')
    there = opened(page.url.removeprefix(page.url.split("/tensors")[0]))
    assert there.get_by_label("PyTorch lines").input_value() == page.get_by_label("PyTorch lines").input_value()
    assert there.locator(".st-key-cards").inner_text() == page.locator(".st-key-cards").inner_text()
    assert numbers(there, 0)[:2] == ["7", "-8"]
    assert "a & b = c? #1 ü" in card(there, 1).inner_text()


def test_a_link_with_the_longest_text_works_and_a_longer_one_is_told(opened):
    code = "x = 1 # ü\n" * 1000
    assert opened(link(code)).get_by_label("PyTorch lines").input_value() == code
    page = opened(link("x" * (FIELD + 1)))
    assert page.get_by_label("PyTorch lines").input_value() == READING
    assert page.get_by_text("could not be used").is_visible()


def test_an_emptied_editor_stays_empty_when_the_page_is_loaded_again(opened):
    page = opened("/tensors")
    write(page, "")
    assert page.get_by_text("There is nothing to run yet").is_visible()
    assert page.get_by_label("PyTorch lines").input_value() == ""
    page.reload()
    complete(page)
    assert page.get_by_label("PyTorch lines").input_value() == ""
    assert page.get_by_text("There is nothing to run yet").is_visible()


def test_an_example_is_chosen_from_the_menu(opened):
    page = opened("/tensors")
    page.get_by_role("button", name="Examples").click()
    page.get_by_text("Dot product: X @ c beside X * c").click()
    complete(page)
    assert "X @ c.reshape(-1, 1)" in page.get_by_label("PyTorch lines").input_value()
    assert "tensor([[12],\n        [34]])" in page.locator(".st-key-cards").inner_text()
    assert "X @ c.reshape" in in_link(page)


def test_the_run_button_runs_what_was_typed(opened):
    page = opened("/tensors")
    page.get_by_label("PyTorch lines").fill("6 * 7")
    page.get_by_role("button", name="Run").click()
    complete(page)
    assert "42" in card(page, 0).inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_numbers_in_the_cells_have_contrast_in_both_themes(looked_at, dark):
    page = looked_at(link("torch.tensor([[0, 1, 2, 3, 4], [0, -1, -2, -3, -4]])"), dark=dark)
    for cell in drawn(page, 0).locator(".mark-rect path").all():
        assert contrast(cell.screenshot()) >= 4.5
    label = drawn(page, 0).locator(".mark-text text", has_text="0").last
    assert contrast(label.screenshot()) >= 4.5


def contrast(png):
    """The contrast of WCAG 2 between a picture's ground, its commonest colour, and the colour farthest from that."""
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).reshape(-1, 3)
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    light = luminance(colours)
    ground = light[counts.argmax()]
    ratios = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    return ratios.max()


def luminance(colours):
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def test_the_colours_follow_the_theme(looked_at):
    fills = [
        drawn(looked_at(link("torch.tensor([-1, 1])"), dark=dark), 0)
        .locator(".mark-rect path")
        .evaluate_all("cells => cells.map(cell => cell.getAttribute('fill'))")
        for dark in (False, True)
    ]
    assert fills[0] != fills[1]
    assert all(len(set(pair)) == 2 for pair in fills)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_phone_never_scrolls_sideways(looked_at, dark):
    wide = "torch.arange(144.).reshape(12, 12) / 7\ntorch.randn(4, 30, 30)\n" + "x" * 300 + " = 1\nprint('y' * 900)\n"
    for path in ("/tensors", link(wide + "z" * 300)):
        page = looked_at(path, width=390, height=844, dark=dark, touch=True)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    # The wide matrix can be reached inside its own card.
    assert card(page, 0).locator("[data-testid=stHorizontalBlock]").last.evaluate("row => row.scrollWidth > 500")


def test_typed_text_is_shown_and_never_interpreted(opened):
    page = opened("/tensors")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    programs = f'"{NASTY}"', f'print("{NASTY}")', f"x = 1 # {NASTY}", f'no("{NASTY}")', f"1 +\n# {NASTY}", f"({NASTY}"
    for code in programs:
        write(page, code)
        cards = page.locator(".st-key-cards")
        assert cards.locator("img, .katex, a").count() == 0, code
        assert not [url for url in asked if ":9/" in url], code
        if "print" in code:
            assert NASTY in cards.inner_text()


def test_beside_its_cards_the_editor_stays_in_sight(opened):
    page = opened("/tensors")
    last = page.locator(".st-key-cards > *").last
    last.scroll_into_view_if_needed()
    complete(page)
    box = page.get_by_label("PyTorch lines").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 720


def test_the_server_logs_nothing_about_the_page(opened, server):
    page = opened("/tensors")
    page.get_by_role("button", name="Examples").click()
    page.get_by_text("Dot product: X @ c beside X * c").click()
    complete(page)
    said = server.log.read_text()
    for word in ("Traceback", "deprecated", "had its value set", "Warning"):
        assert word not in said


PRODUCT = "X = torch.tensor([[1, 2], [3, 4]])\nc = torch.tensor([10, 1])\nX @ c.reshape(-1, 1)\nX * c"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pointer_lights_what_a_cell_was_computed_from_without_a_message(opened, dark):
    page = opened(link(PRODUCT), dark=dark)
    assert (chosen(page, 2), lit(page, 2)) == ("1*10 + 2*1 = 12", [0, 1, 4, 5, 6])
    card(page, 2).scroll_into_view_if_needed()
    settle(page)
    before = len(page.sent)
    squares(page, 2).nth(7).hover(force=True)
    assert (chosen(page, 2), lit(page, 2)) == ("3*10 + 4*1 = 34", [2, 3, 4, 5, 7])
    assert card(page, 2).get_by_role("slider", name="Cell of the result").input_value() == "1"
    squares(page, 2).nth(0).hover(force=True)
    assert chosen(page, 2) == "3*10 + 4*1 = 34", "an operand's cell chooses nothing"
    squares(page, 3).nth(10).hover(force=True)
    assert (chosen(page, 3), lit(page, 3)) == ("3 * 10 = 30", [2, 6, 10])
    assert len(page.sent) == before


def test_keys_choose_a_cell_and_the_editor_keeps_its_own(opened):
    page = opened(link(PRODUCT))
    before = len(page.sent)
    steps = card(page, 3).get_by_role("slider", name="Cell of the result")
    steps.focus()
    for expected in ("2 * 1 = 2", "3 * 10 = 30", "4 * 1 = 4", "4 * 1 = 4"):
        page.keyboard.press("ArrowRight")
        assert chosen(page, 3) == expected
    page.keyboard.press("Home")
    assert chosen(page, 3) == "1 * 10 = 10"
    assert len(page.sent) == before
    page.get_by_label("PyTorch lines").focus()
    page.keyboard.press("ArrowRight")
    assert (chosen(page, 2), chosen(page, 3)) == ("1*10 + 2*1 = 12", "1 * 10 = 10")


def test_a_finger_chooses_a_cell_on_a_phone(opened):
    page = opened(link(PRODUCT), width=390, height=844, touch=True)
    before = len(page.sent)
    squares(page, 2).nth(7).tap(force=True)
    assert (chosen(page, 2), lit(page, 2)) == ("3*10 + 4*1 = 34", [2, 3, 4, 5, 7])
    assert drawn(page, 2).bounding_box()["width"] < 340, "the blocks stand in lines"
    assert len(page.sent) == before


def test_a_chosen_cell_stays_chosen_while_the_numbers_change(opened):
    page = opened(link(PRODUCT))
    svg = drawn(page, 2).element_handle()
    squares(page, 2).nth(7).hover(force=True)
    write(page, PRODUCT.replace("[3, 4]", "[3, -5]"))
    assert svg.evaluate("node => node.isConnected")
    assert chosen(page, 2) == "3*10 + -5*1 = 25"


def test_a_picture_as_large_as_they_get_scrolls_by_itself_on_a_phone(looked_at):
    page = looked_at(link("A = torch.arange(144).reshape(12, 12) * 1000\nA @ A"), width=390, height=844, touch=True)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert card(page, 1).locator("[data-testid=stHorizontalBlock]").last.evaluate("row => row.scrollWidth > 500")


def test_a_paste_over_the_limit_stays_in_the_editor(opened):
    """A field drops what is longer than it may be, without a word."""
    page = opened("/tensors")
    code = "x = 1\n" * 2_000
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("PyTorch lines").click()
    page.keyboard.press("Control+A")
    page.evaluate("text => navigator.clipboard.writeText(text)", code)
    page.keyboard.press("Control+V")
    page.keyboard.press("Control+Enter")
    page.get_by_text("The text has 12,000 characters; 10,000 is the limit here.").wait_for()
    assert page.get_by_text("Delete 2,000 characters or more.").is_visible()
    assert page.get_by_label("PyTorch lines").input_value() == code
    page.reload()
    complete(page)
    assert page.get_by_label("PyTorch lines").input_value() == code


def test_a_fraction_typed_into_a_grid_of_whole_numbers_keeps_its_point(opened):
    page = opened(link("X = tensor([[1, 2], [3, 4]])\nX"))
    page.get_by_text("Edit numbers as a grid").click()
    grid = page.locator("[data-testid=stDataFrame]")
    grid.wait_for()
    complete(page)
    box = grid.bounding_box()
    page.mouse.dblclick(box["x"] + 30, box["y"] + box["height"] / 2)
    page.locator(".gdg-input").fill("2.5")
    page.keyboard.press("Enter")
    page.get_by_text("2.5 has a fraction, so all numbers of X are floats now.").wait_for()
    assert page.get_by_label("PyTorch lines").input_value() == "X = tensor([[2.5, 2.0], [3.0, 4.0]])\nX"


OUTPUTS = """x = tensor(-2.0).requires_grad_()
x.grad
y = x ** 2
y.grad
torch.arange(6).to(torch.int16)
torch.arange(40).reshape(2, 20) / 7
torch.ones(3).T
"a" * 200"""
ENDS_INSIDE = """box => {
    const card = box.closest('[class*=st-key-card_]')
    return box.getBoundingClientRect().right <= card.getBoundingClientRect().right
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_nothing_that_is_shown_is_cut_at_its_right_end(looked_at, width, height):
    page = looked_at(link(OUTPUTS), width=width, height=height)
    shown = page.locator(".st-key-cards [data-testid=stCode] pre, .st-key-cards [data-testid=stText]")
    assert shown.count() > 10
    for box in shown.all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), box.inner_text()
        assert box.evaluate(ENDS_INSIDE), box.inner_text()


def fills(page, number):
    """The text and the fill's opacity of each cell of a card's picture."""
    texts = drawn(page, number).locator(".mark-text.role-mark").first.locator("text").all_text_contents()
    opacities = [float(one.get_attribute("fill-opacity") or 1) for one in squares(page, number).all()]
    return list(zip(texts, opacities, strict=True))


def test_a_number_has_one_colour_in_a_picture_and_a_choice_does_not_change_it(opened):
    page = opened(link("X = torch.tensor([[1, 2], [3, 4]])\nX * 2\nx = tensor(-2.0)\nx ** 2"))
    for number in (1, 3):
        before = fills(page, number)
        squares(page, number).last.hover(force=True)
        settle(page)
        assert fills(page, number) == before
        for text, opacity in before:
            same = {round(other, 3) for name, other in before if float(name) == float(text)}
            assert same == {round(opacity, 3)}
        sizes = sorted((abs(float(text)), opacity) for text, opacity in before)
        assert [opacity for _, opacity in sizes] == sorted(opacity for _, opacity in sizes)
        assert sizes[0][1] < sizes[-1][1]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1280, 900), (390, 844)])
def test_the_menu_of_examples_opens_inside_the_window(visit, width, height):
    page = visit("/tensors", width=width, height=height)
    page.get_by_role("button", name="Examples").click()
    menu = page.get_by_role("menu")
    menu.wait_for()
    settle(page)
    box = menu.locator("xpath=..").bounding_box()
    assert 0 <= box["x"] <= width - box["width"]
    assert 0 <= box["y"] <= height - box["height"]
    first = menu.get_by_role("menuitem").first.bounding_box()
    assert first["y"] >= box["y"]

"""Storage and names on the Tensors page, in a real browser."""

import re
from urllib.parse import quote

import pytest

from .conftest import settle

STORAGE = "import torch\nX = torch.arange(6).reshape(2, 3)\nT = X.T\ne = X[1].expand(2, 3)\n"
NAMES = (
    "import numpy as np\nimport torch\na = np.array([[1, 2], [3, 4]])\nt = torch.from_numpy(a)\nc = torch.tensor(a)\n"
)


TEXTS = "[data-testid=stVegaLiteChart] svg text[font-size='16px']:not([opacity])"


def bold(page):
    """The bold texts of the sheet: the lit numbers, and how each name finds the chosen place."""
    texts = page.locator(f"{TEXTS}[font-weight=bold]")
    return texts.evaluate_all("all => all.map(text => text.textContent)")


def square(page, number):
    """The middle of a square with that number."""
    box = page.locator(TEXTS, has_text=number).last.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("dark", [False, True])
def test_a_chosen_cell_lights_its_place_and_all_that_read_it_without_a_message(look_at, dark):
    page = look_at(f"/tensors?view=storage&code={quote(STORAGE)}", dark=dark)
    assert "X[0, 0] reads place 0 + 0*3 + 0*1 = 0" in bold(page)
    sent = len(page.sent)
    page.mouse.move(*square(page, "5"))
    page.wait_for_timeout(400)
    lit = bold(page)
    assert [text for text in lit if text.isdecimal()] == ["5"] * 5
    assert "X[1, 2] reads place 0 + 1*3 + 2*1 = 5" in lit
    assert "T[2, 1] reads place 0 + 2*1 + 1*3 = 5" in lit
    assert "e[0, 2] reads place 3 + 0*0 + 2*1 = 5, and 1 more" in lit
    assert len(page.sent) == sent
    x, y = square(page, "0")
    for between_squares in ((x, y + 25), (x + 300, y), (x, y - 300)):
        page.mouse.move(*square(page, "5"))
        page.mouse.move(*between_squares)
        page.wait_for_timeout(200)
        assert bold(page) == lit


def test_keys_and_a_finger_choose_a_place(visit):
    page = visit(f"/tensors?view=storage&code={quote(STORAGE)}", width=390, height=844, touch=True)
    sent = len(page.sent)
    slider = page.get_by_role("slider", name="place")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    assert "T[2, 0] reads place 0 + 2*1 + 0*3 = 2" in bold(page)
    page.locator("[data-testid=stVegaLiteChart]").scroll_into_view_if_needed()
    page.touchscreen.tap(*square(page, "4"))
    page.wait_for_timeout(400)
    assert "X[1, 1] reads place 0 + 1*3 + 1*1 = 4" in bold(page)
    assert len(page.sent) == sent
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_press_writes_into_shared_memory_and_the_link_has_it(visit):
    page = visit(f"/tensors?view=names&code={quote(NAMES)}")
    page.get_by_role("button", name="Add a[0, 0] = 99").click()
    settle(page)
    assert bold(page) == ["1", "99", "1", "99"]
    assert page.get_by_text("a and t changed").is_visible()
    assert page.get_by_label("PyTorch lines").input_value() == NAMES + "a[0, 0] = 99\n"
    page.reload()
    settle(page)
    assert bold(page) == ["1", "99", "1", "99"]


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("X = tensor([[1, 2], [3, 4]])", "X = tensor([[7, 2], [3, 4]])"),
        ("X = tensor([1, 2])", "X = tensor([7, 2])"),
        ("X = tensor([[1], [2]])", "X = tensor([[7], [2]])"),
    ],
)
def test_a_number_in_the_grid_changes_the_text(visit, line, changed):
    page = visit(f"/tensors?code={quote(f'from torch import tensor{chr(10)}{line}')}")
    page.get_by_text("Edit numbers as a grid").click()
    settle(page)
    page.locator("[data-testid=stDataFrame] .dvn-scroller").first.click(position={"x": 20, "y": 52})
    for key in ("Enter", "Control+a", "7", "Enter"):
        page.wait_for_timeout(400)
        page.keyboard.press(key)
    page.wait_for_function("() => document.querySelector('textarea').value.includes('7')")
    settle(page)
    assert page.get_by_label("PyTorch lines").input_value().splitlines()[1] == changed
    assert "7" in page.locator(".st-key-cards").inner_text()


def test_the_code_that_draws_grids_is_loaded_when_one_is_opened(visit):
    page = visit("/tensors")
    scripts = "performance.getEntriesByType('resource').filter(one => one.name.includes('/DataFrame.')).length"
    assert page.evaluate(scripts) == 0
    page.get_by_text("Edit numbers as a grid").click()
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
    assert page.evaluate(scripts) > 0


def test_a_free_row_stands_between_one_names_cells_and_the_next_name(look_at):
    page = look_at(f"/tensors?view=names&code={quote(NAMES)}")
    cells = page.locator("[data-testid=stVegaLiteChart] svg .mark-rect path").evaluate_all(
        "all => all.filter(one => one.getAttribute('fill-opacity') !== '0' && one.getAttribute('opacity') !== '0')"
        ".map(one => one.getBoundingClientRect().bottom)"
    )
    titles = page.locator(TEXTS, has_text=re.compile(r"^[tc]: ")).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert len(titles) == 2
    for title in sorted(titles)[1:]:
        assert title - max(end for end in cells if end < title + 5) > 20

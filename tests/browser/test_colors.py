"""Red means that something is wrong, and nothing else is red."""

import pytest

from .conftest import settle
from .measures import RED

SCHEMES = ("light", "dark")


def red(page):
    """What is red on the page as it stands, by colour scheme; the one that it has comes first."""
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    found = [(SCHEMES[is_dark], what) for what in page.evaluate(RED)]
    page.emulate_media(color_scheme=SCHEMES[not is_dark])
    settle(page)
    return found + [(SCHEMES[not is_dark], what) for what in page.evaluate(RED)]


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

"""What is echoed of a link is shown as it is."""

import pytest

from components.page.quoting import LONGEST_ECHO, inline_code
from tests.attacks.markup import MARKUP


@pytest.mark.parametrize("text", MARKUP)
def test_typed_markup_stands_in_one_piece_of_inline_code(text):
    shown = inline_code(f"a {text} b")
    assert shown.startswith("`` a ")
    assert shown.endswith(" b ``")
    assert "`" not in shown[2:-2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\n# b\tc", "`` a # b c ``"),
        ("a\u202eb\u200bc\x1b\x00", r"`` a\u202eb\u200bc\x1b\x00 ``"),
        ("\ud800", r"`` \ud800 ``"),
        ("", "(nothing)"),
        (" \n ", "(nothing)"),
        ("é名😀", "`` é名😀 ``"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text, shown):
    assert inline_code(text) == shown


def test_a_long_text_is_cut():
    for text in ("x" * 10**7, "\x00" * 10**7):
        shown = inline_code(text)
        assert len(shown) <= LONGEST_ECHO + 6
        assert shown.endswith("… ``")

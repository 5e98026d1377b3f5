"""A QR code is read by a decoder that is not ours, and is drawn module by module as another encoder draws it."""

import random
import re
import string

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st

from components.page import qr

# Bytes that level M holds, by version from 1: the standard's table 7.
MOST = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
    *(
        711,
        779,
        857,
        911,
        997,
        1059,
        1125,
        1190,
        1264,
        1370,
        1452,
        1538,
        1628,
        1722,
        1809,
        1911,
        1989,
        2099,
        2213,
        2331,
    ),
)
LETTERS = string.ascii_letters + string.digits + "/?&=%.:-_"


def text_of(length):
    return "".join(random.Random(length).choices(LETTERS, k=length))


def read(code):
    """What a decoder sees of the code on white paper, in grey values."""
    paper = np.pad(np.where(code, 0, 255).astype(np.uint8), qr.QUIET, constant_values=255)
    (found,) = zxingcpp.read_barcodes(np.kron(paper, np.ones((3, 3), np.uint8)))
    return found


def drawn_by_another(text, mask=None, **look):
    code = segno.make_qr(text, error="m", mode="byte", boost_error=False, encoding="utf-8", mask=mask, **look)
    return np.array([list(row) for row in code.matrix]) == 1


@pytest.mark.parametrize("version", range(1, 41))
def test_every_version_holds_what_the_standard_says_and_is_drawn_as_others_draw_it(version):
    text = text_of(MOST[version - 1])
    code = qr.encode(text)
    assert code.shape == (17 + 4 * version,) * 2
    found = read(code)
    assert (found.text, found.ec_level) == (text, "M")
    # A full code: how a rest is filled up differs among encoders.
    mask = int("".join("01"[bit] for bit in code[8, 2:5].astype(int)), 2) ^ 0b101
    assert np.array_equal(code, drawn_by_another(text, mask, version=version))
    if version < 40:
        assert len(qr.encode(text + "x")) == len(code) + 4


def test_the_mask_has_the_least_penalty():
    text = text_of(180)
    codes = [
        np.array([list(row) for row in segno.make_qr(text, mask=mask, error="m").matrix]) == 1 for mask in range(8)
    ]
    assert qr.penalty(qr.encode(text)) <= min(qr.penalty(code) for code in codes)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=150))
@example("\0")
@example("https://example.org/autograd?x=1.5&view=descent")
def test_any_text_is_read_back(text):
    assert read(qr.encode(text)).bytes == text.encode()


def test_a_text_that_no_code_holds_is_refused():
    with pytest.raises(ValueError, match="2,332 bytes"):
        qr.encode("x" * 2332)


def test_the_picture_has_every_dark_module_on_white_with_its_edge():
    code = qr.encode("https://example.org/")
    svg = qr.to_svg(code)
    side = len(code) + 8
    assert f'viewBox="0 0 {side} {side}"' in svg
    ground, dark = re.findall(r'fill="(\w+)" d="([^"]*)"', svg)
    assert ground == ("white", f"M0 0h{side}v{side}h-{side}z")
    assert dark[0] == "black"
    drawn = np.zeros((side, side), bool)
    for column, row in re.findall(r"M(\d+) (\d+)h1v1h-1z", dark[1]):
        drawn[int(row), int(column)] = True
    assert np.array_equal(drawn, np.pad(code, 4))

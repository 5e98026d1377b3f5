"""A link's QR code is read by a decoder that is not the encoder's, from the picture that the page shows."""

import io
import random
import string

import pytest
import segno
import vl_convert
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from components.page.share import code_of, drawn

LETTERS = string.ascii_letters + string.digits + "/?&=%.:-_"
MOST = 2331  # bytes that the standard's table 7 has for the largest version with level M


def text_of(length):
    return "".join(random.Random(length).choices(LETTERS, k=length))


def read(text):
    picture = Image.open(io.BytesIO(vl_convert.svg_to_png(drawn(code_of(text)), scale=8)))
    assert picture.getpixel((0, 0))[:3] == (255, 255, 255)
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    return found


@pytest.mark.parametrize("length", [1, 30, 200, 666, MOST])
def test_a_link_of_any_length_is_read_with_the_level_that_takes_a_crease(length):
    found = read(text_of(length))
    assert (found.text, found.ec_level) == (text_of(length), "M")


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=150))
@example("https://example.org/autograd?x=1.5&view=descent")
def test_any_text_is_read_back(text):
    assert read(text).bytes == text.encode()


def test_a_text_that_no_code_holds_is_refused():
    with pytest.raises(segno.DataOverflowError):
        code_of(text_of(MOST + 1))

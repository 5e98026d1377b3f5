"""A shared link holds the page's state, however long, and no packed text that anybody made up harms a page."""

import base64
import tracemalloc
import zlib
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.interpreter.limits import CHARACTERS
from components.links.packed import LONG, LONGEST, compressed, pack, unpack
from components.page.share import address, contents
from tests.page.shown_code import codes

APP = Path(__file__).parents[2] / "streamlit_app.py"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=2000)
PARAMETERS = st.dictionaries(st.sampled_from("f g x low high code view".split()), TEXT, min_size=1)


def packed(data, level=9):
    return base64.urlsafe_b64encode(zlib.compress(data, level)).decode().rstrip("=")


@given(PARAMETERS)
def test_a_link_opens_with_the_same_parameters(parameters):
    opened = parse_qs(pack(parameters), keep_blank_values=True)
    if "packed" in opened:
        opened = unpack(opened["packed"][0])
    assert opened == {name: [value] for name, value in parameters.items()}


def test_a_short_query_stays_readable_and_a_long_one_gets_short():
    assert pack({"x": "1.5", "f": "x ** 2"}) == "x=1.5&f=x+%2A%2A+2"
    program = {"code": "x = tensor([1, 2, 3])\nx * 2\n" * 20}
    assert len(urlencode(program)) > 900
    assert pack(program).startswith("packed=")
    assert len(pack(program)) < LONG


def test_the_largest_page_can_be_packed():
    parameters = {"code": "\N{GRINNING FACE}" * CHARACTERS, "view": "results"}
    assert unpack(compressed(parameters)) == {name: [value] for name, value in parameters.items()}


@given(st.one_of(TEXT, st.binary(max_size=500).map(packed), st.binary(max_size=500).map(lambda data: data.hex())))
def test_any_text_is_unpacked_or_refused(text):
    try:
        parameters = unpack(text)
    except ValueError:
        return
    assert all(type(value) is str for values in parameters.values() for value in values)


GOOD = compressed({"code": "x = 1\n" * 100})


@given(st.integers(0, len(GOOD) - 1), st.sampled_from("A_-z9~é "))
def test_a_changed_or_cut_text_never_opens_as_something_else(place, letter):
    for text in (GOOD[:place], GOOD[:place] + letter + GOOD[place + 1 :]):
        try:
            parameters = unpack(text)
        except ValueError:
            continue
        assert parameters == unpack(GOOD)


@pytest.mark.parametrize(
    "query",
    [
        f"code={'x' * LONGEST}",
        "&".join(f"p{number}=1" for number in range(101)),
        urlencode({"packed": GOOD}),
        "embed=true",
        "EMBED_OPTIONS=dark_theme&x=1",
        "x",
        "x=%ff",
        "x=é",
    ],
)
def test_what_no_page_packs_is_refused(query):
    with pytest.raises(ValueError, match="changed or cut off, or holds too much"):
        unpack(packed(query.encode()))


def test_a_bomb_is_not_unpacked():
    bomb = packed(b"x=" + b"0" * 200_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="holds too much"):
            unpack(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20 * LONGEST
    finally:
        tracemalloc.stop()


def test_the_words_say_what_the_link_holds_and_no_markdown_of_it():
    assert address("https://example.org/autograd", {}) == "https://example.org/autograd"
    assert "as it starts" in contents({})
    words = contents({"x": "1.5", "f": "`![](https://evil.example/x.png)`"})
    assert "`` x = 1.5 ``" in words
    assert "`` f = '![](https://evil.example/x.png)' ``" in words


def opened(**link):
    at = AppTest.from_file(APP, default_timeout=60)
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def words(at):
    return "\n".join(element.value for element in at.markdown)


def test_a_packed_link_opens_the_step_that_it_holds():
    at = opened(packed=compressed({"step": "3"}))
    assert at.query_params == {"step": "3"}
    assert at.title[0].value == opened(step="3").title[0].value != opened().title[0].value


@pytest.mark.parametrize("text", ["", "hello", GOOD[:-5], packed(b"packed=" + GOOD.encode()), "\0`![](x)`", "é" * 5000])
def test_a_damaged_link_opens_the_page_as_it_starts_and_says_so(text):
    at = opened(packed=text)
    assert at.query_params == {}
    assert at.title[0].value == opened().title[0].value
    (notice,) = at.warning
    assert "could not be used: it was changed or cut off, or holds too much" in notice.value


def test_a_packed_link_given_twice_is_refused():
    at = opened(packed=[GOOD, GOOD])
    assert "it is given more than once" in at.warning[0].value


def test_the_page_checks_what_was_packed():
    at = opened(packed=compressed({"step": "1000", "lesson": "reading"}))
    assert "step=1000" in at.warning[0].value
    at = opened(packed=packed(b"step=2&step=3"))
    assert "it is given more than once" in at.warning[0].value


def test_the_button_shows_the_link():
    at = opened(step="3")
    at.button("share").click().run()
    assert not at.exception
    assert parse_qsl(codes(at)[-1].partition("?")[2]) == [("step", "3")]
    assert "`` step = 3 ``" in words(at)


def test_a_packed_link_has_room_for_the_longest_program():
    assert LONGEST >= 12 * CHARACTERS
    assert unpack(compressed({"code": "\U0001f600" * CHARACTERS}))["code"] == ["\U0001f600" * CHARACTERS]

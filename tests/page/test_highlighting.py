"""A program as HTML shows each of its characters and nothing else, whatever it is."""

import io
import keyword
import tokenize

import pytest

from components.page.code_block import BLOCK
from components.page.highlighting import escaped, highlighted
from components.tensors.examples import EXAMPLES
from tests.attacks.markup import MARKUP
from tests.page.shown_code import CodeParser

HOSTILE = [
    *MARKUP,
    "</code></pre><script>alert(1)</script>",
    "'</code><img src=x onerror=alert(1)>'  # </i><b>&lt;",
    '"""<!-- \n-->"""\n&amp; &#60; &notin',
    "a\r\nb\rc",
    "a\x00b\x0b\x0c\ufeff\u202e\u2028",
]
UNFINISHED = [
    "def f(:\n  'abc\ny = 1",
    "x = '''\n1",
    "((((",
    "if True:\n",
    "  x\n y",
    "\\",
    "f'{x",
    "f'{{{x}}}' 1",
    "\t1",
    "0x",
    "é = 1",
]


def read(html):
    """The text that a browser shows of it, and its elements."""
    block = CodeParser(BLOCK.format(look="", height="", code=html, copy="", copied=""))
    return block.texts[0], [name for name, *_ in block.elements[3:-1]]


@pytest.mark.parametrize("program", [*HOSTILE, *UNFINISHED, *(example.code for example in EXAMPLES)])
def test_every_text_is_shown_as_it_is_in_one_line_of_html(program):
    text, elements = read(highlighted(program))
    assert text == program.replace("\x00", "\ufffd") or text == program
    assert set(elements) <= {"b", "i", "span"}
    assert read(escaped(program)) == (text, [])
    assert "\n" not in highlighted(program)


@pytest.mark.parametrize("program", [example.code for example in EXAMPLES])
def test_keywords_values_and_comments_are_those_of_python(program):
    found = [
        (each.string, tokenize.tok_name[each.type]) for each in tokenize.generate_tokens(io.StringIO(program).readline)
    ]
    constants = {"True", "False", "None"}
    keywords = [text for text, _ in found if keyword.iskeyword(text) and text not in constants]
    comments = [text for text, kind in found if kind == "COMMENT"]
    html = highlighted(program)
    assert texts_in(html, "b") == keywords
    assert texts_in(html, "i") == comments
    assert [text for text, kind in found if kind == "NUMBER"] == [
        text for text in texts_in(html, "span") if text[0].isdigit() or text[0] == "."
    ]


def texts_in(html, element):
    return [read(part.partition(f"</{element}>")[0])[0] for part in html.split(f"<{element}>")[1:]]


def test_what_stands_before_the_mistake_is_still_marked():
    assert highlighted("import torch  # ok\nx = 'open") == "<b>import</b> torch  <i># ok</i>&#10;x = 'open"

"""A program as HTML that tells its keywords, values and comments apart, by Python's own tokens."""

import html
import io
import keyword
import tokenize
from collections.abc import Iterator

# What Python's tokenizer raises for a text that is no program, or not yet.
NO_PROGRAM = (SyntaxError, tokenize.TokenError, ValueError)
CONSTANTS = {"False", "None", "True"}
# The elements mean nothing by themselves; code.css gives them their look.
KEYWORD, VALUE, COMMENT = "b", "span", "i"


def highlighted(program: str) -> str:
    """The program as HTML, each of its characters escaped; from where it is no Python on, it has no marks."""
    written, end = [], 0
    for start, stop, element in marks(program):
        written += [escaped(program[end:start]), f"<{element}>{escaped(program[start:stop])}</{element}>"]
        end = stop
    return "".join([*written, escaped(program[end:])])


def escaped(text: str) -> str:
    """The text as HTML that shows it, in one line: Streamlit takes away the blanks that all lines begin with."""
    return html.escape(text, quote=False).replace("\r", "&#13;").replace("\n", "&#10;")


def marks(program: str) -> Iterator[tuple[int, int, str]]:
    """Where something to mark begins and ends, and the element for it; in order, none in another."""
    if "\r" in program:
        return  # versions of Python differ in what a line of it is
    starts = [0]
    for line in program.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    end = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(program).readline):
            element = element_of(token)
            start, stop = (starts[row - 1] + column for row, column in (token.start, token.end))
            # The pieces of an f-string may overlap by a doubled brace.
            start = max(start, end)
            if element and start < stop:
                yield start, stop, element
                end = stop
    except NO_PROGRAM:
        return


def element_of(token: tokenize.TokenInfo) -> str:
    """The element that marks the token; "" for one that looks as it is."""
    kind = tokenize.tok_name[token.type]
    if kind == "COMMENT":
        return COMMENT
    # Newer versions of Python have the pieces of f-strings and t-strings.
    if kind in ("NUMBER", "STRING") or kind.startswith(("FSTRING", "TSTRING")) or token.string in CONSTANTS:
        return VALUE
    return KEYWORD if keyword.iskeyword(token.string) else ""

"""Text that is not Python: the parser's words, and the line as it should be."""

import re
from collections.abc import Callable

from .problem import Problem

CLOSING = {"(": ")", "[": "]", "{": "}"}


def syntax_problem(error: SyntaxError, source: str) -> Problem:
    """The Problem of what Python's parser said of a text."""
    line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
    lines = source.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(f"{type(error).__name__}: {error.msg}", syntax_hint(error.msg, text), line, column, "syntax")


def syntax_hint(message: str, text: str) -> str:
    """What to do about the parser's message on this line; the parser has no other way to say what it met."""
    line = text.split("#")[0].rstrip()
    for rule in RULES:
        if hint := rule(message, line):
            return hint
    for beginning, hint in BEGINNINGS.items():
        if message.startswith(beginning):
            return hint(line.strip())
    return ""


# --- rules that look at the line


def command(message: str, line: str) -> str:
    """For a command of a notebook or a terminal; "" for any other line."""
    if line.lstrip().startswith(("!", "%", "pip ", "conda ")):
        return "This is a command of a notebook or a terminal, and no Python: leave it out."
    return ""


def counting(message: str, line: str) -> str:
    """For `i++` and `i--`; "" for any other line."""
    counted = re.fullmatch(r"\s*(\w+)(\+\+|--)", line)
    return f"Python counts with `{counted[1]} {counted[2][0]}= 1`." if counted else ""


def multiplication(message: str, line: str) -> str:
    """For `2x`; "" unless the parser speaks of a literal."""
    glued = re.search(r"(?<!\w)(\d+\.?\d*)([A-Za-z]\w*)", line)
    if not ("literal" in message and glued):
        return ""
    return f"A multiplication needs its sign: `{line.strip().replace(glued[0], f'{glued[1]} * {glued[2]}')}`."


def comparison(message: str, line: str) -> str:
    """For `=` in a condition; "" unless the parser guesses that."""
    if "Maybe you meant '=='" not in message:
        return ""
    return f"Two values are compared with `==`: `{re.sub(r'(?<![=<>!])=(?!=)', '==', line, count=1).strip()}`."


def open_bracket(message: str, line: str) -> str:
    """For a bracket that was never closed; "" for any other message."""
    opened = re.match(r"'([([{])' was never closed", message)
    return f"Each opening bracket needs its closing one: `{line.strip() + CLOSING[opened[1]]}`." if opened else ""


def else_if(message: str, line: str) -> str:
    """For `else if`; "" for any other line."""
    if not re.match(r"\s*else\s+if\b", line):
        return ""
    return f"Python writes it as one word: `{re.sub(r'else +if', 'elif', line, count=1).strip()}`."


def curly_quote(message: str, line: str) -> str:
    """For quotes that are not straight; "" for any other message."""
    curly = re.match(r"invalid character '([\u2018\u2019\u201c\u201d])'", message)
    if not curly:
        return ""
    straight = "'" if curly[1] in "\u2018\u2019" else '"'
    plain = re.sub("[\u2018\u2019\u201c\u201d]", straight, line)
    return f"Python's quotes are straight: `{plain.strip()}`."


def missing_comma(message: str, line: str) -> str:
    """For a comma left out; "" unless the parser guesses that."""
    return "Items and arguments stand with commas between them: `[1, 2]`." if "forgot a comma" in message else ""


def outside_loop(message: str, line: str) -> str:
    """For `break` and `continue` outside of a loop; "" for any other message."""
    outside = re.match(r"'(break|continue)' (outside|not properly)", message)
    if not outside:
        return ""
    return f"`{outside[1]}` stands inside a loop, under its `for` or `while`, with four spaces before it."


def closed_text(line: str) -> str:
    """For a text that does not end on its line; which quote it lacks is guessed."""
    last = line[-1:]
    quote = last if last in "'\"" else "'" if line.count("'") % 2 else '"'
    return f"A text ends with the quote that it starts with: `{line}{quote}`."


RULES = (
    *(command, counting, multiplication, comparison, open_bracket, else_if),
    *(curly_quote, missing_comma, outside_loop),
)
# By how the parser's message begins: what to say of the line.
BEGINNINGS: dict[str, Callable[[str], str]] = {
    "expected ':'": lambda line: f"Such a line ends with a colon: `{line}:`.",
    "unexpected indent": lambda line: f"This line starts with spaces that nothing asks for: `{line}`.",
    "unindent": lambda line: f"A line starts with as many spaces as those of its block, or with none: `{line}`.",
    "inconsistent use of tabs": lambda line: (
        f"Tabs and spaces do not mix. Start the lines of a block with four spaces: `    {line}`."
    ),
    "expected an indented block": lambda line: (
        f"Lines under one that ends with a colon start with four spaces: `    {line}`."
    ),
    "Missing parentheses in call to 'print'": lambda line: (
        f"`print` is a function: `print({line.removeprefix('print').strip()})`."
    ),
    "unterminated string literal": closed_text,
    "unmatched": lambda line: f"This bracket closes nothing that was opened: `{line[:-1]}`.",
    "'return' outside function": lambda line: (
        "`return` stands inside a function, under its `def`, with four spaces before it."
    ),
    "positional argument follows keyword": lambda line: (
        "In a call, values without a name come first, and those with one behind them: `f(1, x=2)`."
    ),
    "non-default argument follows default": lambda line: "Arguments without a default come first: `def f(a, b=2):`.",
}

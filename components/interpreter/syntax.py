"""Text that is not Python: the parser's words, and the line as it should be."""

import re

from .problem import Problem


def syntax_problem(error: SyntaxError, source: str) -> Problem:
    line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
    lines = source.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    return Problem(f"{type(error).__name__}: {error.msg}", syntax_hint(error.msg, text), line, column, "syntax")


def syntax_hint(message: str, text: str) -> str:
    """What to do about the parser's message on this line; the parser has no other way to say what it met."""
    bare = text.split("#")[0].rstrip()
    if bare.lstrip().startswith(("!", "%", "pip ", "conda ")):
        return "This is a command of a notebook or a terminal, and no Python: leave it out."
    if counted := re.fullmatch(r"\s*(\w+)(\+\+|--)", bare):
        return f"Python counts with `{counted[1]} {counted[2][0]}= 1`."
    glued = re.search(r"(?<!\w)(\d+\.?\d*)([A-Za-z]\w*)", bare)
    if "literal" in message and glued:
        return f"A multiplication needs its sign: `{bare.strip().replace(glued[0], f'{glued[1]} * {glued[2]}')}`."
    if "Maybe you meant '=='" in message:
        return f"Two values are compared with `==`: `{re.sub(r'(?<![=<>!])=(?!=)', '==', bare, count=1).strip()}`."
    if closing := re.match(r"'([([{])' was never closed", message):
        closed = bare.strip() + {"(": ")", "[": "]", "{": "}"}[closing[1]]
        return f"Each opening bracket needs its closing one: `{closed}`."
    if message.startswith("expected ':'"):
        return f"Such a line ends with a colon: `{bare.strip()}:`."
    if message.startswith("unexpected indent") or message.startswith("unindent"):
        return f"This line starts with spaces that nothing asks for: `{bare.strip()}`."
    if message.startswith("expected an indented block"):
        return f"Lines under `def`, `if`, `for` and `with` start with four spaces: `    {bare.strip()}`."
    if message.startswith("Missing parentheses in call to 'print'"):
        return f"`print` is a function: `print({bare.strip().removeprefix('print').strip()})`."
    return ""

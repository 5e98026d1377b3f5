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
    if re.match(r"\s*else\s+if\b", bare):
        return f"Python writes it as one word: `{re.sub(r'else +if', 'elif', bare, count=1).strip()}`."
    if message.startswith("expected ':'"):
        return f"Such a line ends with a colon: `{bare.strip()}:`."
    if message.startswith("unexpected indent"):
        return f"This line starts with spaces that nothing asks for: `{bare.strip()}`."
    if message.startswith("unindent"):
        return f"A line starts with as many spaces as those of its block, or with none: `{bare.strip()}`."
    if message.startswith("inconsistent use of tabs"):
        return f"Tabs and spaces do not mix. Start the lines of a block with four spaces: `    {bare.strip()}`."
    if message.startswith("expected an indented block"):
        return f"Lines under one that ends with a colon start with four spaces: `    {bare.strip()}`."
    if message.startswith("Missing parentheses in call to 'print'"):
        return f"`print` is a function: `print({bare.strip().removeprefix('print').strip()})`."
    if message.startswith("unterminated string literal"):
        quote = bare.strip()[-1:] if bare.strip()[-1:] in "'\"" else "'" if bare.count("'") % 2 else '"'
        return f"A text ends with the quote that it starts with: `{bare.strip()}{quote}`."
    if curly := re.match(r"invalid character '([\u2018\u2019\u201c\u201d])'", message):
        straight = "'" if curly[1] in "\u2018\u2019" else '"'
        plain = re.sub("[\u2018\u2019\u201c\u201d]", straight, bare)
        return f"Python's quotes are straight: `{plain.strip()}`."
    if "Perhaps you forgot a comma" in message:
        return "Items and arguments stand with commas between them: `[1, 2]`."
    if message.startswith("unmatched"):
        return f"This bracket closes nothing that was opened: `{bare.strip()[:-1]}`."
    if message == "'return' outside function":
        return "`return` stands inside a function, under its `def`, with four spaces before it."
    if outside := re.match(r"'(break|continue)' (outside|not properly)", message):
        return f"`{outside[1]}` stands inside a loop, under its `for` or `while`, with four spaces before it."
    if message.startswith("positional argument follows keyword"):
        return "In a call, values without a name come first, and those with one behind them: `f(1, x=2)`."
    if message.startswith("non-default argument follows default"):
        return "Arguments without a default come first: `def f(a, b=2):`."
    return ""

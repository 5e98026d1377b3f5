"""Markdown as plain text, for the comments of a Python file: without marks, tags and LaTeX."""

import re

CODE = re.compile(r"(```.*?```|`[^`]*`)", re.DOTALL)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+)\$", re.DOTALL)
MARKS = (
    (re.compile(r"</summary>\s*"), ": "),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\(([^)]*)\)"), r"\1 (\2)"),
    (re.compile(r"^#+ ", re.MULTILINE), ""),
    (re.compile(r"^> ?", re.MULTILINE), ""),
    (re.compile(r"\*\*|__"), ""),
    (re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])"), r"\1"),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)
# What stands for a command of LaTeX; any other gives its own name, as alpha does.
COMMANDS = {
    **dict.fromkeys(("cdot", "times"), "*"),
    **dict.fromkeys(("qquad", "quad"), "   "),
    **dict.fromkeys(("allowbreak", "left", "right", "displaystyle", "mathrm", "text", "mathbf"), ""),
    **{"approx": "≈", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "neq": "!=", "ne": "!=", "to": "->"},
    **{"infty": "infinity", "pm": "+-", "dots": "...", "ldots": "...", "cdots": "...", "partial": "d"},
}
FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
COMMAND = re.compile(r"\\([a-zA-Z]+)( ?)|\\(.)", re.DOTALL)
SPACES = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "\\": "\n"}


def plain(markdown: str) -> str:
    """The text as somebody would type it. What stands in backticks is left as it is, backticks and all."""
    pieces = CODE.split(markdown)
    pieces[::2] = [FORMULA.sub(lambda found: typed(found[1] or found[2]), piece) for piece in pieces[::2]]
    # A mark may begin before a piece of code and end behind it.
    code = pieces[1::2]
    text = "\0".join(pieces[::2])
    for mark, instead in MARKS:
        text = mark.sub(instead, text)
    return re.sub("\0", lambda _: fence_less(code.pop(0)), text).strip()


def fence_less(code: str) -> str:
    """Lines between fences without the fences; other code as it is."""
    return code.partition("\n")[2].removesuffix("```").rstrip("\n") if code.startswith("```") else code


def typed(formula: str) -> str:
    """A formula as one types it in a line: f'(x) = 3x^2."""
    before = ""
    while before != formula:
        before = formula
        formula = ROOT.sub(r"sqrt(\1)", FRACTION.sub(fraction, formula))
    formula = COMMAND.sub(command, formula)
    formula = re.sub(r"\^\{(\w+)\}", r"^\1", formula)
    formula = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", formula)
    return formula.replace("{", "").replace("}", "").replace("&", "").strip()


def command(found: re.Match[str]) -> str:
    """What stands for a command; the space behind its name is part of it in LaTeX, and here keeps two words apart."""
    name, space, sign = found.groups()
    if sign:
        return SPACES.get(sign, sign)
    instead = COMMANDS.get(name, name)
    return instead + space if instead.strip() else instead


def fraction(found: re.Match[str]) -> str:
    """A fraction in a line: a numerator or denominator of more than a name or number stands in brackets."""
    return "/".join(part if re.fullmatch(r"[\w.']+", part) else f"({part})" for part in found.groups())

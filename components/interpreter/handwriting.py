"""A function as mathematics is written by hand, or as Python chooses for one number: the same for every x in torch."""

import ast
import re
from collections.abc import Iterable

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# Minus signs and dashes, dots and crosses of multiplication, a division sign.
SIGNS = str.maketrans(
    dict.fromkeys("\u2212\u2013\u2014", "-")
    | dict.fromkeys("\u00b7\u00d7\u2219\u22c5", "*")
    | {"\u00f7": "/", "^": "**"}
)
OTHER_NAMES = {"ln": "log", "tg": "tan", "arctg": "atan", "arcsin": "asin", "arccos": "acos", "π": "pi"}
LONGEST = 200


def in_python(source: str, variable: str, functions: Iterable[str]) -> str:
    """What `source` probably means, as an element-wise expression of Python; "" where nothing is to be changed."""
    if len(source) > LONGEST or "`" in source or "\n" in source:
        return ""
    text = with_signs(source, variable, functions)
    try:
        tree = Choices().visit(ast.parse(text, mode="eval").body)
        chosen = ast.unparse(tree) if Choices.needed(text) else text
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return "" if chosen == source else chosen


def with_signs(source: str, variable: str, functions: Iterable[str]) -> str:
    """The text with Python's signs: powers, products and brackets written out."""
    x = re.escape(variable)
    text = re.sub(rf"^\s*(?:return\b|lambda\s+{x}\s*:|(?:y|[fg]\({x}\))\s*=(?!=))\s*", "", source).strip().rstrip(";")
    text = re.sub(r"[⁰¹²³⁴-⁹⁻]+", lambda power: f"**{power[0].translate(SUPERSCRIPTS)}", text).translate(SIGNS)
    text = re.sub(r"√\s*(\w+|\([^()]*\))", lambda root: f"sqrt({root[1].strip('()')})", text)
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text)
    text = re.sub(r"\b(?:math|np|numpy)\.(?=\w)", "torch.", text)
    text = re.sub(r"(?<![\w.])F\.(?=\w)", "torch.nn.functional.", text)
    names = "|".join(sorted(map(re.escape, functions), key=len, reverse=True))
    text = re.sub(rf"(?<![\w.])({names})\s*\*\*\s*(\d+)\s*(\([^()]*\)|{x}(?!\w))", power_of_a_call, text)
    for other, name in OTHER_NAMES.items():
        text = re.sub(rf"(?<![\w.]){other}(?!\w)", name, text)
    text = re.sub(rf"(?<![\w.])({names})\s+({x}|\d+\.?\d*)(?![\w(])", r"\1(\2)", text)
    text = re.sub(rf"(?<![\w.])(\d+\.?\d*)\s*(?=(?:{x}|pi|{names})(?!\w)|\()", r"\1*", text)
    text = re.sub(rf"\)\s*(?=\(|(?:{x}|{names})(?!\w))", ")*", text)
    return re.sub(rf"(?<![\w.]){x}\s*(?=\()", f"{variable}*", text)


def power_of_a_call(found: re.Match[str]) -> str:
    """`sin**2(x)` and `sin**2 x` written as Python does."""
    name, power, argument = found.groups()
    return f"{name}({argument.strip('()')})**{power}"


class Choices(ast.NodeTransformer):
    """Writes what asks for one answer so that it is asked for each x."""

    @staticmethod
    def needed(text: str) -> bool:
        """Whether an expression asks anywhere for one answer. Raises: SyntaxError if the text is no expression."""
        nodes = ast.walk(ast.parse(text, mode="eval"))
        return any(
            isinstance(node, (ast.IfExp, ast.BoolOp, ast.Not))
            or (isinstance(node, ast.Compare) and len(node.ops) > 1)
            or (isinstance(node, ast.Call) and largest_of(node))
            for node in nodes
        )

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """`a if c else b` becomes `torch.where(c, a, b)`."""
        self.generic_visit(node)
        return call("torch.where", node.test, node.body, node.orelse)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        """`and` becomes `&`, and `or` becomes `|`."""
        self.generic_visit(node)
        sign = ast.BitAnd() if isinstance(node.op, ast.And) else ast.BitOr()
        joined = node.values[0]
        for value in node.values[1:]:
            joined = ast.BinOp(joined, sign, value)
        return joined

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        """`not a` becomes `~a`; other signs stay."""
        self.generic_visit(node)
        return ast.UnaryOp(ast.Invert(), node.operand) if isinstance(node.op, ast.Not) else node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        """`a < b < c` becomes `(a < b) & (b < c)`."""
        self.generic_visit(node)
        sides = [node.left, *node.comparators]
        parts = [
            ast.Compare(left, [sign], [right])
            for left, sign, right in zip(sides[:-1], node.ops, sides[1:], strict=True)
        ]
        joined: ast.expr = parts[0]
        for part in parts[1:]:
            joined = ast.BinOp(joined, ast.BitAnd(), part)
        return joined

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """`max` and `min` of two become `torch.clamp` where one is a number, else `torch.maximum` or `minimum`."""
        self.generic_visit(node)
        if not largest_of(node):
            return node
        name, (first, second) = ast.unparse(node.func).removeprefix("torch."), node.args
        bound = first if is_number(first) else second
        if is_number(bound):
            limited = call("torch.clamp", second if bound is first else first)
            limited.keywords = [ast.keyword("min" if name == "max" else "max", bound)]
            return limited
        return call("torch.maximum" if name == "max" else "torch.minimum", first, second)


def largest_of(node: ast.Call) -> bool:
    """Whether this is the max or min of two numbers, as Python or, in vain, torch is asked for it."""
    return ast.unparse(node.func).removeprefix("torch.") in ("max", "min") and len(node.args) == 2


def is_number(node: ast.expr) -> bool:
    """Whether this is a literal, alone or with a sign before it."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.UnaryOp) and is_number(node.operand))


def call(name: str, *arguments: ast.expr) -> ast.Call:
    """The node of a call of the function with this dotted name."""
    return ast.Call(ast.parse(name, mode="eval").body, list(arguments), [])

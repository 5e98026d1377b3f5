"""What a beginner should know of a line that runs and does not do what it seems to: notes, found in the text alone."""

import ast
import re
from collections.abc import Iterable
from types import MethodType

from .methods import Method
from .problem import Node

FIELD = re.compile(r"\{([^\W\d]\w*)(?:\.\w+|\[\w+\])*(?:[!:][^{}]*)?\}")
SUSPECT = re.compile(r"\{|\bis\b|=\s*\[|\bstyle\b|\brcParams\b")  # without any of these there is nothing to look for
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
GROWING = frozenset("append extend insert add update setdefault pop remove clear sort reverse".split())


def notes_of(statement: ast.stmt, source: str, value: object, names: Iterable[str]) -> dict[int, str]:
    """The note on each line, of a statement that has run; `source` is its text, `value` what it is worth."""
    notes: dict[int, str] = {}
    nodes = list(ast.walk(statement)) if SUSPECT.search(source) else []
    names = {*names, *(part.arg for part in nodes if isinstance(part, ast.arg)), *map(given, nodes)}
    for node in nodes:
        text = forgotten_f(node, names) or identity(node) or kept_default(node) or own_look(node)
        if text and isinstance(node, Node):
            notes.setdefault(node.lineno, text)
    if isinstance(statement, ast.Expr) and not notes:
        text = uncalled(statement.value, value)
        if text:
            notes[statement.lineno] = text
    return notes


def forgotten_f(node: ast.AST, names: set[str]) -> str:
    """For `print("{x}")`, where x is a name of the program."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"):
        return ""
    for argument in node.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            field = next((found for found in FIELD.finditer(argument.value) if found[1] in names), None)
            if field:
                return f"Without an f before it a text shows its brackets: `print(f'{shown(field[0])}')`."
    return ""


def given(node: ast.AST) -> str:
    """The name that the node gives a value; "" if none."""
    return node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else ""


def shown(field: str) -> str:
    """The field with double quotes alone, as it can stand in single ones and inside of backticks."""
    return field.replace("`", "'").replace("'", '"')


def identity(node: ast.AST) -> str:
    """For `x is 5`."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], (ast.Is, ast.IsNot)):
        return ""
    sides = [node.left, node.comparators[0]]
    literal = any(isinstance(one, ast.Constant) and isinstance(one.value, (int, float, str)) for one in sides)
    if not literal or any(isinstance(one, ast.Constant) and isinstance(one.value, bool) for one in sides):
        return ""
    word, sign = ("is", "==") if isinstance(node.ops[0], ast.Is) else ("is not", "!=")
    fix = f"{ast.unparse(sides[0])} {sign} {ast.unparse(sides[1])}".replace("`", "'")
    return f"`{word}` asks whether two names stand for one value in memory; equal values are asked for with `{fix}`."


def own_look(node: ast.AST) -> str:
    """For `plt.style.use("ggplot")` and `plt.rcParams[...] = ...`."""
    if not isinstance(node, ast.Attribute) or (node.attr != "rcParams" and ast.unparse(node)[-9:] != "style.use"):
        return ""
    return "Pictures here have the page's own look: this line changes nothing here, and does where you take it home."


def kept_default(node: ast.AST) -> str:
    """For `def f(x, a=[])` that changes its list, which is made once and kept from call to call."""
    if not isinstance(node, ast.FunctionDef):
        return ""
    places = [*node.args.posonlyargs, *node.args.args][::-1]
    pairs = [
        *zip(places, node.args.defaults[::-1], strict=False),
        *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True),
    ]
    kept = [argument.arg for argument, default in pairs if isinstance(default, MUTABLE)]
    changed = next((name for name in kept if any(changes(part, name) for part in ast.walk(node))), None)
    if changed is None:
        return ""
    kept_for = f"The default of `{changed}` is made once, and what is put into it stays for the next call"
    return f"{kept_for}: with `{changed}=None` the function can make a new one each time."


def changes(part: ast.AST, name: str) -> bool:
    """Whether a node puts something into what the name stands for, or takes something out of it."""
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
        return part.func.attr in GROWING and is_name(part.func.value, name)
    if isinstance(part, ast.Subscript):
        return isinstance(part.ctx, (ast.Store, ast.Del)) and is_name(part.value, name)
    return isinstance(part, ast.AugAssign) and is_name(part.target, name)


def is_name(node: ast.AST, name: str) -> bool:
    """Whether a node is this name, and nothing more."""
    return isinstance(node, ast.Name) and node.id == name


def uncalled(node: ast.expr, value: object) -> str:
    """For a line `x.backward`, which calls nothing."""
    if not isinstance(value, (Method, MethodType)) or not isinstance(node, ast.Attribute):
        return ""
    text = ast.unparse(node).replace("`", "'")
    return f"`{text}` is a method, and nothing is called without brackets: `{text}()`."

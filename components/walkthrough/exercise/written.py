"""What can be told of a reader's lines without running them: what stands in them, loops, names, how many they are."""

import ast

from components.interpreter import Refused, parse

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Functions of Python that go through values one by one.
LOOPING = frozenset({"map", "filter", "sum", "sorted", "reduce", "vectorize", "apply_along_axis"})


def contains(lines: str, text: str) -> bool:
    """Whether the code, without its comments, has this text in it; spaces make no difference."""
    return squeezed(text) in squeezed(code_of(lines))


def code_of(lines: str) -> str:
    """The lines without comments, one statement as Python writes it."""
    try:
        return ast.unparse(ast.Module(parse(lines), []))
    except (Refused, ValueError, RecursionError):
        return lines


def squeezed(text: str) -> str:
    """A text without what Python does not mind: spaces, and which quotes there are."""
    return "".join(text.split()).replace('"', "'")


def loop_in(lines: str) -> int:
    """The line of the first loop of Python, 0 if there is none; a function that hides one is one too."""
    loops = [node.lineno for node in nodes(lines) if isinstance(node, LOOPS)]
    loops += [node.lineno for node in nodes(lines) if isinstance(node, ast.Name) and node.id in LOOPING]
    return min(loops, default=0)


def use_of(lines: str, names: str) -> str:
    """The first of these names, with commas between them, that the lines use; "" if they use none."""
    used = {node.id for node in nodes(lines) if isinstance(node, ast.Name)}
    used |= {node.attr for node in nodes(lines) if isinstance(node, ast.Attribute)}
    return next((name for name in map(str.strip, names.split(",")) if name in used), "")


def length(lines: str) -> int:
    """How many statements there are, without imports, the heads of functions and their docstrings."""
    uncounted = (ast.Import, ast.ImportFrom, ast.FunctionDef)
    counted = [node for node in nodes(lines) if isinstance(node, ast.stmt) and not isinstance(node, uncounted)]
    return sum(not is_text(node) for node in counted)


def is_text(node: ast.stmt) -> bool:
    """Whether a statement is a text and nothing else, as a docstring is."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def with_instead(lines: str, statement: str) -> str | None:
    """The lines with this assignment in the place of their own of the same name; None if they have none.

    It is the first at the left margin that counts.
    """
    name = assigned(parse(statement)[0])
    for node in parse(lines):
        if assigned(node) == name:
            rows = lines.split("\n")
            above, below = rows[: node.lineno - 1], rows[node.end_lineno :]
            return "\n".join([*above, statement, *below])
    return None


def assigned(node: ast.stmt) -> str | None:
    """The one name that a statement gives a value; None for any other statement."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return None


def nodes(lines: str) -> list[ast.AST]:
    """Every node of the lines' syntax; none of a text that is no Python."""
    try:
        return list(ast.walk(ast.Module(parse(lines), [])))
    except Refused:
        return []

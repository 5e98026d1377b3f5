"""Text to a checked syntax tree: what a line may say, and the Problem of one that says something else."""

import ast
from dataclasses import dataclass

from . import limits
from .problem import Problem, Refused

EXPRESSIONS = (
    *(ast.Constant, ast.Name, ast.Tuple, ast.List, ast.UnaryOp, ast.BinOp, ast.Compare, ast.BoolOp, ast.IfExp),
    *(ast.Subscript, ast.Slice, ast.Call, ast.Attribute),
)
STATEMENTS = (
    *(ast.Expr, ast.Assign, ast.AugAssign, ast.FunctionDef, ast.If, ast.For, ast.With, ast.Pass),
    *(ast.Import, ast.ImportFrom),
)
PARTS = (
    *(ast.Load, ast.Store, ast.operator, ast.unaryop, ast.cmpop, ast.boolop),
    *(ast.keyword, ast.arguments, ast.arg, ast.alias, ast.withitem, ast.Return),
)

LINES_BACK = 20

# What a refused construct is called, and what to write instead.
REFUSED = {
    ast.Lambda: ("lambda", "Write `def f(x): return ...` on lines of its own."),
    ast.ListComp: ("A list comprehension", "Use a tensor operation or a `for` loop."),
    ast.SetComp: ("A set comprehension", "Use a tensor operation or a `for` loop."),
    ast.DictComp: ("A dict comprehension", "Use a tensor operation or a `for` loop."),
    ast.GeneratorExp: ("A generator expression", "Use a tensor operation or a `for` loop."),
    ast.JoinedStr: ("An f-string", "Give the parts to print one by one: `print('x is', x)`."),
    ast.NamedExpr: ("The walrus :=", "Assign on a line of its own with `=`."),
    ast.Starred: ("A starred argument", "Write the arguments out."),
    ast.Dict: ("A dict", "Use a name for each value."),
    ast.Set: ("A set", "Use a list or a tuple."),
    ast.ClassDef: ("A class", "Use functions and names."),
    ast.Try: ("try", "Leave it out: an error is shown beside its line."),
    ast.TryStar: ("try", "Leave it out: an error is shown beside its line."),
    ast.While: ("while", "Use `for i in range(n):`."),
    ast.AsyncFunctionDef: ("async", "Use a plain `def`."),
    ast.AsyncFor: ("async", "Use a plain `for`."),
    ast.AsyncWith: ("async", "Use a plain `with`."),
    ast.Await: ("await", "Call the function plainly."),
    ast.Yield: ("yield", "Return one value."),
    ast.YieldFrom: ("yield", "Return one value."),
    ast.Global: ("global", "A function returns its result; assign that."),
    ast.Nonlocal: ("nonlocal", "A function returns its result; assign that."),
    ast.Delete: ("del", "Leave it out, or assign None."),
    ast.Raise: ("raise", "Leave it out."),
    ast.Assert: ("assert", "Write the comparison as a line of its own: its value is shown."),
    ast.Match: ("match", "Use `if` and `else`."),
    ast.AnnAssign: ("A type annotation", "Assign without it."),
    ast.Break: ("break", "Give `range` the number of turns that you want."),
    ast.Continue: ("continue", "Put the rest of the turn under an `if`."),
}


@dataclass(frozen=True)
class Program:
    """The statements that could be read, and the Problem of the text behind them, or None."""

    statements: list[ast.stmt]
    problem: Problem | None


def read(source: str) -> Program:
    """The statements of a text, up to the first line that is not Python.

    Columns of the nodes count characters, as a reader does, where Python counts bytes.
    """
    problem = unreadable(source)
    if problem:
        return Program([], problem)
    try:
        return Program(parse(source), None)
    except Refused as refusal:
        problem = refusal.problem
    lines = source.split("\n")
    # A statement over several lines may be at fault further up than where the parser noticed it.
    for end in range(problem.line - 1, max(problem.line - 1 - LINES_BACK, 0), -1):
        try:
            return Program(parse("\n".join(lines[:end])), problem)
        except Refused:
            continue
    return Program([], problem)


def unreadable(source: str) -> Problem | None:
    """The Problem of a text that must not reach Python's parser."""
    if len(source) > limits.CHARACTERS:
        return Problem(f"The text has {len(source):,} characters; {limits.CHARACTERS:,} is the limit here.")
    for place, character in enumerate(source):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            line = source.count("\n", 0, place) + 1
            column = place - source.rfind("\n", 0, place)
            return Problem(f"The character {character!r} cannot stand in a program.", "Delete it.", line, column)
    return None


def parse(source: str) -> list[ast.stmt]:
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise Refused(syntax_problem(error, source)) from None
    except (RecursionError, MemoryError, ValueError):
        message = (
            f"The text is nested too deeply, or a number in it is too long; {limits.DEPTH} levels are the limit here."
        )
        raise Refused(Problem(message)) from None
    if not source.isascii():
        count_characters(statements, source.split("\n"))
    return statements


def syntax_problem(error: SyntaxError, source: str) -> Problem:
    line, column = error.lineno or 1, error.offset or 1
    lines = source.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    hint = ""
    if error.msg.startswith("invalid decimal literal") or error.msg.startswith("invalid imaginary literal"):
        number = text[: column + 1].rstrip()
        digits = "".join(c for c in number.split()[-1] if c.isdigit() or c == ".") if number else ""
        rest = text[column:].lstrip("0123456789.")
        name = next((rest[:end] for end in range(len(rest), 0, -1) if rest[:end].isidentifier()), "x")
        hint = f"A multiplication needs its sign: write `{digits or '2'}*{name}`, not `{digits or '2'}{name}`."
    elif "was never closed" in error.msg:
        hint = "Each opening bracket needs its closing one."
    elif error.msg.startswith("expected an indented block") or isinstance(error, IndentationError):
        hint = "Lines under `def`, `if`, `for` and `with` start with four spaces, all other lines with none."
    elif "Maybe you meant '=='" in error.msg:
        hint = "Two values are compared with `==`; a single `=` gives a name its value."
    return Problem(f"{type(error).__name__}: {error.msg}", hint, max(line, 1), max(column, 1))


def count_characters(statements: list[ast.stmt], lines: list[str]) -> None:
    encoded = [line.encode() for line in lines]
    for statement in statements:
        for node in ast.walk(statement):
            if hasattr(node, "col_offset"):
                node.col_offset = len(encoded[node.lineno - 1][: node.col_offset].decode())
                node.end_col_offset = len(encoded[node.end_lineno - 1][: node.end_col_offset].decode())


def check(statement: ast.stmt) -> None:
    """Raises Refused, with the Problem at its place, if a statement says what no program here may say."""
    levels = [(statement, statement, 1)]
    while levels:
        node, place, depth = levels.pop()
        place = node if hasattr(node, "lineno") else place
        if depth > limits.DEPTH:
            raise Refused.at(
                place, f"This is nested more than {limits.DEPTH} levels deep, the limit here.", "Split it with names."
            )
        check_node(node, place, inner=node is not statement)
        levels.extend((child, place, depth + 1) for child in ast.iter_child_nodes(node))


def check_node(node: ast.AST, place: ast.AST, inner: bool) -> None:
    if type(node) in REFUSED:
        called, instead = REFUSED[type(node)]
        raise Refused.at(place, f"{called} is not part of what runs here.", instead)
    if not isinstance(node, EXPRESSIONS + STATEMENTS + PARTS):
        raise Refused.at(place, f"{type(node).__name__} is not part of what runs here.")
    for name in names_in(node):
        if name.startswith("_"):
            raise Refused.at(
                place, f"The name {name} starts with an underscore; such names are not part of what runs here."
            )
    if isinstance(node, ast.Return) and not inner:
        raise Refused.at(place, "SyntaxError: 'return' outside function", "A `return` stands inside a `def`.")
    if isinstance(node, ast.FunctionDef):
        check_function(node)
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
        raise Refused.at(place, "A bytes literal is not part of what runs here.", "Use a string without the b.")
    if isinstance(node, (ast.keyword, ast.withitem)):
        if isinstance(node, ast.keyword) and node.arg is None:
            raise Refused.at(place, "A starred argument is not part of what runs here.", "Write the arguments out.")
        if isinstance(node, ast.withitem) and node.optional_vars is not None:
            raise Refused.at(place, "`with ... as` is not part of what runs here.", "Write `with torch.no_grad():`.")
    if isinstance(node, (ast.If, ast.For, ast.With)):
        for part in [*node.body, *getattr(node, "orelse", [])]:
            if isinstance(part, ast.Return):
                raise Refused.at(part, "A `return` stands here only at the end of a `def`, alone.")
    if isinstance(node, ast.For) and node.orelse:
        raise Refused.at(place, "`for ... else` is not part of what runs here.", "Put the lines behind the loop.")


def names_in(node: ast.AST):
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.arg | ast.keyword):
        yield node.arg or ""
    elif isinstance(node, ast.alias):
        yield from node.name.split(".")
        yield node.asname or ""


def check_function(node: ast.FunctionDef) -> None:
    arguments = node.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs:
        raise Refused.at(node, "A function here takes plain arguments only.", "Write `def f(x, y): return ...`.")
    names = [argument.arg for argument in arguments.args]
    for name in names:
        if names.count(name) > 1:
            raise Refused.at(
                node, f"SyntaxError: duplicate argument '{name}' in function definition", "Give each its own name."
            )
    if node.decorator_list:
        raise Refused.at(node.decorator_list[0], "A decorator is not part of what runs here.", "Leave the @ line out.")
    *before, last = node.body
    if not isinstance(last, ast.Return) or last.value is None or not all(map(is_docstring, before)):
        message = "A function here is a single `return` with a value."
        raise Refused.at(
            node, message, f"Write `def {node.name}(...): return ...`; lines before it can stand above the `def`."
        )


def is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)

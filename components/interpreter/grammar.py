"""Text to a checked syntax tree: what a line may say, and the Problem of one that says something else."""

import ast
import threading
from dataclasses import dataclass

from . import limits
from .problem import Problem, Refused
from .syntax import syntax_problem

ALLOWED = {
    *(ast.Tuple, ast.List, ast.UnaryOp, ast.BinOp, ast.Compare, ast.BoolOp, ast.IfExp, ast.Subscript, ast.Slice),
    *(sign for kind in (ast.operator, ast.unaryop, ast.cmpop, ast.boolop) for sign in kind.__subclasses__()),
    *(ast.Load, ast.Store, ast.Expr, ast.Assign, ast.AugAssign, ast.If, ast.With, ast.Pass),
    *(ast.Import, ast.ImportFrom),
}
# Python 3.11's parser counts its depth for all threads together, and raises SystemError where two meet (gh-106905).
PARSER = threading.Lock()
LINES_BACK = 20

EVERY_ELEMENT = "An operation on a tensor takes every element: `tensor(a) * 2`. Or use a `for` loop."

# What a refused construct is called, and what to write instead.
REFUSED = {
    ast.Lambda: ("lambda", "Write `def f(x): return x ** 2` on lines of its own."),
    ast.ListComp: (
        "A list comprehension",
        EVERY_ELEMENT,
    ),
    ast.SetComp: (
        "A set comprehension",
        EVERY_ELEMENT,
    ),
    ast.DictComp: (
        "A dict comprehension",
        EVERY_ELEMENT,
    ),
    ast.GeneratorExp: (
        "A generator expression",
        EVERY_ELEMENT,
    ),
    ast.JoinedStr: ("An f-string", "Give the parts to print one by one: `print('x is', x)`."),
    ast.NamedExpr: ("The walrus :=", "Assign on a line of its own: `y = 5`."),
    ast.Starred: ("A starred value", "Write the values out one by one, as in `print(a[0], a[1])`."),
    ast.Dict: ("A dict", "Use a name for each value: `first = 1`."),
    ast.Set: ("A set", "Use a list, such as `[1, 2]`."),
    ast.ClassDef: ("A class", "Use functions and names, such as `def f(x): return x ** 2`."),
    ast.Try: ("try", "Leave it out: an error is shown beside its line."),
    ast.TryStar: ("try", "Leave it out: an error is shown beside its line."),
    ast.While: ("while", "Say how many turns there are: `for i in range(10): print(i)`."),
    ast.AsyncFunctionDef: ("async", "Use a plain `def`."),
    ast.AsyncFor: ("async", "Use a plain `for`."),
    ast.AsyncWith: ("async", "Use a plain `with`."),
    ast.Await: ("await", "Call the function plainly."),
    ast.Yield: ("yield", "Return one value."),
    ast.YieldFrom: ("yield", "Return one value."),
    ast.Global: ("global", "A function returns its result; assign that."),
    ast.Nonlocal: ("nonlocal", "A function returns its result; assign that."),
    ast.Delete: ("del", "Leave it out, or assign None: `x = None`."),
    ast.Raise: ("raise", "Leave it out."),
    ast.Assert: ("assert", "Write the comparison as a line of its own, and its value is shown: `x > 0`."),
    ast.Match: ("match", "Use `if x > 0: print(x)`."),
    ast.AnnAssign: ("A type annotation", "Assign without it: `y = 5`."),
    ast.Break: ("break", "Give range the number of turns that you want: `for i in range(3): print(i)`."),
    ast.Continue: ("continue", "Put the rest of the turn under an if: `if x > 0: print(x)`."),
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


def with_line_feeds(source: str) -> str:
    """The text with the one line end that everything here counts by."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def unreadable(source: str) -> Problem | None:
    """The Problem of a text that must not reach Python's parser."""
    if len(source) > limits.CHARACTERS:
        message = f"The text has {len(source):,} characters; {limits.CHARACTERS:,} is the limit here."
        return Problem(message, f"Nothing of it runs. Delete {len(source) - limits.CHARACTERS:,} characters or more.")
    for place, character in enumerate(source):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            line = source.count("\n", 0, place) + 1
            column = place - source.rfind("\n", 0, place)
            return Problem(f"The character {character!r} cannot stand in a program.", "Delete it.", line, column)
    return None


def parse(source: str) -> list[ast.stmt]:
    try:
        with PARSER:
            statements = ast.parse(source).body
    except SyntaxError as error:
        raise Refused(syntax_problem(error, source)) from None
    except (RecursionError, MemoryError, ValueError, SystemError):
        message = f"The text is nested too deeply ({limits.DEPTH} levels are the limit here) or has too long a number."
        raise Refused(Problem(message)) from None
    if not source.isascii():
        count_characters(statements, source.split("\n"))
    return statements


def count_characters(statements: list[ast.stmt], lines: list[str]) -> None:
    encoded = [line.encode() for line in lines]
    for statement in statements:
        for node in ast.walk(statement):
            if hasattr(node, "col_offset"):
                node.col_offset = len(encoded[node.lineno - 1][: node.col_offset].decode())
                node.end_col_offset = len(encoded[node.end_lineno - 1][: node.end_col_offset].decode())


def check(statement: ast.stmt) -> None:
    """Raises Refused, with the Problem at its place, if a statement says what no program here may say."""
    waiting = [(statement, statement, 1)]
    while waiting:
        node, place, depth = waiting.pop()
        kind = type(node)
        if hasattr(node, "lineno"):
            place = node
        if depth > limits.DEPTH:
            message = f"This is nested more than {limits.DEPTH} levels deep, the limit here."
            raise Refused.at(place, message, "Split it with names.")
        if kind in CHECKS:
            CHECKS[kind](node, place)
        elif kind not in ALLOWED:
            called, instead = REFUSED.get(kind, (kind.__name__, ""))
            raise Refused.at(place, f"{called} is not part of what runs here.", instead)
        parts = [*node.args.defaults, node.body[-1].value] if kind is ast.FunctionDef else ast.iter_child_nodes(node)
        waiting.extend((part, place, depth + 1) for part in parts)


def check_names(place: ast.AST, *names: str | None) -> None:
    for name in names:
        if name and name.startswith("_"):
            message = f"The name {name} starts with an underscore; such names are not part of what runs here."
            inside = isinstance(place, (ast.Attribute, ast.Import, ast.ImportFrom))
            hint = (
                "They are the inside of Python and of its modules."
                if inside
                else "Let it start with a letter, as `i` does."
            )
            raise Refused.at(place, message, hint)


def check_constant(node: ast.Constant, place: ast.AST) -> None:
    if isinstance(node.value, bytes):
        raise Refused.at(place, "A bytes literal is not part of what runs here.", "Use a string: `'abc'`.")


def check_call(node: ast.Call, place: ast.AST) -> None:
    names = [keyword.arg for keyword in node.keywords]
    for name in names:
        if names.count(name) > 1:
            message = f"SyntaxError: keyword argument repeated: {name}"
            raise Refused.at(place, message, "Give it once.")


def check_keyword(node: ast.keyword, place: ast.AST) -> None:
    if node.arg is None:
        raise Refused.at(place, "A starred argument is not part of what runs here.", "Write the arguments out.")
    check_names(place, node.arg)


def check_with(node: ast.withitem, place: ast.AST) -> None:
    if node.optional_vars is not None:
        raise Refused.at(place, "`with ... as` is not part of what runs here.", "Write `with torch.no_grad():`.")


def check_loop(node: ast.For, place: ast.AST) -> None:
    if node.orelse:
        raise Refused.at(place, "`for ... else` is not part of what runs here.", "Put the lines behind the loop.")


def check_return(node: ast.Return, place: ast.AST) -> None:
    raise Refused.at(place, "A return stands here only at the end of a def.", "A value is shown without return: `x`.")


def check_function(node: ast.FunctionDef, place: ast.AST) -> None:
    arguments = node.args
    names = [argument.arg for argument in arguments.args]
    check_names(place, node.name, *names)
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.posonlyargs:
        raise Refused.at(place, "A function here takes plain arguments only.", "Write `def f(x, y): return x + y`.")
    if any(argument.annotation for argument in arguments.args) or node.returns:
        raise Refused.at(place, "A type annotation is not part of what runs here.", "Leave it out.")
    for name in names:
        if names.count(name) > 1:
            message = f"SyntaxError: duplicate argument '{name}' in function definition"
            raise Refused.at(place, message, "Give each its own name.")
    if node.decorator_list:
        raise Refused.at(place, "A decorator is not part of what runs here.", "Leave the @ line out.")
    *before, last = node.body
    if not isinstance(last, ast.Return) or last.value is None or not all(map(is_docstring, before)):
        message = "A function here is a single `return` with a value."
        raise Refused.at(
            place, message, f"Write one expression, or a function for each part: `def {node.name}(x): return x ** 2`."
        )


def is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


# What is allowed under a condition; each check raises Refused.
CHECKS = {
    ast.Call: check_call,
    ast.Name: lambda node, place: check_names(place, node.id),
    ast.Attribute: lambda node, place: check_names(place, node.attr),
    ast.alias: lambda node, place: check_names(place, *node.name.split("."), node.asname),
    ast.Constant: check_constant,
    ast.keyword: check_keyword,
    ast.withitem: check_with,
    ast.For: check_loop,
    ast.Return: check_return,
    ast.FunctionDef: check_function,
}

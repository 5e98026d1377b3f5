"""Text to a checked syntax tree: what a line may say, and the Problem of one that says something else."""

import ast
import threading
from dataclasses import dataclass

from . import limits
from .problem import Node, Problem, Refused
from .syntax import syntax_problem

# Python 3.11's parser counts its depth for all threads together, and raises SystemError where two meet (gh-106905).
PARSER = threading.Lock()
PROGRAM = "<program>"  # what Python calls the text that it looks at; `warned.py` ignores what it warns of there
LINES_BACK = 20

# What a refused construct is called, and what to write instead.
REFUSED: dict[type[ast.AST], tuple[str, str]] = {
    ast.AsyncFunctionDef: ("async", "Use a plain `def`."),
    ast.AsyncFor: ("async", "Use a plain `for`."),
    ast.AsyncWith: ("async", "Use a plain `with`."),
    ast.Await: ("await", "Call the function plainly."),
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
        hint = f"Nothing of it runs. Delete {len(source) - limits.CHARACTERS:,} characters or more."
        return Problem(message, hint, kind="limit")
    for place, character in enumerate(source):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            line = source.count("\n", 0, place) + 1
            column = place - source.rfind("\n", 0, place)
            return Problem(
                f"The character {character!r} cannot stand in a program.", "Delete it.", line, column, "syntax"
            )
    return None


def parse(source: str) -> list[ast.stmt]:
    """The statements of a whole text, whose columns count characters.

    Raises: Refused, with the Problem of a text that is not Python or is nested too deeply.
    """
    try:
        with PARSER:
            statements = ast.parse(source).body
    except SyntaxError as error:
        raise Refused(syntax_problem(error, source)) from None
    except (RecursionError, MemoryError, ValueError, SystemError):
        message = f"The text is nested too deeply ({limits.DEPTH} levels are the limit here) or has too long a number."
        raise Refused(Problem(message, kind="limit")) from None
    if not source.isascii():
        count_characters(statements, source.split("\n"))
    return statements


def count_characters(statements: list[ast.stmt], lines: list[str]) -> None:
    """Makes the columns of all nodes count the characters of these lines, where Python's parser counts bytes."""
    encoded = [line.encode() for line in lines]
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, Node):
                first, last = encoded[node.lineno - 1], encoded[(node.end_lineno or node.lineno) - 1]
                node.col_offset = len(first[: node.col_offset].decode())
                node.end_col_offset = len(last[: node.end_col_offset].decode())


def check(statement: ast.stmt) -> None:
    """Raises Refused, with the Problem at its place, if a statement says what no program here may say."""
    waiting: list[tuple[ast.AST, Node, int]] = [(statement, statement, 1)]
    while waiting:
        node, place, depth = waiting.pop()
        if isinstance(node, Node):
            place = node
        if depth > limits.DEPTH:
            message = f"This is nested more than {limits.DEPTH} levels deep, the limit here."
            raise Refused.at(place, message, "Split it with names.", "limit")
        if type(node) in REFUSED:
            called, instead = REFUSED[type(node)]
            raise Refused.at(place, f"{called} is not part of what runs here.", instead)
        if isinstance(node, ast.comprehension) and node.is_async:
            raise Refused.at(place, "async is not part of what runs here.", "Use a plain `for`.")
        waiting.extend((part, place, depth + 1) for part in ast.iter_child_nodes(node))


def check_compiles(statement: ast.stmt, source: str) -> None:
    """Raises Refused, in Python's words, for what its parser lets pass and its compiler does not.

    Nothing of what Python compiles here is ever run.
    """
    try:
        with PARSER:
            compile(ast.Module([statement], []), PROGRAM, "exec")
    except SyntaxError as error:
        raise Refused(syntax_problem(error, source)) from None
    except (RecursionError, MemoryError, ValueError, SystemError, OverflowError):
        raise Refused.at(statement, "Python cannot compile this.", "Split it with names.", "limit") from None

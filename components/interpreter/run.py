"""A program's text to one Step per statement: its source, its value, what a notebook shows for it, its Problem."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import FunctionType, GeneratorType, MethodType
from typing import Any

import numpy as np
import torch

from components.figures.model import Figure
from components.figures.pyplot import at_end

from . import (
    assigning,
    classes,
    comprehensions,
    error_groups,
    errors,
    expressions,
    functions,
    operation,
    statements,
    warned,
)
from .beside import notes_of
from .compiling import Context, compile_expression, compile_statement
from .entries import Function, Module
from .grammar import check, check_compiles, parse, read, with_line_feeds
from .hints import hint_for
from .library.pyplot import is_drawn
from .limits import CHARACTERS, ITEMS, LimitReached, Limits, check_written
from .methods import Method
from .name_hints import program_hint
from .pasted import column_in_source, read_pasted
from .problem import Problem, Refused, words_of
from .running import Running, without_addresses
from .scopes import COMPREHENSIONS, scopes_of

# Each of these files has the functions that compile its constructs; importing it puts them into the tables.
CONSTRUCTS = (assigning, classes, comprehensions, error_groups, errors, expressions, functions, statements)


@dataclass(frozen=True, eq=False)
class Step:
    """One statement that ran, or the first that did not.

    `kind` is the class of what an expression statement is worth, None if it is worth nothing. `text` is what a notebook
    shows for the statement as a cell of its own: print() output, then the value of an expression at the left margin,
    and of none inside a block. `warnings` has what torch or numpy warned of.

    Values would keep their memory, so a Run's steps have none. `look` of `run` is given them: `value` of the
    expression; `assigned`, the names that got values, by the statement or by what it called; `deleted`, those that are
    gone; `operations`, the last of what was done with tensors and arrays, in the order in which it was done.

    `figures` has what `plt.show()` showed in it; the last statement's also those that a program leaves open. They hold
    no tensor.

    >>> first, second = run("x = torch.ones(2); x.sum()").steps
    >>> first.source, first.text, second.source, second.text, second.kind.__name__
    ('x = torch.ones(2)', '', 'x.sum()', 'tensor(2.)', 'Tensor')
    >>> run("x = 5; y = x", look=lambda step: print(step.assigned)).error
    {'x': 5}
    {'y': 5}
    """

    line: int
    source: str
    kind: type | None = None
    text: str = ""
    error: Problem | None = None
    warnings: tuple[str, ...] = ()
    value: object = None
    assigned: dict[str, object] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    operations: tuple[operation.Operation, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, eq=False)
class Run:
    """A program that has run: its steps up to the first that failed, and the names left at the end.

    A name that holds something of a class of the program's own has its text, since nothing of the program runs after
    it. `notes` says, by line, what of a pasted text was passed over, and what runs and may not be what was meant.

    >>> ran = run("x = 2; y = x ** 5; z")
    >>> len(ran.steps), ran.names, ran.error.message
    (3, {'x': 2, 'y': 32}, "NameError: name 'z' is not defined")
    """

    steps: tuple[Step, ...]
    names: dict[str, object]
    error: Problem | None
    notes: dict[int, str] = field(default_factory=dict)


def run(
    source: str,
    look: Callable[[Step], None] = lambda step: None,
    above: int = 0,
    limits: Limits | None = None,
) -> Run:
    """Runs ordinary PyTorch lines within this package's vocabulary and limits, and never raises for anything typed.

    `look` is called with each Step and its values before the next statement runs, which may change them in place. The
    time that it takes is counted as the run's. The first lines, as many as are `above`, are a cell of their own, as in
    a notebook: a figure that they leave open is not drawn on any more. `limits` is what the run is given; what a server
    gives, if it is left out.
    """
    if len(source) > 2 * CHARACTERS:  # Windows ends a line with two characters
        return Run((), {}, read(source).problem)
    typed = with_line_feeds(source)
    source, notes = read_pasted(typed, parse)
    program = read(source)
    running = Running(limits)
    running.statements = program.statements
    lines = source.split("\n")
    steps: list[Step] = []
    with torch.inference_mode(False), torch.enable_grad():
        try:
            for statement in program.statements:
                if above and statement.lineno > above:
                    running.figures.begin_cell()
                    above = 0
                step = moved(execute(running, statement, source, lines), typed, source)
                if step.error or statement is program.statements[-1]:
                    step = replace(step, figures=step.figures + at_end(running.figures))
                if not step.error:
                    notes = notes_of(statement, step.source, step.value, running.names) | notes
                look(step)
                steps.append(replace(step, value=None, assigned={}, deleted=frozenset(), operations=()))
                if step.error:
                    break
            names = {name: lasting(running, value) for name, value in running.names.items() if is_shown(running, value)}
        finally:
            running.end()
    error = steps[-1].error if steps else None
    if program.problem and not error:
        error = program.problem
        if program.statements or (source.strip() and len(source) <= CHARACTERS):
            steps.append(unread_step(program.problem, lines))
            look(steps[-1])
    return Run(tuple(steps), names, error, notes)


def moved(step: Step, typed: str, source: str) -> Step:
    """The step, its Problem's column counted in what was typed and not behind a prompt."""
    if not step.error or typed is source:
        return step
    problem = step.error
    column = column_in_source(typed, source, problem.line, problem.column)
    return replace(step, error=replace(problem, column=column))


def evaluate(tree: ast.expr, names: dict[str, object]) -> object:
    """What one expression is worth, in a run of its own with these names.

    Raises: Refused, with the Problem in the expression's own columns.
    """
    running = Running()
    running.names.update(names)
    statement = ast.copy_location(ast.Expr(tree), tree)
    try:
        value, problem = outcome(running, statement, "", is_shown=False)
    finally:
        running.end()
    if problem:
        raise Refused(problem)
    return value


def execute(running: Running, statement: ast.stmt, source: str, lines: list[str]) -> Step:
    """Runs one statement at the left margin."""
    running.printed = []
    running.performed.clear()
    running.room.begin_statement()
    before = {name: id(value) for name, value in running.names.items()}  # which keeps nothing alive
    with warned.listening() as warnings:
        value, problem = outcome(running, statement, source)
    text = "".join(running.printed).removesuffix("\n")
    did = tuple(operation.Operation(*one) for one in running.performed)
    kind = None if value is None else type(value)
    assigned = assigned_by(running, statement, before)
    deleted = frozenset(before) - frozenset(running.names)
    own = source_of(statement, lines)
    shown = running.figures.take_shown()
    return Step(statement.lineno, own, kind, text, problem, tuple(warnings), value, assigned, deleted, did, shown)


def assigned_by(running: Running, statement: ast.stmt, before: dict[str, int]) -> dict[str, object]:
    """The names that a statement gives a value itself, and the program's that what it called gave another."""
    own = names_given(statement)
    others = {name for name, value in running.names.items() if before.get(name) != id(value)}
    given = [*own, *sorted(others.difference(own))]
    assigned = {name: running.names[name] for name in given if name in running.names}
    return {name: value for name, value in assigned.items() if name in own or is_shown(running, value)}


def outcome(running: Running, statement: ast.stmt, source: str, is_shown: bool = True) -> tuple[object, Problem | None]:
    """What a statement is worth, shown as a notebook shows it, and what was wrong with it."""
    running.node = statement
    try:
        return compiled(running, statement, source, is_shown)(running.names), None
    except BaseException as error:
        return None, problem_of(running, error, statement)


def compiled(running: Running, statement: ast.stmt, source: str, is_shown: bool) -> Callable[[dict[Any, Any]], object]:
    """A function of the program's names that runs the statement and gives what it is worth."""
    check(statement)
    if source:
        check_compiles(statement, source)
    context = Context(running, scopes_of(statement))
    try:
        if not isinstance(statement, ast.Expr):
            return compile_statement(statement, context)
        value = compile_expression(statement.value, context)
    except Exception:
        # Not expected; but no text that a reader types may be told of our own mistakes.
        raise Refused.at(statement, "This is not part of what runs here.", "Write it in simpler lines.") from None

    def show(names: Any):
        found = value(names)
        if isinstance(statement.value, ast.Call) and is_drawn(found):
            return None  # the picture is what a reader sees of it
        if found is not None and is_shown:
            running.door.perform(statement, "repr", running.show, (found,))
        return found

    return show


def problem_of(running: Running, error: BaseException, statement: ast.stmt) -> Problem:
    """The Problem of what ended the program, in the words of whoever raised it."""
    node, operation, operands, hint = running.failure if running.failed is error else (statement, "", (), "")
    if not hasattr(node, "lineno"):
        node = statement
    if isinstance(error, Refused):
        if error.problem.line:
            return error.problem
        return replace(error.problem, line=node.lineno, column=node.col_offset + 1)
    if isinstance(error, LimitReached):
        hint = "Use fewer turns, or smaller tensors." if str(error).startswith("The program computes") else ""
        return Problem(str(error), hint, node.lineno, node.col_offset + 1, "limit")
    hint = program_hint(error, node, operation, operands, running.statements) or hint
    is_own = any(type(operand) in running.classes for operand in operands)
    if operation and not hint and not is_own:
        hint = hint_for(node, operation, operands)
    try:
        said = (error, getattr(error, "msg", None))
        check_written(said)
        words = without_addresses(words_of(error))
    except LimitReached:
        words = f"{type(error).__name__}: (its text is longer than {ITEMS:,} characters)"
    except BaseException:
        words = f"{type(error).__name__}: <exception str() failed>"
    return Problem(words, hint, node.lineno, node.col_offset + 1, "python", type(error).__name__)


def names_given(statement: ast.stmt) -> list[str]:
    """The names of the program that the statement itself may give a value."""
    found: list[str] = []
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.append(node.id)
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda, *COMPREHENSIONS)):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def is_shown(running: Running, value: object) -> bool:
    """Whether a page shows a name with this value: not functions, classes and modules."""
    return not isinstance(value, (Module, Function, FunctionType, MethodType, Method, GeneratorType, type))


@dataclass(frozen=True, eq=False)
class Written:
    """A value of a program's own class, as its text: nothing of the program is run after the program."""

    text: str

    def __repr__(self) -> str:
        return self.text


def lasting(running: Running, value: object) -> object:
    """The value, if looking at it runs nothing of the program; else its text."""
    if is_plain(running, value):
        return value
    try:
        return Written(running.repr_of(value))
    except BaseException:
        return Written(f"<{type(value).__name__} object>")


def is_plain(running: Running, value: object) -> bool:
    """Whether a value is made of Python's, numpy's and torch's own types through all its levels."""
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        inside: Any = one
        if kind in running.classes:
            return False
        if kind in PLAIN or isinstance(one, (torch.Tensor, np.ndarray, np.generic)):
            continue
        if kind.__module__ not in ("builtins", "torch", "torch.return_types", "collections") or id(one) in seen:
            if id(one) in seen:
                continue
            return False
        seen.add(id(one))
        if issubclass(kind, dict):
            waiting.extend(inside)
            waiting.extend(inside.values())
        elif issubclass(kind, (list, tuple, set, frozenset)):
            if not PLAIN.issuperset(map(type, inside)):
                waiting.extend(inside)
        elif kind.__module__ == "builtins" and kind not in (range, slice):
            return False
    return True


PLAIN = frozenset({int, float, bool, complex, str, type(None), range, torch.Size, torch.dtype, torch.device})


def unread_step(problem: Problem, lines: list[str]) -> Step:
    """The step for the part of a program that could not be read: its line and its Problem."""
    line = min(problem.line, len(lines))
    return Step(line, lines[line - 1], error=problem)


def source_of(node: ast.stmt, lines: list[str]) -> str:
    """The statement's own text with its decorators; its columns count characters, see `grammar.read`."""
    first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", ()))])
    own = lines[first - 1 : node.end_lineno]
    own[-1] = own[-1][: node.end_col_offset]
    own[0] = own[0][node.col_offset :]
    return "\n".join(own)

"""A program's text to one Step per statement: its source, its value, what a notebook shows for it, its Problem."""

import ast
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import torch

from . import limits, operation, warned
from .entries import Function, Module
from .grammar import Program, check, read, with_line_feeds
from .limits import Clock, LimitReached
from .operators import Operators
from .problem import Problem, Refused
from .room import Room
from .statements import Statements


@dataclass(frozen=True, eq=False)
class Step:
    """One statement that ran, or the first that did not.

    `kind` is the class of what an expression statement is worth, None if it is worth nothing. `text` is what a notebook
    shows for the statement as a cell of its own: print() output, then the value of an expression at the left margin,
    and of none inside a block. `warnings` has what torch or numpy warned of.

    Values would keep their memory, so a Run's steps have none. `look` of `run` is given them: `value` of the
    expression; `assigned`, the names that got values; `operations`, the last of what was done with tensors and arrays,
    in the order in which it was done.
    """

    line: int
    source: str
    kind: type | None = None
    text: str = ""
    error: Problem | None = None
    warnings: tuple[str, ...] = ()
    value: object = None
    assigned: dict[str, object] = field(default_factory=dict)
    operations: tuple[operation.Operation, ...] = ()


@dataclass(frozen=True, eq=False)
class Run:
    """A program that has run: its steps up to the first that failed, and the names left at the end."""

    steps: tuple[Step, ...]
    names: dict[str, object]
    error: Problem | None


def run(source: str, look: Callable[[Step], None] = lambda step: None) -> Run:
    """Runs ordinary PyTorch lines within this package's vocabulary and limits, and never raises for anything typed.

    `look` is called with each Step and its values before the next statement runs, which may change them in place. The
    time that it takes is counted as the run's.
    """
    if len(source) > 2 * limits.CHARACTERS:  # Windows ends a line with two characters
        return Run((), {}, read(source).problem)
    source = with_line_feeds(source)
    program = read(source)
    running = Running()
    statements = Statements(running, running.names)
    lines = source.split("\n")
    steps = []
    with torch.inference_mode(False), torch.enable_grad():
        for statement in program.statements:
            step = running.step(statements, statement, lines)
            look(step)
            steps.append(replace(step, value=None, assigned={}, operations=()))
            if step.error:
                break
    error = steps[-1].error if steps else None
    if program.problem and not error:
        error = program.problem
        if program.statements or (source.strip() and len(source) <= limits.CHARACTERS):
            steps.append(unread_step(program, lines))
            look(steps[-1])
    names = {name: value for name, value in running.names.items() if not isinstance(value, (Module, Function))}
    return Run(tuple(steps), names, error)


class Running:
    """What a program needs while it runs, and nothing of any other reader."""

    def __init__(self):
        self.clock = Clock()
        self.names: dict[str, object] = {}
        self.assigned: dict[str, object] = {}
        self.performed: deque[operation.Operation] = deque(maxlen=operation.MOST)
        self.room = Room(self.names.values, self.performed.clear)
        self.operators = Operators(self.clock, self.room)
        self.printed: list[str] = []
        self.statements = 0
        self.waiting = 0

    @cached_property
    def random_state(self) -> np.random.RandomState:
        """The run's own source of numpy's random numbers."""
        return np.random.RandomState()

    def step(self, statements: Statements, statement: ast.stmt, lines: list[str]) -> Step:
        self.assigned, self.printed = {}, []
        self.performed.clear()
        with warned.listening() as warnings:
            value, problem = self.outcome(statements, statement)
        text = "".join(self.printed).removesuffix("\n")
        source = source_of(statement, lines)
        did = tuple(self.performed)
        kind = None if value is None else type(value)
        return Step(statement.lineno, source, kind, text, problem, tuple(warnings), value, self.assigned, did)

    def outcome(self, statements: Statements, statement: ast.stmt) -> tuple[object, Problem | None]:
        """What a statement is worth, and what was wrong with it."""
        try:
            check(statement)
            return statements.execute_cell(statement), None
        except Refused as refusal:
            return None, refusal.problem
        except RecursionError:
            message = "The program is nested too deeply for this page."
            return None, Problem(message, "Split it with names.", statement.lineno, statement.col_offset + 1)
        except Exception as error:
            # Not expected; but no text that a reader types may take the page down.
            return None, Refused.because(error, statement).problem

    def clock_check(self, node: ast.AST) -> None:
        try:
            self.clock.check()
        except LimitReached as reached:
            raise Refused.at(node, str(reached), "Use fewer turns, or smaller tensors.") from None

    def count_statement(self, node: ast.AST) -> None:
        self.statements += 1
        if self.statements > limits.STATEMENTS:
            message = f"The program executes more than {limits.STATEMENTS:,} statements, the limit of a run."
            raise Refused.at(node, message, "Use fewer turns.")

    def show(self, value: object) -> None:
        self.write(repr(value) + "\n")

    def write(self, text: str) -> None:
        text.encode()  # Half a character cannot be sent to a browser; Python's print refuses it too.
        self.room.take_characters(len(text))
        self.printed.append(without_addresses(text))


def without_addresses(text: str) -> str:
    """Python shows where in memory an object without a text of its own lies; that is nobody's business."""
    return re.sub(r"(?<= object at 0x)[0-9a-f]+(?=>)", "0", text)


def unread_step(program: Program, lines: list[str]) -> Step:
    line = min(program.problem.line, len(lines))
    return Step(line, lines[line - 1], error=program.problem)


def source_of(node: ast.stmt, lines: list[str]) -> str:
    """The statement's own text; its columns count characters, see `grammar.read`."""
    own = lines[node.lineno - 1 : node.end_lineno]
    own[-1] = own[-1][: node.end_col_offset]
    own[0] = own[0][node.col_offset :]
    return "\n".join(own)

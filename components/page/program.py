"""A page's program to take home, and its statements as they ran: which text each has, and what it showed."""

import ast
import builtins
import re
from dataclasses import dataclass

import numpy as np
import torch

from components.interpreter import Step, run
from components.interpreter.grammar import read, with_line_feeds

# Jupyter lays these out as Python's prompt does.
PLAIN = (torch.Tensor, np.ndarray, np.generic, int, float, complex, str, torch.dtype, torch.device, torch.Size)
JUPYTERS_LINE = 70
# What print() writes of these is what Python shows for them.
SAME_TEXT = (torch.Tensor, torch.dtype, int, float, complex, list, tuple, range, slice, type)
# How Python begins what it says of an error.
RAISED = re.compile(r"[\w.]*(Error|Exception)\b")
UNKNOWN_NAME = re.compile(r"NameError: name '(\w+)'")
UNKNOWN_ATTRIBUTE = re.compile(r"AttributeError: '(\S+)' object has no attribute '(\w+)'$")
TYPES = {kind.__name__: kind for kind in (torch.Tensor, bool, int, float, str, list, tuple, type(None))}
BEHIND = re.compile(r"[ \t]*;?[ \t]*(#[^\n]*)?")


@dataclass(frozen=True)
class Program:
    """A program as a page ran it.

    `plots` are pieces of Altair to run after it, of which the last one ends with the picture. `beside` is another
    program that the page shows beside this one. So many lines as `ran_before` says the program before it has run, as
    the step of a lesson that goes on from another one.
    What the page does not run is taken home as a comment, because a stranger's link may have brought it. Only a program
    that is `our_own`, and needs more than the page's interpreter, stands as it is.
    """

    title: str
    source: str
    plots: tuple[str, ...] = ()
    beside: "Program | None" = None
    our_own: bool = False
    ran_before: int = 0


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement that ran: the lines of comments before it, its own text, and the comment behind it."""

    before: tuple[str, ...]
    source: str
    behind: str
    node: ast.stmt
    step: Step

    @property
    def has_value(self) -> bool:
        """Whether it is an expression that shows what it is worth."""
        return isinstance(self.node, ast.Expr) and self.step.kind is not None and not self.step.error

    @property
    def is_plain(self) -> bool:
        """Whether Jupyter would lay out what it shows as Python's prompt does."""
        kind, text = self.step.kind, self.step.text
        short = kind in (list, tuple) and "\n" not in text and len(text) < JUPYTERS_LINE
        return not self.has_value or issubclass(kind, PLAIN) or short

    @property
    def has_one_text(self) -> bool:
        """Whether print() writes the value as Python shows it; numpy's numbers are float or complex too, and differ."""
        return issubclass(self.step.kind, SAME_TEXT) and not issubclass(self.step.kind, np.generic)

    def lines(self, printed: bool = False) -> list[str]:
        """Its text; a value is `printed` for a file."""
        text = self.source
        if printed and self.has_value:
            inside = f"({text})" if isinstance(self.node.value, ast.Tuple) else text
            text = f"print({inside})" if self.has_one_text else f"print(repr({inside}))"
        return [*self.before, *f"{text}{self.behind}".split("\n")]


@dataclass(frozen=True, eq=False)
class Ran:
    """What ran of a program, up to the first statement that failed, and the lines behind it that did not.

    `unread` are the lines from which on Python cannot read it; `used` and `given` are the names that it looks up and
    those that it gives a meaning.
    """

    statements: tuple[Statement, ...]
    left: tuple[str, ...]
    unread: tuple[str, ...]
    used: frozenset[str]
    given: frozenset[str]

    @property
    def failed(self) -> bool:
        return bool(self.statements and self.statements[-1].step.error)

    @property
    def raised(self) -> bool:
        """Whether Python stopped it, and not only a rule of the page."""
        if not self.failed:
            return False
        message = self.statements[-1].step.error.message
        return bool(RAISED.match(message)) and not is_known_elsewhere(message)


def is_known_elsewhere(message: str) -> bool:
    """Whether Python may know what the page says it does not find: open, a module of a module, a method left out."""
    if name := UNKNOWN_NAME.match(message):
        return hasattr(builtins, name[1])
    if found := UNKNOWN_ATTRIBUTE.match(message):
        return found[1] not in TYPES or hasattr(TYPES[found[1]], found[2])
    return message.startswith(("AttributeError", "ImportError", "ModuleNotFoundError"))


def run_program(whole: Program) -> Ran:
    """Run the program again, and tell its statements."""
    text = with_line_feeds(whole.source).rstrip()
    program = read(text)
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    statements, behind = [], 0
    for node, step in zip(program.statements, run(text).steps, strict=False):
        start, end = (offsets[line - 1] + column for line, column in (starts(node), ends(node)))
        between = text[behind:start].split("\n")[:-1]
        comment = BEHIND.match(text, end)
        said = f"  {comment[1]}" if comment[1] else ""
        statements.append(Statement(tuple(between[bool(behind) :]), text[start:end], said, node, step))
        behind = comment.end()
    last = program.statements[-1:]
    readable = len(text)
    if program.problem:
        readable = BEHIND.match(text, offsets[ends(last[0])[0] - 1] + ends(last[0])[1]).end() if last else 0
    names = [name for node in program.statements for name in names_of(node)]
    return Ran(
        tuple(statements),
        lines(text[behind:readable]),
        lines(text[readable:]),
        frozenset(name for name, used in names if used),
        frozenset(name for name, used in names if not used),
    )


def lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip("\n").split("\n")) if text.strip() else ()


def starts(node) -> tuple[int, int]:
    return node.lineno, node.col_offset


def ends(node) -> tuple[int, int]:
    return node.end_lineno, node.end_col_offset


def names_of(statement: ast.stmt):
    """The names in a statement, each with whether it is looked up there, and not given a meaning."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            yield node.id, isinstance(node.ctx, ast.Load)
        elif isinstance(node, ast.FunctionDef):
            yield node.name, False
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.split(".")[0], False

"""A program's statements as they ran: which text each has, and what it showed."""

import ast
import re
from dataclasses import dataclass
from itertools import accumulate
from types import FunctionType

import numpy as np
import torch

from components.interpreter import Step, is_beyond, names_of_things, parse, read, read_pasted, run, with_line_feeds

from .names import names_of
from .program import Program

# Jupyter lays these out as Python's prompt does.
PLAIN = (torch.Tensor, np.ndarray, np.generic, int, float, complex, str, torch.dtype, torch.device, torch.Size)
JUPYTERS_LINE = 70
# It sorts what stands in {}, and has a text of its own for what stands in <>: functions, classes, instances.
ITS_OWN_WAY = "{<"
# What print() writes of these, and not of classes made from them, is what Python shows for them.
NAMED_RESULTS = frozenset(kind for kind in vars(torch.return_types).values() if isinstance(kind, type))
SAME_TEXT = NAMED_RESULTS | {
    *(int, float, complex, bool, range, slice, list, tuple, dict, set, frozenset),
    *(type, FunctionType, torch.dtype, torch.Tensor, torch.nn.Parameter),
}
BEHIND = re.compile(r"[ \t]*;?[ \t]*(#[^\n]*)?")


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement that ran: the lines of comments before it, its own text, and the comment behind it.

    Where it `is_beyond`, a part of it that did not get its turn says what does not run on the page.
    """

    before: tuple[str, ...]
    source: str
    behind: str
    node: ast.stmt
    step: Step
    is_beyond: bool = False

    @property
    def has_value(self) -> bool:
        """Whether it is an expression that shows what it is worth."""
        return isinstance(self.node, ast.Expr) and self.step.kind is not None and not self.step.error

    @property
    def is_plain(self) -> bool:
        """Whether Jupyter would lay out what it shows as Python's prompt does."""
        kind, text = self.step.kind, self.step.text
        if kind is None or not self.has_value or issubclass(kind, PLAIN):
            return True
        is_short = "\n" not in text and len(text) < JUPYTERS_LINE
        return kind in (list, tuple) and is_short and not any(sign in text for sign in ITS_OWN_WAY)

    @property
    def has_one_text(self) -> bool:
        """Whether print() writes the value as Python shows it."""
        return self.step.kind in SAME_TEXT

    def lines(self, printed: bool = False) -> list[str]:
        """Its text; a value is `printed` for a file."""
        text = self.source
        if printed and isinstance(self.node, ast.Expr) and self.has_value:
            inside = f"({text})" if isinstance(self.node.value, ast.Tuple) else text
            text = f"print({inside})" if self.has_one_text else f"print(repr({inside}))"
        return [*self.before, *f"{text}{self.behind}".split("\n")]


@dataclass(frozen=True, eq=False)
class Ran:
    """What ran of a program, up to the first statement that failed, and the lines behind it that did not.

    `unread` are the lines from which on Python cannot read it; `needed` and `given` are the names that it looks up
    before it gives them a meaning, and those that it gives one.
    """

    statements: tuple[Statement, ...]
    left: tuple[str, ...]
    unread: tuple[str, ...]
    needed: frozenset[str]
    given: frozenset[str]

    @property
    def failed(self) -> bool:
        """Whether its last statement that ran raised an error."""
        return bool(self.statements and self.statements[-1].step.error)

    @property
    def raised(self) -> bool:
        """Whether Python stopped it, and not only a rule of the page."""
        error = self.statements[-1].step.error if self.statements else None
        return error is not None and error.kind == "python" and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether one of its statements, or all from there on, are only taken home as a comment."""
        return any(statement.is_beyond for statement in self.statements)


class Text:
    """A program's text, in which a place is a line and a column, as a syntax tree has it, or an offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        lengths = (len(line) + 1 for line in text.split("\n"))
        self.lines = list(accumulate(lengths, initial=0))

    def start(self, node: ast.stmt, after: int) -> int:
        """The offset at which a statement begins, that of its first decorator's @; it stands `after` another one."""
        decorators = getattr(node, "decorator_list", ())
        if not decorators:
            return self.lines[node.lineno - 1] + node.col_offset
        first = decorators[0]
        return self.text.rindex("@", after, self.lines[first.lineno - 1] + first.col_offset)

    def end(self, node: ast.stmt) -> int:
        """The offset behind a statement."""
        return self.lines[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def behind(self, node: ast.stmt) -> re.Match[str]:
        """The semicolon and the comment behind a statement."""
        found = BEHIND.match(self.text, self.end(node))
        assert found, "the pattern matches nothing too"
        return found


def run_program(whole: Program) -> Ran:
    """Run the program again, and tell its statements."""
    source = read_pasted(with_line_feeds(whole.source), parse)[0].rstrip()
    program, text = read(source), Text(source)
    own = names_of_things(program.statements)
    statements, place, given = [], 0, frozenset()
    for node, step in zip(program.statements, run(source).steps, strict=False):
        start, behind = text.start(node, place), text.behind(node)
        # The first line before it is the rest of the line with the statement before.
        before = source[place:start].split("\n")[1 if place else 0 : -1]
        comment = f"  {behind[1]}" if behind[1] else ""
        more = is_beyond(node, given, own)
        given |= names_of([node]).given
        own_text = source[start : text.end(node)]
        statements.append(Statement(tuple(before), own_text, comment, node, step, more))
        place = behind.end()
    readable = len(source)
    if program.problem:
        readable = text.behind(program.statements[-1]).end() if program.statements else 0
    left, unread = lines(source[place:readable]), lines(source[readable:])
    return Ran(tuple(statements), left, unread, *names_of(program.statements))


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text without the blank ones at its ends; none of a blank text."""
    return tuple(text.strip("\n").split("\n")) if text.strip() else ()

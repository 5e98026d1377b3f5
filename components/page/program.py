"""A page's program to take home, and its statements as they ran: which text each has, and what it showed."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import FunctionType

import numpy as np
import torch

from components.interpreter import Step, run
from components.interpreter.beyond import is_beyond, names_of_things
from components.interpreter.grammar import parse, read, with_line_feeds
from components.interpreter.pasted import read_pasted
from components.interpreter.scopes import Scope, scopes_of

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
# These look their names up before they give any a meaning.
LATE = (ast.Assign, ast.AnnAssign, ast.AugAssign)


@dataclass(frozen=True)
class Program:
    """A program as a page ran it.

    `plots` are pieces of Altair to run after it, of which the last one ends with the picture. `beside` is another
    program that the page shows beside this one. So many lines as `ran_before` says the program before it has run, as
    the step of a lesson that goes on from another one.
    What the page does not run is taken home as a comment, because a stranger's link may have brought it; so is what it
    ran if that would say more on another machine. Only a program
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
        if not self.has_value or issubclass(kind, PLAIN):
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
        if printed and self.has_value:
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
        return bool(self.statements and self.statements[-1].step.error)

    @property
    def raised(self) -> bool:
        """Whether Python stopped it, and not only a rule of the page."""
        return self.failed and self.statements[-1].step.error.kind == "python" and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether one of its statements, or all from there on, are only taken home as a comment."""
        return any(statement.is_beyond for statement in self.statements)


def run_program(whole: Program) -> Ran:
    """Run the program again, and tell its statements."""
    text = read_pasted(with_line_feeds(whole.source), parse)[0].rstrip()
    program = read(text)
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    statements, behind, given = [], 0, frozenset()
    own = names_of_things(program.statements)
    for node, step in zip(program.statements, run(text).steps, strict=False):
        start, end = (offsets[line - 1] + column for line, column in (starts(node), ends(node)))
        if getattr(node, "decorator_list", ()):
            start = text.rindex("@", behind, start)
        between = text[behind:start].split("\n")[:-1]
        comment = BEHIND.match(text, end)
        said = f"  {comment[1]}" if comment[1] else ""
        more = is_beyond(node, given, own)
        given |= names_of([node])[1]
        statements.append(Statement(tuple(between[bool(behind) :]), text[start:end], said, node, step, more))
        behind = comment.end()
    last = program.statements[-1:]
    readable = len(text)
    if program.problem:
        readable = BEHIND.match(text, offsets[ends(last[0])[0] - 1] + ends(last[0])[1]).end() if last else 0
    return Ran(tuple(statements), lines(text[behind:readable]), lines(text[readable:]), *names_of(program.statements))


def lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip("\n").split("\n")) if text.strip() else ()


def starts(node) -> tuple[int, int]:
    """Where a statement begins; the @ of a decorator stands before that."""
    first = next(iter(getattr(node, "decorator_list", ())), node)
    return first.lineno, first.col_offset


def ends(node) -> tuple[int, int]:
    return node.end_lineno, node.end_col_offset


def names_of(statements: Iterable[ast.stmt]) -> tuple[frozenset[str], frozenset[str]]:
    """The program's names that are looked up before they have a meaning, and all that are given one."""
    needed, given = set(), set()
    for statement in statements:
        scopes = [*scopes_in(scopes_of(statement))]
        new = scopes[0].bound.union(*(scope.bound & scope.everywhere for scope in scopes))
        used = {name for scope in scopes for name in scope.used if is_programs(name, scope)}
        known = given if isinstance(statement, LATE) else given | new
        needed |= (used | noted(statement)) - known
        given |= new
    return frozenset(needed), frozenset(given)


def scopes_in(scope: Scope) -> Iterable[Scope]:
    yield scope
    for child in scope.children.values():
        yield from scopes_in(child)


def is_programs(name: str, scope: Scope) -> bool:
    """Whether a name that a scope looks up is the whole program's, or not given a meaning at all."""
    if scope.kind in ("program", "class") or name in scope.everywhere:
        return name not in scope.free
    return name not in scope.bound | scope.free


def noted(statement: ast.stmt) -> set[str]:
    """The names in annotations: the page passes over them, and Python looks them up."""
    notes = [getattr(node, field, None) for node in ast.walk(statement) for field in ("annotation", "returns")]
    return {name.id for note in notes if note for name in ast.walk(note) if isinstance(name, ast.Name)}

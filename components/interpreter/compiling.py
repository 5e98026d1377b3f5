"""A checked syntax tree to Python closures: each construct has one function here that compiles it.

An expression becomes a function of the frame that gives its value; a statement becomes one that gives None, or the
signal with which it leaves its block. A frame has the names of one running function, class or program.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass

from .problem import Refused
from .scopes import Scope

Frame = dict
Evaluate = Callable[[Frame], object]
Execute = Callable[[Frame], object]

# What a statement gives when it leaves its block; `return` gives a tuple with the value in it.
BREAK, CONTINUE = "break", "continue"
NOTHING = (None,)

EXPRESSIONS: dict[type, Callable] = {}
STATEMENTS: dict[type, Callable] = {}


class Cell:
    """A name that a function shares with those inside it."""

    __slots__ = ("value",)


@dataclass(frozen=True, eq=False)
class Context:
    """What a construct is compiled for: the run, the scope that it stands in, and the function's own words."""

    run: object
    scope: Scope
    qualname: str = ""
    first_parameter: str = ""

    def inside(self, node: ast.AST, qualname: str = "", first_parameter: str = "") -> "Context":
        """The context of the scope that begins at this node; with "" for the name it keeps the one around it."""
        scope = self.scope.children[node]
        return Context(self.run, scope, qualname or self.qualname, first_parameter)

    def qualified(self, name: str) -> str:
        """The name as Python's messages write it: with the functions and classes around it."""
        if not self.qualname:
            return name
        return f"{self.qualname}.{name}" if self.scope.kind == "class" else f"{self.qualname}.<locals>.{name}"


def expression(*kinds: type) -> Callable:
    """The decorated function compiles expressions of these kinds."""
    return lambda compiler: EXPRESSIONS.update(dict.fromkeys(kinds, compiler)) or compiler


def statement(*kinds: type) -> Callable:
    """The decorated function compiles statements of these kinds."""
    return lambda compiler: STATEMENTS.update(dict.fromkeys(kinds, compiler)) or compiler


def compile_expression(node: ast.expr, context: Context) -> Evaluate:
    """Raises: Refused for what is not part of what runs here."""
    return compiler_of(EXPRESSIONS, node)(node, context)


def compile_statement(node: ast.stmt, context: Context) -> Execute:
    """Raises: Refused for what is not part of what runs here."""
    return compiler_of(STATEMENTS, node)(node, context)


def compiler_of(table: dict, node: ast.AST) -> Callable:
    """The table's function for nodes of this kind. Raises: Refused where it has none."""
    if type(node) not in table:
        raise Refused.at(node, f"{type(node).__name__} is not part of what runs here.")
    return table[type(node)]


def compile_block(body: list[ast.stmt], context: Context) -> Execute:
    """Statements one after another, up to the first that leaves the block."""
    parts = [compile_statement(node, context) for node in body if not isinstance(node, ast.Pass)]
    if not parts:
        return lambda frame: None
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts

        def pair(frame):
            signal = first(frame)
            return second(frame) if signal is None else signal

        return pair

    def block(frame):
        for part in parts:
            signal = part(frame)
            if signal is not None:
                return signal
        return None

    return block

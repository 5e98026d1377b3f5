"""A checked syntax tree to Python closures: each construct has one function here that compiles it.

An expression becomes a function of the frame that gives its value; a statement becomes one that gives None, or the
signal with which it leaves its block. A frame has the names of one running function, class or program.
"""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from .problem import Refused
from .scopes import Scope

if TYPE_CHECKING:
    from .running import Running

# The names of one running function, class or program, and their values, which may be anything.
Frame = dict[Any, Any]
Evaluate = Callable[[Frame], Any]
Execute = Callable[[Frame], Any]
Store = Callable[[Frame, Any], object]

Compiler = Callable[[Any, "Context"], Callable[..., Any]]
AnyCompiler = TypeVar("AnyCompiler", bound=Compiler)

# What a statement gives when it leaves its block; `return` gives a tuple with the value in it.
BREAK, CONTINUE = "break", "continue"
NOTHING = (None,)

EXPRESSIONS: dict[type, Compiler] = {}
STATEMENTS: dict[type, Compiler] = {}


def keep_nothing(frame: Frame, value: Any) -> None:
    """The store of what is given no name."""


class Cell:
    """A name that a function shares with those inside it."""

    __slots__ = ("value",)


@dataclass(frozen=True, eq=False)
class Context:
    """What a construct is compiled for: the run, the scope that it stands in, and the function's own words."""

    run: "Running"
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


def expression(*kinds: type[ast.expr]) -> Callable[[AnyCompiler], AnyCompiler]:
    """The decorated function compiles expressions of these kinds."""
    return entering(EXPRESSIONS, kinds)


def statement(*kinds: type[ast.stmt]) -> Callable[[AnyCompiler], AnyCompiler]:
    """The decorated function compiles statements of these kinds."""
    return entering(STATEMENTS, kinds)


def entering(table: dict[type, Compiler], kinds: tuple[type, ...]) -> Callable[[AnyCompiler], AnyCompiler]:
    """A decorator that enters a compiler into the table for these kinds."""

    def enter(compiler: AnyCompiler) -> AnyCompiler:
        for kind in kinds:
            table[kind] = compiler
        return compiler

    return enter


def compile_expression(node: ast.expr, context: Context) -> Evaluate:
    """Raises: Refused for what is not part of what runs here."""
    return compiler_of(EXPRESSIONS, node)(node, context)


def compile_statement(node: ast.stmt, context: Context) -> Execute:
    """Raises: Refused for what is not part of what runs here."""
    return compiler_of(STATEMENTS, node)(node, context)


def compiler_of(table: dict[type, Compiler], node: ast.expr | ast.stmt) -> Compiler:
    """The table's function for nodes of this kind. Raises: Refused where it has none."""
    if type(node) not in table:
        raise not_run(node)
    return table[type(node)]


def not_run(node: ast.expr | ast.stmt) -> Refused:
    """What is raised for a construct that runs nowhere here."""
    return Refused.at(node, f"{type(node).__name__} is not part of what runs here.")


def compile_block(body: Sequence[ast.stmt], context: Context) -> Execute:
    """Statements one after another, up to the first that leaves the block."""
    parts = [compile_statement(node, context) for node in body if not isinstance(node, ast.Pass)]
    if not parts:
        return lambda frame: None
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        first, second = parts

        def pair(frame: Frame) -> Any:
            signal = first(frame)
            return second(frame) if signal is None else signal

        return pair

    def block(frame: Frame) -> Any:
        for part in parts:
            signal = part(frame)
            if signal is not None:
                return signal
        return None

    return block

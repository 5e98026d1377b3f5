"""Names: where each is kept, and how it is looked up, given a value and deleted."""

import ast
from typing import TYPE_CHECKING, Any

from . import missing, vocabulary
from .compiling import Context, Evaluate, Frame, expression
from .problem import Refused
from .scopes import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running


def kind_of(name: str, scope: Scope) -> str:
    """Whether a name is the program's ("global"), shared by functions ("cell"), a "local" one or a "class"'s."""
    if scope.kind == "program" or name in scope.everywhere:
        return "global"
    if scope.kind == "class" and name in scope.bound and name not in scope.outside:
        return "class"
    if name in scope.free or name in scope.cells:
        return "cell"
    return "local" if name in scope.bound and scope.is_function else "global"


def cell_key(name: str, scope: Scope) -> object:
    """Where a frame has a shared name; a class's frame becomes its attributes, so there it is kept apart."""
    return (name,) if scope.kind == "class" else name


@expression(ast.Name)
def compile_name(node: ast.Name, context: Context) -> Evaluate:
    """A function of the frame that gives the name's value.

    It raises NameError or UnboundLocalError if there is none, and Refused for what only Python has.
    """
    run, name, scope = context.run, node.id, context.scope
    kind = kind_of(name, scope)
    if kind == "local":
        return load_local(node, context)
    if kind == "cell":
        return load_cell(node, context)
    names, prelude = run.names, vocabulary.PRELUDE

    def load_global(frame: Frame):
        if name in names:
            return names[name]
        if name in prelude:
            return prelude[name]
        raise not_defined(run, node)

    if kind == "class":
        return lambda frame: frame[name] if name in frame else load_global(frame)
    return load_global


def not_defined(run: "Running", node: ast.Name) -> BaseException:
    """What a name that stands for nothing raises: Python's NameError, or a refusal of what only Python has."""
    message, hint = missing.missing_name(node.id, [*run.names, *vocabulary.PRELUDE])
    words = message.removeprefix("NameError: ")
    if words == message:
        return run.noted(Refused.at(node, message, hint), node)
    return run.noted(NameError(words, name=node.id), node, hint=hint)


def load_local(node: ast.Name, context: Context) -> Evaluate:
    """A function of the frame that gives a local name's value, or raises UnboundLocalError."""
    run, name = context.run, node.id

    def load(frame: Frame):
        try:
            return frame[name]
        except KeyError:
            raise unbound(run, node) from None

    return load


def unbound(run: "Running", node: ast.Name) -> BaseException:
    """What a local name without a value raises, noted with a hint."""
    name = node.id
    words = f"cannot access local variable '{name}' where it is not associated with a value"
    hint = f"`{name}` gets a value somewhere in this function, so it is the function's own and has none yet."
    if name in run.names:
        hint += f" For the program's `{name}`, say `global {name}` above, or give it as an argument."
    return run.noted(UnboundLocalError(words), node, hint=hint)


def load_cell(node: ast.Name, context: Context) -> Evaluate:
    """A function of the frame that gives the value of a shared name, or raises UnboundLocalError or NameError."""
    run, name, scope = context.run, node.id, context.scope
    key = cell_key(name, scope)

    def load(frame: Frame):
        try:
            return frame[key].value
        except AttributeError:
            pass
        if name in scope.bound and name not in scope.outside:
            raise unbound(run, node)
        words = f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        raise run.noted(NameError(words), node)

    return load


def compile_store(name: str, context: Context) -> "Callable[[Frame, object], None]":
    """A function of frame and value that gives the name the value."""
    kind, names = kind_of(name, context.scope), context.run.names
    if kind == "cell":
        key = cell_key(name, context.scope)

        def store_cell(frame: Frame, value: Any):
            frame[key].value = value

        return store_cell
    if kind == "global":

        def store_global(frame: Frame, value: Any):
            names[name] = value

        return store_global

    def store(frame: Frame, value: Any):
        frame[name] = value

    return store


def compile_delete(node: ast.Name, context: Context) -> "Callable[[Frame], None]":
    """A function of the frame that deletes the name. Raises: NameError, UnboundLocalError."""
    run, name = context.run, node.id
    kind = kind_of(name, context.scope)
    if kind == "cell":
        key = cell_key(name, context.scope)

        def delete_cell(frame: Frame):
            try:
                del frame[key].value
            except AttributeError:
                raise unbound(run, node) from None

        return delete_cell

    def delete(frame: Frame):
        owner = run.names if kind == "global" else frame
        if name in owner:
            del owner[name]
        elif kind == "local":
            raise unbound(run, node)
        else:
            raise run.noted(NameError(f"name '{name}' is not defined", name=name), node)

    return delete

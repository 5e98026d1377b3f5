"""`class`: a program's classes are real types, made from what their body leaves, with the special methods of a list."""

import ast
from functools import update_wrapper
from types import FunctionType
from typing import TYPE_CHECKING, Any

import torch

from . import instead, library, own_functions
from .attributes import SPECIAL, defines, is_special
from .compiling import Cell, Context, Execute, Frame, compile_block, compile_expression, statement
from .functions import compile_decorator
from .library import enumerations
from .naming import cell_key, compile_store
from .nn import BASES as OF_TORCH
from .nn import modules
from .problem import Refused
from .room import HOLDING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running

MAY_BE_BASE = 1 << 10
BASES = library.BASES | OF_TORCH | {own_functions.Function}
CLASS = 300  # items that take the memory of a class
FACTS = frozenset({"__doc__", "__module__", "__qualname__", "__annotations__", "__match_args__", "__slots__"})


@statement(ast.ClassDef)
def compile_class(node: ast.ClassDef, context: Context) -> Execute:
    """A `class`: its body runs, and the names that it leaves make the type.

    Raises: Refused for `metaclass=` and other keywords.
    """
    run, name = context.run, node.name
    if node.keywords:
        message = "A class takes its bases only here: no `metaclass=` and no other keywords."
        raise Refused.at(node, message, f"Write `class {name}:`.")
    decorators = [compile_decorator(part, context) for part in node.decorator_list]
    bases = [compile_expression(base, context) for base in node.bases]
    qualname = context.qualified(name)
    inner = context.inside(node, qualname)
    body, store = compile_block(node.body, inner), compile_store(name, context)
    shared = [(free, cell_key(free, context.scope)) for free in sorted(inner.scope.free)]
    doc = ast.get_docstring(node, clean=False)

    def define(frame: Frame):
        wraps = [decorator(frame) for decorator in decorators]
        parents = tuple([base(frame) for base in bases])
        own = begin_class(run, node, name, parents)
        own["__module__"], own["__qualname__"] = "__main__", qualname
        if doc is not None:
            own["__doc__"] = doc
        for free, key in shared:
            dict.__setitem__(own, (free,), frame[key])
        itself = Cell()
        dict.__setitem__(own, ("__class__",), itself)
        run.frames.append(own)
        try:
            body(own)
        finally:
            run.frames.pop()
        made = make_class(run, node, name, parents, own)
        itself.value = made
        for wrap in reversed(wraps):
            made = wrap(made)
        store(frame, made)

    return define


def begin_class(run: "Running", node: ast.ClassDef, name: str, parents: tuple[Any, ...]) -> dict[Any, Any]:
    """The names of a class before its body runs."""
    if not any(map(enumerations.is_enumeration, parents)):
        return {}
    try:
        return enumerations.begin_class(run, name, parents)
    except BaseException as error:
        raise run.noted(error, node) from None


def make_class(
    run: "Running", node: ast.ClassDef, name: str, parents: tuple[Any, ...], namespace: dict[Any, Any]
) -> type:
    """The new type. Raises: TypeError in Python's words, Refused for what no class here has."""
    run.room.take_items(CLASS + 10 * len(namespace))
    named = {key: value for key, value in namespace.items() if isinstance(key, str)}
    for key, value in named.items():
        check_member(run, node, key, value)
    maker = next((library.MAKERS[parent] for parent in parents if parent in library.MAKERS), None)
    if maker:
        return maker(run, name, named.pop("__annotations__", {}), named)
    bases = tuple(base_of(run, node, parent) for parent in parents)
    named = guarded(run, node, bases, named)
    try:
        is_enumeration = any(map(enumerations.is_enumeration, bases))
        made = enumerations.make_class(run, name, bases, namespace) if is_enumeration else type(name, bases, named)
    except BaseException as error:
        raise run.noted(error, node) from None
    own_classes(run, made)
    return made


def guarded(run: "Running", node: ast.ClassDef, bases: tuple[Any, ...], namespace: dict[Any, Any]) -> dict[Any, Any]:
    """The names of a class, with what its bases ask for put around those that the host calls."""
    for base in bases:
        if issubclass(base, torch.nn.Module):
            host = modules.host_of(base, run.classes)
            for key, value in namespace.items():
                modules.check_member(run, host, key, value)
    if any(issubclass(base, HOLDING) for base in bases):
        namespace = {key: modules.ticking(run, key, value) for key, value in namespace.items()}
    answers = "__getattr__" in namespace
    if answers or any(defines(run, base, "__getattr__") for base in bases):
        check_answering(run, node, bases)
    return namespace | ({"__getattr__": asked_for_plain_names(namespace["__getattr__"])} if answers else {})


def check_answering(run: "Running", node: ast.ClassDef, bases: tuple[Any, ...]) -> None:
    """Raises Refused for a `__getattr__` beside a base of the host's, whose own attributes would be asked of it too."""
    if not all(base in run.plain_classes or base is object for base in bases):
        message = "__getattr__ is for a class that inherits from none of Python's or torch's here."
        raise run.noted(Refused.at(node, message, "Write a method, such as `def get(self, name): ...`."), node)


def asked_for_plain_names(function: FunctionType) -> "Callable[..., Any]":
    """A class's `__getattr__`, which is asked for no special name.

    Numpy and torch ask an object for `__array_interface__` and the like, and read the memory that it says.
    """

    def __getattr__(self: Any, name: Any):
        if is_special(name):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return function(self, name)

    return update_wrapper(__getattr__, function)


def own_classes(run: "Running", made: type) -> None:
    """From now on the type is one of the program's."""
    run.classes.add(made)
    if all(base in run.classes or base is object for base in made.__mro__):
        run.plain_classes.add(made)


def base_of(run: "Running", node: ast.ClassDef, parent: object) -> type:
    """A base, which has to be a type. Raises: Refused for what no class here inherits from."""
    if isinstance(parent, type):
        # Of a type that no class can inherit from, Python says so itself.
        if (
            parent in run.classes
            or parent in BASES
            or enumerations.is_enumeration(parent)
            or not parent.__flags__ & MAY_BE_BASE
        ):
            return parent
        message = f"A class here does not inherit from {parent.__name__}."
        raise run.noted(Refused.at(node, message, "Write it without this base."), node)
    message = f"A class here does not inherit from `{run.repr_of(parent)}`."
    raise run.noted(Refused.at(node, message, "Write it without this base."), node)


def check_member(run: "Running", node: ast.ClassDef, name: str, value: object) -> None:
    """Raises Refused for a special name that would let the class do what no program here may."""
    if name == "__module__" and not isinstance(value, str):
        raise run.noted(Refused.at(node, "A class's __module__ is a text here.", "Leave the line out."), node)
    if not is_special(name) or name in FACTS or isinstance(value, enumerations.Known):
        return
    if name not in SPECIAL:
        message = f"The special method {name} is not part of what runs here."
        raise run.noted(Refused.at(node, message, instead.for_special_method(name)), node)
    if not (type(value) is FunctionType or (name == "__hash__" and value is None)):
        message = f"{name} is a method here: a `def` in the class."
        raise run.noted(Refused.at(node, message, f"Write `def {name}(self): ...` with what it does."), node)

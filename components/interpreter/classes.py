"""`class`: a program's classes are real types, made from what their body leaves, with the special methods of a list."""

import ast
from types import FunctionType

import torch

from . import library, own_functions
from .attributes import SPECIAL, is_special
from .compiling import Cell, Context, Execute, compile_block, compile_expression, statement
from .functions import compile_decorator
from .library import enumerations
from .naming import cell_key, compile_store
from .nn import BASES as OF_TORCH
from .nn import modules
from .problem import Refused
from .room import HOLDING

MAY_BE_BASE = 1 << 10
BASES = library.BASES | OF_TORCH | {own_functions.Function}
CLASS = 300  # items that take the memory of a class
FACTS = frozenset({"__doc__", "__module__", "__qualname__", "__annotations__", "__match_args__", "__slots__"})


@statement(ast.ClassDef)
def compile_class(node: ast.ClassDef, context: Context) -> Execute:
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

    def define(frame):
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


def begin_class(run, node, name: str, parents: tuple) -> dict:
    """The names of a class before its body runs."""
    if not any(map(enumerations.is_enumeration, parents)):
        return {}
    try:
        return enumerations.begin_class(run, name, parents)
    except BaseException as error:
        raise run.noted(error, node) from None


def make_enumeration(run, node, name: str, parents: tuple, namespace: dict) -> type:
    for key, value in namespace.items():
        if isinstance(key, str) and not isinstance(value, enumerations.Known):
            check_member(run, node, key, value)
    try:
        made = enumerations.make_class(run, name, parents, namespace)
    except BaseException as error:
        raise run.noted(error, node) from None
    own_classes(run, made)
    return made


def make_class(run, node, name: str, parents: tuple, namespace: dict) -> type:
    """The new type. Raises: TypeError in Python's words, Refused for what no class here has."""
    run.room.take_items(CLASS + 10 * len(namespace))
    if any(map(enumerations.is_enumeration, parents)):
        return make_enumeration(run, node, name, parents, namespace)
    namespace = {key: value for key, value in namespace.items() if isinstance(key, str)}
    maker = next((library.MAKERS[parent] for parent in parents if parent in library.MAKERS), None)
    if maker:
        return maker(run, name, namespace.pop("__annotations__", {}), namespace)
    bases = tuple(base_of(run, node, parent) for parent in parents)
    for key, value in namespace.items():
        check_member(run, node, key, value)
    for base in bases:
        if host := issubclass(base, torch.nn.Module) and modules.host_of(base, run.classes):
            for key, value in namespace.items():
                modules.check_member(run, host, key, value)
    if any(issubclass(base, HOLDING) for base in bases):
        namespace = {key: modules.ticking(run, key, value) for key, value in namespace.items()}
    try:
        made = type(name, bases, namespace)
    except Exception as error:
        raise run.noted(error, node) from None
    own_classes(run, made)
    return made


def own_classes(run, made: type) -> None:
    """From now on the type is one of the program's."""
    run.classes.add(made)
    if all(base in run.classes or base is object for base in made.__mro__):
        run.plain_classes.add(made)


def base_of(run, node, parent: object) -> type:
    if isinstance(parent, type):
        # Of a type that no class can inherit from, Python says so itself.
        if parent in run.classes or parent in BASES or not parent.__flags__ & MAY_BE_BASE:
            return parent
        message = f"A class here does not inherit from {parent.__name__}."
        raise run.noted(Refused.at(node, message, "Write it without this base."), node)
    message = f"A class here does not inherit from `{run.repr_of(parent)}`."
    raise run.noted(Refused.at(node, message, "Write it without this base."), node)


def check_member(run, node, name: str, value: object) -> None:
    """Raises Refused for a special name that would let the class do what no program here may."""
    if name == "__module__" and not isinstance(value, str):
        raise run.noted(Refused.at(node, "A class's __module__ is a text here.", "Leave the line out."), node)
    if not is_special(name) or name in FACTS:
        return
    if name not in SPECIAL:
        message = f"The special method {name} is not part of what runs here."
        raise run.noted(Refused.at(node, message, "Give the method a name of your own."), node)
    if not (type(value) is FunctionType or (name == "__hash__" and value is None)):
        message = f"{name} is a method here: a `def` in the class."
        raise run.noted(Refused.at(node, message, f"Write `def {name}(self): ...` with what it does."), node)

"""What is no tensor in a sentence: functions, classes, instances, dicts, sets, texts, errors and generators.

Nothing of the program is run to tell it: only types, lengths, and what lies in an instance are looked at.
"""

import ast
import re
from collections.abc import Iterator
from types import FunctionType, GeneratorType, GetSetDescriptorType
from typing import Any

from components.interpreter import Function, Method, Module, Refused, parse

from .sentences import OBJECTS, counted
from .values import is_array

LISTED = 6  # keys, attributes, methods
DEFINES = re.compile(r"\b(def|class)\b")
LONGEST = 24  # characters of a key or of a value
# Which sentence is said of a value of such a type.
KINDS = {Function: "own function", Method: "method", Module: "module", GeneratorType: "generator"}
CONTAINERS = (list, tuple, dict, set, frozenset)
SCOPES = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Definitions:
    """The functions and classes that a program has defined so far, by their names with dots."""

    def __init__(self) -> None:
        self.functions: dict[str, ast.FunctionDef] = {}
        self.classes: dict[str, ast.ClassDef] = {}

    def read(self, source: str) -> ast.stmt | None:
        """The statement that has definitions, which are known from now on; None for any other."""
        if not DEFINES.search(source):
            return None
        try:
            (statement,) = parse(source)
        except (Refused, ValueError):
            return None
        waiting: list[tuple[ast.AST, str]] = [(statement, "")]
        while waiting:
            node, prefix = waiting.pop()
            if isinstance(node, ast.FunctionDef):
                self.functions[prefix + node.name] = node
                prefix += f"{node.name}.<locals>."
            elif isinstance(node, ast.ClassDef):
                self.classes[prefix + node.name] = node
                prefix += f"{node.name}."
            waiting.extend((part, prefix) for part in ast.iter_child_nodes(node))
        return statement


def about_definition(statement: ast.stmt | None) -> str:
    """What a `def` or a `class` at the left margin makes; "" for any other statement."""
    match statement:
        case ast.FunctionDef(name=name, decorator_list=[]):
            gaps = {"signature": signature(statement), "when_called": when_called(statement)}
            return OBJECTS["function defined"].format(name=name, **gaps)
        case ast.FunctionDef(name=name):
            gaps = {"signature": signature(statement), "decorators": decorators(statement)}
            return OBJECTS["function decorated"].format(name=name, **gaps)
        case ast.ClassDef(name=name, decorator_list=[]):
            return OBJECTS["class defined"].format(name=name, body=about_body(statement))
        case ast.ClassDef(name=name):
            gaps = {"decorators": decorators(statement), "body": about_body(statement)}
            return OBJECTS["class decorated"].format(name=name, **gaps)
    return ""


def about(name: str, value: object, definitions: Definitions) -> str:
    """What a value is; "" for tensors, numbers, lists and whatever else shows itself."""
    kind = type(value)
    if kind in KINDS:
        return OBJECTS[KINDS[kind]].format(name=name)
    if isinstance(value, FunctionType):
        return about_function(name, value, definitions)
    if isinstance(value, type):
        return about_class(name, value, definitions)
    if isinstance(value, BaseException):
        return OBJECTS["exception"].format(name=name, kind=kind.__name__)
    if kind.__qualname__ in definitions.classes:
        return about_instance(name, value)
    return about_contents(name, value)


def about_contents(name: str, value: object) -> str:
    """What is in a text, a dict or a set of Python's own; "" for anything else."""
    if type(value) is str:
        return about_text(name, value)
    if type(value) is dict:
        return about_dict(name, value)
    if type(value) is set or type(value) is frozenset:
        return counted(OBJECTS["set"], len(value), name=name, kind=type(value).__name__)
    return ""


def about_function(name: str, value: FunctionType, definitions: Definitions) -> str:
    """What is said of a function of the program."""
    node = definitions.functions.get(value.__qualname__)
    if value.__name__ == "<lambda>" or not node:
        return OBJECTS["own function"].format(name=name)
    return OBJECTS["function"].format(name=name, signature=signature(node), when_called=when_called(node))


def about_class(name: str, value: type, definitions: Definitions) -> str:
    """What is said of a class."""
    node = definitions.classes.get(value.__qualname__)
    if not node:
        return OBJECTS["class"].format(name=name)
    return OBJECTS["class defined"].format(name=name, body=about_body(node))


def about_text(name: str, value: str) -> str:
    """What is said of a text."""
    lines = value.count("\n") + 1
    case = "text in lines" if lines > 1 else "text"
    return counted(OBJECTS[case], len(value), name=name, lines=f"{lines:,}")


def about_dict(name: str, value: dict) -> str:
    """What is said of a dict."""
    if not value:
        return OBJECTS["empty dict"].format(name=name)
    parts = [f"{shown(key)}: {shown(of)}" for key, of in list(value.items())[:LISTED]]
    return counted(OBJECTS["dict"], len(value), name=name, parts=listing(parts, len(value)))


def about_instance(name: str, value: object) -> str:
    """What is said of an object of a class of the program."""
    kind, attributes = type(value).__name__, attributes_of(value)
    if not attributes:
        return OBJECTS["bare instance"].format(name=name, kind=kind)
    parts = [f"{attribute} = {shown(of)}" for attribute, of in list(attributes.items())[:LISTED]]
    return OBJECTS["instance"].format(name=name, kind=kind, parts=listing(parts, len(attributes)))


def attributes_of(value: object) -> dict[str, Any]:
    """What lies in an instance, whatever its class says that `__dict__` is."""
    for base in type(value).__mro__:
        found = base.__dict__.get("__dict__")
        if type(found) is GetSetDescriptorType:
            return found.__get__(value)
    return {}


def about_body(node: ast.ClassDef) -> str:
    """What a class is made from and what it has, read from its text."""
    parents = [shortened(ast.unparse(base)) for base in node.bases if ast.unparse(base) != "object"]
    methods = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
    gaps = {"parents": listing(parents, len(parents)), "methods": listing(methods, len(methods))}
    if parents and methods:
        return counted(OBJECTS["parents and methods"], len(methods), **gaps)
    if parents:
        return OBJECTS["parents"].format(**gaps)
    return counted(OBJECTS["methods"], len(methods), **gaps) if methods else OBJECTS["neither"]


def signature(node: ast.FunctionDef) -> str:
    """A function's name and parameters."""
    return f"{node.name}({shortened(ast.unparse(node.args), 2 * LONGEST)})"


def when_called(node: ast.FunctionDef) -> str:
    """What a call of the function gives."""
    own = [*inside(node)]
    if any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in own):
        return OBJECTS["gives a generator"]
    if any(isinstance(part, ast.Return) and part.value for part in own):
        return OBJECTS["gives a value"]
    return OBJECTS["gives None"]


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function's own body, without those of functions and classes in it."""
    waiting = [*ast.iter_child_nodes(node)]
    while waiting:
        part = waiting.pop()
        yield part
        if not isinstance(part, SCOPES):
            waiting.extend(ast.iter_child_nodes(part))


def decorators(node: ast.FunctionDef | ast.ClassDef) -> str:
    """The decorators of a function or class."""
    return OBJECTS["decorators"].join(f"@{shortened(ast.unparse(part))}" for part in node.decorator_list)


def shown(value: object) -> str:
    """A number or a short text as Python writes it; anything else by its kind."""
    kind = type(value)
    if kind in (int, float, complex, bool, str, type(None)) and len(text := repr(value)) <= LONGEST:
        return text
    if is_array(value):
        return OBJECTS["tensor" if hasattr(value, "requires_grad") else "array"].format(shape=tuple(value.shape))
    # Its exact type first: what isinstance asks another one for may be a line of the program.
    if kind in CONTAINERS and isinstance(value, CONTAINERS):
        return OBJECTS["collection"].format(kind=kind.__name__, number=f"{len(value):,}")
    return shortened(kind.__name__)


def listing(parts: list[str], total: int) -> str:
    """The first few of so many."""
    left = total - len(parts[:LISTED])
    more = [OBJECTS["more"].format(number=f"{left:,}")] if left else []
    return ", ".join([*parts[:LISTED], *more])


def shortened(text: str, most: int = LONGEST) -> str:
    """A text with at most so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"

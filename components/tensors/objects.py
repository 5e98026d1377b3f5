"""What is no tensor in a sentence: functions, classes, instances, dicts, sets, texts, errors and generators.

Nothing of the program is run to tell it: only types, lengths, and what lies in an instance are looked at.
"""

import ast
import re
from collections.abc import Iterator
from types import FunctionType, GeneratorType, GetSetDescriptorType
from typing import Any

from components.interpreter import Function, Method, Module, Refused, parse

from .describe import count
from .values import is_array

LISTED = 6  # keys, attributes, methods
DEFINES = re.compile(r"\b(def|class)\b")
LONGEST = 24  # characters of a key or of a value
# What is said behind the name of a value of such a type.
KINDS = {
    Function: "is a function. It runs when it is called, with brackets.",
    Method: "is a method. It runs when it is called, with brackets.",
    Module: "is a module: what it has is reached by a dot.",
    GeneratorType: "is a generator: it computes a value each time that one is asked for, and each only once.",
}
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
            return f"{name} is a function, {signature(statement)}. {when_called(statement)}"
        case ast.FunctionDef(name=name):
            return f"{name} is what {decorators(statement)} made of the function {signature(statement)}."
        case ast.ClassDef(name=name, decorator_list=[]):
            return f"{name} is a class. {about_body(statement)}"
        case ast.ClassDef(name=name):
            return f"{name} is what {decorators(statement)} made of a class. {about_body(statement)}"
    return ""


def about(name: str, value: object, definitions: Definitions) -> str:
    """What a value is; "" for tensors, numbers, lists and whatever else shows itself."""
    kind = type(value)
    if kind in KINDS:
        return f"{name} {KINDS[kind]}"
    if isinstance(value, FunctionType):
        return about_function(name, value, definitions)
    if isinstance(value, type):
        return about_class(name, value, definitions)
    if isinstance(value, BaseException):
        return f"{name} is an exception, an object of the class {kind.__name__}; `raise` makes an error of it."
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
        return f"{name} is a {type(value).__name__} of {count(len(value), 'value', 'values')}, each once, in no order."
    return ""


def about_function(name: str, value: FunctionType, definitions: Definitions) -> str:
    """What is said of a function of the program."""
    node = definitions.functions.get(value.__qualname__)
    if value.__name__ == "<lambda>" or not node:
        return f"{name} is a function. It runs when it is called, with brackets."
    return f"{name} is the function {signature(node)}. {when_called(node)}"


def about_class(name: str, value: type, definitions: Definitions) -> str:
    """What is said of a class."""
    node = definitions.classes.get(value.__qualname__)
    return f"{name} is a class. {about_body(node)}" if node else f"{name} is a class."


def about_text(name: str, value: str) -> str:
    """What is said of a text."""
    lines = value.count("\n") + 1
    inside = f" in {lines:,} lines" if lines > 1 else ""
    return f"{name} is a text of {count(len(value), 'character', 'characters')}{inside}."


def about_dict(name: str, value: dict) -> str:
    """What is said of a dict."""
    if not value:
        return f"{name} is a dict without keys."
    parts = [f"{shown(key)}: {shown(of)}" for key, of in list(value.items())[:LISTED]]
    return f"{name} is a dict of {count(len(value), 'key', 'keys')}: {listing(parts, len(value))}."


def about_instance(name: str, value: object) -> str:
    """What is said of an object of a class of the program."""
    told = f"{name} is an instance of the class {type(value).__name__}"
    attributes = attributes_of(value)
    if not attributes:
        return f"{told}, without attributes of its own."
    parts = [f"{attribute} = {shown(of)}" for attribute, of in list(attributes.items())[:LISTED]]
    return f"{told}, with {listing(parts, len(attributes))}."


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
    made = f"It has all of {listing(parents, len(parents))}" if parents else ""
    own = f"the {'method' if len(methods) == 1 else 'methods'} {listing(methods, len(methods))}" if methods else ""
    if made and own:
        return f"{made}, and {own}."
    if made or own:
        return f"{made or f'It has {own}'}."
    return "A call of it makes an instance."


def signature(node: ast.FunctionDef) -> str:
    """A function's name and parameters."""
    return f"{node.name}({shortened(ast.unparse(node.args), 2 * LONGEST)})"


def when_called(node: ast.FunctionDef) -> str:
    """What a call of the function gives."""
    own = [*inside(node)]
    if any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in own):
        return "A call gives a generator, and its lines run as values are asked for."
    if any(isinstance(part, ast.Return) and part.value for part in own):
        return "Its lines run when it is called."
    return "Its lines run when it is called; without a `return` of a value, it gives None."


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
    return " and ".join(f"@{shortened(ast.unparse(part))}" for part in node.decorator_list)


def shown(value: object) -> str:
    """A number or a short text as Python writes it; anything else by its kind."""
    kind = type(value)
    if kind in (int, float, complex, bool, str, type(None)) and len(text := repr(value)) <= LONGEST:
        return text
    if is_array(value):
        return f"{'tensor' if hasattr(value, 'requires_grad') else 'array'} of shape {tuple(value.shape)}"
    # Its exact type first: what isinstance asks another one for may be a line of the program.
    if kind in CONTAINERS and isinstance(value, CONTAINERS):
        return f"{kind.__name__} of {len(value):,}"
    return shortened(kind.__name__)


def listing(parts: list[str], total: int) -> str:
    """The first few of so many."""
    left = total - len(parts[:LISTED])
    return ", ".join([*parts[:LISTED], *([f"and {left:,} more"] if left else [])])


def shortened(text: str, most: int = LONGEST) -> str:
    """A text with at most so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"

"""Names that stand for nothing, and attributes that are not there or are not given here."""

import ast
import difflib
import importlib.machinery
import inspect
import sys

import numpy as np
import torch

from . import instead, library, vocabulary
from .entries import Module
from .library import pyplot

HERE = [
    name for name in vocabulary.IMPORTS if name not in ("matplotlib", "pylab", "abc", "numbers") and "." not in name
]
# What other kinds of values, or other languages, call it.
OTHER_NAMES = {
    **{(list, name): "append" for name in ("add", "push", "push_back", "put")},
    **{(set, name): "add" for name in ("append", "insert", "push")},
    **{(str, name): "strip" for name in ("trim",)},
    **{(str, name): "lower" for name in ("toLowerCase", "lowercase")},
    **{(str, name): "upper" for name in ("toUpperCase", "uppercase")},
    (dict, "add"): "update",
    (dict, "append"): "update",
    (dict, "has_key"): "get",
    (dict, "iteritems"): "items",
}
OTHER_LANGUAGES = {"true": "True", "false": "False", "null": "None", "none": "None", "nil": "None"}


def missing_name(name: str, known: list[str]) -> tuple[str, str]:
    """The message for a name that stands for nothing, or for what Python has and this page does not run."""
    if name in library.PYTHONS:
        return f"{name} is in Python, but it is not part of what runs here.", instead.for_builtin(name)
    message = f"NameError: name '{name}' is not defined"
    if name in OTHER_LANGUAGES:
        return message, f"Python writes it `{OTHER_LANGUAGES[name]}`."
    if hint := instead.IMPORTED.get(name) or instead.for_module(name):
        return message, hint
    if name in vocabulary.TORCH_MODULE.members and name != "version":
        return message, f"It is in torch: `torch.{name}`, or `from torch import {name}` above."
    if hint := instead.for_import(name):
        return message, hint
    return message, did_you_mean(name, known)


def missing_attribute(owner: object, name: str, text: str) -> tuple[str, str]:
    """The message for what a value or module does not have, or has and does not give; `text` is the owner's own."""
    if isinstance(owner, Module):
        return missing_member(owner, name, text)
    if type(owner) in pyplot.KINDS:
        known = list(attributes_of_drawn(type(owner)))
        return f".{name} of a {type(owner).__name__} is not drawn here.", did_you_mean(name, known, f"{text}.")
    try:
        inspect.getattr_static(owner, name)
    except AttributeError:
        return in_pythons_words(owner, name), absent_hint(owner, name, text)
    message = f".{name} of a {type(owner).__name__} is not part of what runs here."
    return message, instead.for_method(name)


def in_pythons_words(owner: object, name: str) -> str:
    """What Python itself says of an attribute that the owner does not have."""
    try:
        getattr(owner, name)
    except AttributeError as error:
        return f"AttributeError: {error}"
    return f"AttributeError: '{type(owner).__name__}' object has no attribute '{name}'"


def absent_hint(owner: object, name: str, text: str) -> str:
    """What to write instead of an attribute that the owner does not have; "" if nothing is near."""
    if owner is None and name == "zero_":
        return "`.grad` is None until the first `backward()`: call `y.backward()` before, or leave the line out."
    if owner is None and text.endswith(".grad"):
        return "A `.grad` is None until `backward()` was called on what was computed from the tensor."
    if owner is None:
        return f"`{text}` is None, which stands for no value: nothing was computed, or a function gave nothing back."
    if isinstance(owner, dict) and name in owner:
        return f"A dict's values are reached by their keys: `{text}['{name}']`."
    if name in ("length", "len", "size", "shape", "count") and isinstance(owner, (list, tuple, str, dict, set)):
        return f"The number of items is `len({text})`."
    if (type(owner), name) in OTHER_NAMES:
        other = OTHER_NAMES[type(owner), name]
        return f"A {type(owner).__name__} has it as `{text}.{other}`."
    if isinstance(owner, np.ndarray) and vocabulary.has_method(torch.empty(0), name):
        return f"`{text}` is a numpy array. Make it a tensor before: `{text} = tensor({text})`."
    if isinstance(owner, (int, float)) and vocabulary.has_method(torch.empty(0), name):
        return (
            f"`{text}` is a Python {type(owner).__name__}, which knows no gradients. "
            "Start from a tensor: `x = tensor(-2.0).requires_grad_()`."
        )
    if isinstance(owner, torch.Tensor) and name in ("append", "extend", "insert"):
        return f"A tensor keeps its size; a longer one is made with `torch.cat([{text}, tensor([3])])`."
    return did_you_mean(name, allowed_names(owner), f"{text}.")


def missing_member(module: Module, name: str, text: str) -> tuple[str, str]:
    """The message and the hint for what a module does not have, or has and does not give here."""
    if module.name.startswith(("matplotlib", "pylab")):
        near = did_you_mean(name, list(module.members), f"{text}.")
        return f"{module.name}.{name} is not drawn here.", instead.MEMBERS.get(f"{module.name}.{name}", near)
    real = importlib.import_module(module.name)
    # Some of torch's modules are loaded when they are first asked for.
    if name in dir(real) or name in getattr(real, "_lazy_modules", ()):
        message = f"{module.name}.{name} is not part of what runs here."
        return message, instead.for_member(f"{module.name}.{name}")
    near = did_you_mean(name, list(module.members), f"{text}.")
    return f"AttributeError: module '{module.name}' has no attribute '{name}'", near


def missing_import(module: Module, name: str) -> tuple[str, str]:
    """The message for `from module import name` where there is no such name, or none that runs."""
    message, hint = missing_member(module, name, module.name)
    if not message.startswith("AttributeError"):
        return message, hint
    near = did_you_mean(name, list(module.members), f"from {module.name} import ")
    return f"ImportError: cannot import name '{name}' from '{module.name}'", near


def missing_module(names: list[str]) -> tuple[str, str]:
    """The message for an import of the module `names[0].names[1]...`, which does not run or does not exist."""
    first, *rest = names
    if first not in vocabulary.IMPORTS:
        hint = instead.for_module(first) or did_you_mean(first, list(vocabulary.IMPORTS), "import ")
        return f"The module {first} is not part of what runs here.", hint or f"These are: {', '.join(HERE)}."
    if first in ("matplotlib", "pylab"):
        return f"The module {'.'.join(names)} is not part of what runs here.", instead.NO_PICTURES
    known, places = first, getattr(importlib.import_module(first), "__path__", None)
    for part in rest:
        name = f"{known}.{part}"
        # Found, not imported: an import would run the module's own lines.
        spec = importlib.machinery.PathFinder.find_spec(name, places) if places else None
        if not spec and name not in sys.modules:
            ending = "" if places else f"; '{known}' is not a package"
            return f"ModuleNotFoundError: No module named '{name}'{ending}", f"`import {first}` runs."
        known, places = name, spec.submodule_search_locations if spec else None
    return f"The module {known} is not part of what runs here.", instead.for_member(known)


def attributes_of_drawn(kind: type) -> set[str]:
    """The names that a part of a figure has here."""
    tables = (pyplot.ATTRIBUTES, pyplot.METHODS)
    found = {name for table in tables for base in kind.__mro__ for name in table.get(base, ())}
    return found | {name for base, name in pyplot.OWN_METHODS if base in kind.__mro__}


def allowed_names(owner: object) -> list[str]:
    """The methods and attributes that the vocabulary has for a value like this."""
    tables = (vocabulary.METHODS_OF, vocabulary.ATTRIBUTES_OF)
    return [name for table in tables for kind, names in table.items() if isinstance(owner, kind) for name in names]


def did_you_mean(name: str, known: list[str], before: str = "") -> str:
    """A question for the nearest of the known names, with `before` in front of it; "" if none is near."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7) or [k for k in known if k.lower() == name.lower()]
    return f"Did you mean `{before}{near[0]}`?" if near else ""


def call_of_a_value(node: ast.Call, value: object) -> str:
    """For brackets behind something that is no function."""
    text = ast.unparse(node.func).replace("`", "'")
    if text in vocabulary.PRELUDE:
        return f"This program gave the name `{text}` another value, and Python's own is behind it: `del {text}`."
    if isinstance(value, (list, tuple, dict)) and len(node.args) == 1:
        return f"Items are reached with square brackets: `{text}[{ast.unparse(node.args[0])}]`.".replace("``", "`")
    if isinstance(node.func, ast.Attribute):
        if vocabulary.has_method(torch.empty(0), node.func.attr + "_"):
            return f"The method ends with an underscore: `{text}_()`."
        return f"It is a value, not a method: `{text}` without brackets."
    if len(node.args) == 1 and isinstance(value, (int, float, torch.Tensor)):
        fix = f"{text} * ({ast.unparse(node.args[0])})"
        return f"`{text}` is of type {type(value).__name__}, no function. A multiplication needs its sign: `{fix}`."
    return f"`{text}` is of type {type(value).__name__}, no function: `{text}` alone is its value."

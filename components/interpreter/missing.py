"""Names that stand for nothing, and attributes that are not there or are not given here."""

import ast
import difflib
import importlib
import inspect

import numpy as np
import torch

from . import vocabulary
from .entries import Module

OTHER_LANGUAGES = {"true": "True", "false": "False", "null": "None", "none": "None", "nil": "None"}


def missing_name(name: str, known: list[str]) -> tuple[str, str]:
    """Python's message for a name that stands for nothing, and the nearest one that does."""
    message = f"NameError: name '{name}' is not defined"
    if name in OTHER_LANGUAGES:
        return message, f"Python writes it `{OTHER_LANGUAGES[name]}`."
    if name in vocabulary.TORCH_MODULE.members:
        return message, f"It is in torch: `torch.{name}`, or `from torch import {name}` above."
    return message, did_you_mean(name, known)


def missing_attribute(owner: object, name: str, text: str) -> tuple[str, str]:
    """The message for what a value or module does not have, or has and does not give; `text` is the owner's own."""
    if isinstance(owner, Module):
        return missing_member(owner, name, text)
    try:
        inspect.getattr_static(owner, name)
    except AttributeError:
        return in_pythons_words(owner, name), absent_hint(owner, name, text)
    near = did_you_mean(name, allowed_names(owner), f"{text}.")
    return f".{name} of a {type(owner).__name__} is not part of what runs here.", near


def in_pythons_words(owner: object, name: str) -> str:
    try:
        getattr(owner, name)
    except AttributeError as error:
        return f"AttributeError: {error}"
    return f"AttributeError: '{type(owner).__name__}' object has no attribute '{name}'"


def absent_hint(owner: object, name: str, text: str) -> str:
    if owner is None and name == "zero_":
        return "`.grad` is None until the first `backward()`: call `y.backward()` before, or leave the line out."
    if owner is None:
        return (
            "None has no values. A `.grad` is None until `backward()` was called on what was computed from the tensor."
        )
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
    if not module.members:
        return f"{module.name} has nothing in it here.", "The pages draw the pictures themselves: leave this line out."
    near = did_you_mean(name, list(module.members), f"{text}.")
    if name in dir(importlib.import_module(module.name)):
        return f"{module.name}.{name} is not part of what runs here.", near
    return f"AttributeError: module '{module.name}' has no attribute '{name}'", near


def allowed_names(owner: object) -> list[str]:
    tables = (vocabulary.METHODS_OF, vocabulary.ATTRIBUTES_OF)
    return [name for table in tables for kind, names in table.items() if isinstance(owner, kind) for name in names]


def did_you_mean(name: str, known: list[str], before: str = "") -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7) or [k for k in known if k.lower() == name.lower()]
    return f"Did you mean `{before}{near[0]}`?" if near else ""


def call_of_a_value(node: ast.Call, value: object) -> str:
    """For brackets behind something that is no function."""
    text = ast.unparse(node.func)
    if isinstance(node.func, ast.Attribute):
        if vocabulary.has_method(torch.empty(0), node.func.attr + "_"):
            return f"The method ends with an underscore: `{text}_()`."
        return f"It is a value, not a method: `{text}` without brackets."
    if len(node.args) == 1 and isinstance(value, (int, float, torch.Tensor)):
        fix = f"{text} * ({ast.unparse(node.args[0])})"
        return f"`{text}` is of type {type(value).__name__}, no function. A multiplication needs its sign: `{fix}`."
    return f"`{text}` is of type {type(value).__name__}, no function: `{text}` alone is its value."

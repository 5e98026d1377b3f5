"""Hints for Python's own values: lists, dicts, texts and functions that were not called."""

import ast
from types import FunctionType, MethodType
from typing import Any

import torch

from .entries import Function
from .methods import Method
from .missing import did_you_mean
from .mistake import Mistake

CALLED = (Function, Method, FunctionType, MethodType)
SHOWN = 5  # of a dict's keys
SIGNS = ("+", "-", "*", "/", "//", "%", "**", "<", "<=", ">", ">=")
SEQUENCES = (list, tuple, str)
# A class of the program's own may inherit from one of these and compute whatever it likes.
PLAIN = {int, float, bool, complex, str, list, tuple, dict, set, type(None)}


def value_hint(mistake: Mistake) -> str:
    """What a beginner should know of an operation with these values; "" if there is nothing to add."""
    return next((text for text in (hint(mistake) for hint in HINTS) if text), "")


def uncalled_hint(mistake: Mistake) -> str:
    """For `x.item + 1`, `d.items` gone through, `f[3]`."""
    for value, text in zip(mistake.operands, mistake.texts, strict=False):
        if isinstance(value, CALLED) and mistake.operation in (*SIGNS, "iterate", "len", "sum", "list", "sorted"):
            return f"`{text}` is a function that was not called: `{text}()`."
    if mistake.operation == "[]" and isinstance(mistake.first, CALLED):
        index = ast.unparse(mistake.node.slice).replace("`", "'") if isinstance(mistake.node, ast.Subscript) else ""
        return f"A function is called with round brackets: `{mistake.texts[0]}({index})`."
    return ""


def counted_hint(mistake: Mistake) -> str:
    """For `for i in 5` and `range(a)`."""
    text, value = mistake.texts[0], mistake.first
    if mistake.operation == "iterate" and type(value) in (int, float):
        return (
            f"`{text}` is a single number. To count up to it: `range({text if type(value) is int else round(value)})`."
        )
    if mistake.operation != "range" or not mistake.operands:
        return ""
    wrong = next((k for k, one in enumerate(mistake.operands) if type(one) is not int), None)
    if wrong is None or wrong >= len(mistake.texts):
        return ""
    value, text = mistake.operands[wrong], mistake.texts[wrong]
    texts = list(mistake.texts[: len(mistake.operands)])
    if type(value) in (list, tuple, dict, set, str):
        texts[wrong] = f"len({text})"
        return f"range counts up to a whole number: `range({', '.join(texts)})`."
    if isinstance(value, (float, torch.Tensor)):
        texts[wrong] = f"int({text})"
        return f"range counts up to a whole number, and `{text}` is a {kind_of(value)}: `range({', '.join(texts)})`."
    return ""


def key_hint(mistake: Mistake) -> str:
    """For a key that a dict does not have."""
    if mistake.operation not in ("[]", "[] =", "pop") or type(mistake.first) is not dict or len(mistake.operands) < 2:
        return ""
    owner, key, text = mistake.first, mistake.operands[1], mistake.texts[0]
    if isinstance(key, (list, dict, set)):
        return "A key stays as it is: use a tuple, such as `(1, 2)`, a text or a number."
    if mistake.operation == "[] =":
        return ""
    if not owner:
        return f"`{text}` is empty. With `{text}.get({short(key)}, 0)` a key that is missing counts as 0."
    keys = [short(one) for one in list(owner)[:SHOWN]]
    near = did_you_mean(short(key), [short(one) for one in list(owner)[:100] if type(one) is str])
    if near and type(key) is str:
        return f"Did you mean `{text}[{near.split('`')[1]}]`?"
    others = " and others" if len(owner) > SHOWN else ""
    return (
        f"`{text}` has {'the key' if len(owner) == 1 else 'the keys'} {', '.join(keys)}{others}: `{text}[{keys[0]}]`."
    )


def place_hint(mistake: Mistake) -> str:
    """For `a[k]` of lists, tuples and texts."""
    if mistake.operation not in ("[]", "[] =") or type(mistake.first) not in SEQUENCES or len(mistake.operands) < 2:
        return ""
    owner, key, text = mistake.first, mistake.operands[1], mistake.texts[0]
    index = mistake.texts[1]
    if mistake.operation == "[] =" and isinstance(owner, tuple):
        return f"A tuple stays as it is. Make a list of it before: `{text} = list({text})`."
    if mistake.operation == "[] =" and isinstance(owner, str):
        return f"A text stays as it is. Make another: `{text} = {text}.replace('a', 'b')`."
    if isinstance(key, float):
        return f"A place is a whole number: `{text}[int({index})]`."
    if isinstance(key, tuple) and len(key) == 2 and isinstance(owner, list):
        first, second = map(short, key)
        return (
            f"A list in a list takes one index after another: `{text}[{first}][{second}]`. A tensor takes both at once."
        )
    if not isinstance(key, int):
        return f"The items of a {kind_of(owner)} have numbers, from 0 on: `{text}[0]`."
    if mistake.operation == "[] =" and key >= len(owner):
        return f"`{text}` has {items(owner)}. One more is added with `{text}.append(0)`."
    if not owner:
        return f"`{text}` is empty."
    return (
        f"`{text}` has {items(owner)}, so index {key} is outside 0 to {len(owner) - 1}. The last one is `{text}[-1]`."
    )


def joined_hint(mistake: Mistake) -> str:
    """For texts and lists with a sign between them and something else."""
    if mistake.operation.removesuffix("=") not in SIGNS or len(mistake.operands) != 2:
        return ""
    sign, (left, right), (first, second) = mistake.operation.removesuffix("="), mistake.operands, mistake.texts[:2]
    if not {type(left), type(right)} <= PLAIN:
        return ""
    if sign == "+" and isinstance(left, str) and not isinstance(right, str) and not is_number(left):
        return f"A text is joined to a text: `{first} + str({second})`."
    if sign == "+" and isinstance(right, str) and not isinstance(left, str) and not is_number(right):
        return f"A text is joined to a text: `str({first}) + {second}`."
    if sign == "*" and isinstance(left, SEQUENCES) and isinstance(right, float):
        return f"It is repeated a whole number of times: `{first} * int({second})`."
    if isinstance(left, list) and isinstance(right, (int, float, list)):
        if sign == "+":
            joined = f"A list is joined to a list: `{first} + [{second}]`"
            return f"{joined}. A tensor adds to each number: `tensor({first}) + {second}`."
        other = f"tensor({second})" if isinstance(right, list) else second
        return f"A list does not compute with its numbers; a tensor does: `tensor({first}) {sign} {other}`."
    return ""


def number_hint(mistake: Mistake) -> str:
    """For `int('3.5')`."""
    if mistake.operation == "int" and type(mistake.first) is str and is_number(mistake.first):
        return f"`{mistake.texts[0]}` is no whole number: `int(float({mistake.texts[0]}))`."
    return ""


HINTS = (uncalled_hint, counted_hint, key_hint, place_hint, joined_hint, number_hint)


def is_number(text: str) -> bool:
    """Whether float() reads the text."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def items(value: str | list[Any] | tuple[Any, ...]) -> str:
    """How many there are, in words: `1 item`, `3 characters`."""
    noun = "character" if isinstance(value, str) else "item"
    return f"{len(value)} {noun}{'' if len(value) == 1 else 's'}"


def kind_of(value: object) -> str:
    """The name of the value's type, in plainer words where there are some."""
    return {"str": "text", "Tensor": "tensor", "float": "decimal number"}.get(
        type(value).__name__, type(value).__name__
    )


def short(value: object) -> str:
    """A key as it is written; nothing of the program is run for it."""
    plain = type(value) in (int, float, bool, str, type(None))
    text = repr(value).replace("`", "'") if plain else f"a {type(value).__name__}"
    return text if len(text) <= 30 else text[:27] + "..."

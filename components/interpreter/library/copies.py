"""`copy`: written anew, because Python's own asks values how they want to be taken apart."""

import copy as python_copy
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterator
from enum import Enum
from types import FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from ..entries import Function, Module
from . import byte_strings, calendar, exact_numbers, growth
from .entry import module, owned

if TYPE_CHECKING:
    from ..problem import Refused
    from ..running import Running

ATOMS = (
    int,
    float,
    complex,
    bool,
    str,
    bytes,
    range,
    slice,
    type(None),
    type(...),
    type,
    FunctionType,
    Function,
    Module,
)
ATOMS += calendar.KINDS + exact_numbers.KINDS
UNCHANGING = (tuple, int, float, str, frozenset)
CONTAINERS = (list, dict, set, deque, defaultdict, OrderedDict, Counter)


def copy(run: "Running", x: Any) -> Any:
    """A shallow copy."""
    kind = type(x)
    if kind in CONTAINERS:
        growth.take_items(run, growth.OBJECT + growth.SLOT * len(x))
        return x.copy()
    if is_atom(x) or kind in (tuple, frozenset):
        return x
    if kind is bytearray:
        return byte_strings.copy(run, x)
    if isinstance(x, (torch.Tensor, np.ndarray)):
        return run.operate(python_copy.copy, x)
    if kind in run.classes or isinstance(x, torch.nn.Module):
        if hasattr(kind, "__copy__"):
            return kind.__copy__(x)
        return rebuilt(run, x, lambda value: value)
    raise unknown(x)


def deepcopy(run: "Running", x: Any, memo: object = None) -> Any:
    """A copy through all levels; what lies at two places is copied once."""
    return deep(run, x, {}, {})


def deep(run: "Running", value: Any, known: dict[Any, Any], tensors: dict[Any, Any]) -> Any:
    """The copy of a value through all levels: itself if it never changes, and the same copy wherever it is met again.

    `known` has the copies so far by the ids of their values, `tensors` is torch's own memo. Raises: Refused.
    """
    run.tick()
    if is_atom(value):
        return value
    if id(value) in known:
        return known[id(value)]
    made = deep_one(run, value, known, tensors)
    known[id(value)] = made
    return made


def deep_one(run: "Running", value: Any, known: dict[Any, Any], tensors: dict[Any, Any]) -> Any:
    """The copy of what was not met before. Raises: Refused for what no copy is made of here."""
    kind = type(value)

    def again(inside: Any):
        return deep(run, inside, known, tensors)

    if isinstance(value, (torch.Tensor, np.ndarray)):
        return deep_array(run, value, tensors)
    if kind is tuple:
        return deep_tuple(run, value, known, again)
    if kind is bytearray:
        return byte_strings.copy(run, value)
    if kind is frozenset:
        growth.take_items(run, growth.SLOT * len(value))
        return frozenset([again(item) for item in value])
    if kind in CONTAINERS:
        growth.take_items(run, growth.OBJECT)
        made = known[id(value)] = empty_like(value)
        fill(run, made, value, again)
        return made
    if kind in run.classes or isinstance(value, torch.nn.Module):
        if hasattr(kind, "__deepcopy__"):
            return kind.__deepcopy__(value, {})
        return rebuilt(run, value, again, known)
    raise unknown(value)


def deep_array(run: "Running", value: Any, tensors: dict[Any, Any]) -> object:
    """The copy of a tensor or an array, its memory counted; torch's memo keeps shared memory shared."""
    made = run.operate(python_copy.deepcopy, value, tensors)
    if isinstance(made, torch.Tensor):
        run.room.hold_storage(made)
    return made


def deep_tuple(
    run: "Running", value: tuple[Any, ...], known: dict[Any, Any], again: Callable[..., Any]
) -> tuple[Any, ...]:
    """A tuple's copy; the same tuple if all in it stayed the same, as in Python."""
    growth.take_items(run, len(value))
    items = tuple([again(item) for item in value])
    # Through a list inside it, a tuple may hold itself: then it is copied by now.
    if id(value) in known:
        return known[id(value)]
    is_same = all(old is new for old, new in zip(value, items, strict=True))
    return value if is_same else items


def empty_like(value: Any) -> Any:
    """An empty container of the same kind, with the limit of a deque and the default of a defaultdict."""
    if type(value) is deque:
        return deque(maxlen=value.maxlen)
    return defaultdict(value.default_factory) if type(value) is defaultdict else type(value)()


def fill(run: "Running", made: Any, value: Any, again: Callable[..., Any]) -> None:
    """Puts copies of the items of one container into another of its kind."""
    if isinstance(value, dict):
        # An OrderedDict keeps an order of its own, which only its own methods know.
        mapping: Any = OrderedDict if isinstance(value, OrderedDict) else dict
        for key, item in list(mapping.items(value)):
            growth.take_items(run, growth.SLOT)
            mapping.__setitem__(made, again(key), again(item))
    elif isinstance(value, set):
        for item in list(set.__iter__(value)):
            growth.take_items(run, growth.SLOT)
            set.add(made, again(item))
    else:
        base: Any = list if isinstance(value, list) else deque
        for item in list(base.__iter__(value)):
            growth.take_items(run, 1)
            base.append(made, again(item))


def rebuilt(run: "Running", value: Any, again: Callable[..., Any], known: dict[Any, Any] | None = None) -> Any:
    """An instance with the same attributes, as they are or copied; its class is not asked."""
    kind: Any = type(value)
    growth.take_items(run, growth.OBJECT)
    host = next(base for base in kind.__mro__ if base not in run.classes)
    plain: Any = next((base for base in kind.__mro__ if base in UNCHANGING), None)
    if plain:
        content = [again(item) for item in value] if plain in (tuple, frozenset) else value
        made = plain.__new__(kind, content)
    elif issubclass(kind, BaseException):
        made = kind.__new__(kind)
        made.args = tuple([again(item) for item in value.args])
    elif issubclass(kind, CONTAINERS) or host is object or isinstance(value, torch.nn.Module):
        made = host.__new__(kind)
    else:
        try:
            made = object.__new__(kind)
        except TypeError:
            raise unknown(value) from None
    if known is not None:
        known[id(value)] = made
    if issubclass(kind, CONTAINERS):
        fill(run, made, value, again)
    for name, inside in list(getattr(value, "__dict__", {}).items()):
        made.__dict__[name] = again(inside)
    for name in slots_of(run, kind):
        if hasattr(value, name):
            object.__setattr__(made, name, again(getattr(value, name)))
    return made


def slots_of(run: "Running", kind: type) -> Iterator[str]:
    """The names of `__slots__` in classes of the run."""
    for base in kind.__mro__:
        slots = base.__dict__.get("__slots__", ()) if base in run.classes else ()
        yield from (slots,) if isinstance(slots, str) else slots


def is_atom(value: object) -> bool:
    """Whether a copy of a value is the value itself, as of numbers, texts, functions and types."""
    return (
        isinstance(value, (type, Enum)) or type(value) in ATOMS or (callable(value) and not hasattr(value, "__dict__"))
    )


def unknown(value: object) -> "Refused":
    """The exception for a value that no copy is made of here."""
    return growth.refusal(f"copy makes no copy of a {type(value).__name__} here: make a new one.")


COPY = module("copy", owned("copy", copy, deepcopy))

"""What calling each type does, the values besides functions that can be called, and what a class may inherit from."""

import abc
import collections.abc
import functools
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any

from . import (
    byte_strings,
    calendar,
    callables,
    draws,
    enumerations,
    exact_numbers,
    groups,
    hinting,
    iterators,
    lists,
    making,
    mappings,
    string_module,
)
from .builtin import EXCEPTIONS
from .entry import worded

MAKING = {
    **making.TYPES,
    **byte_strings.TYPES,
    **exact_numbers.TYPES,
    **enumerations.TYPES,
    **groups.TYPES,
    **mappings.TYPES,
    deque: lists.new_deque,
    **iterators.TYPES,
    **callables.TYPES,
    **string_module.TYPES,
    **draws.TYPES,
    **hinting.TYPES,
    **calendar.TYPES,
}
TYPES: dict[Any, Callable[..., Any]] = {kind: worded(call, kind) for kind, call in MAKING.items()}
CALLABLE = frozenset({functools.partial, callables.Remembered})
# The other abstract classes bring methods that go through what may be endless without looking at the clock.
ABSTRACT = [
    getattr(collections.abc, name) for name in "Callable Collection Container Hashable Iterable Iterator Sized".split()
]
BASES = frozenset(
    {
        *(object, int, float, str, list, tuple, dict, set, frozenset, deque, Counter, OrderedDict, defaultdict),
        *(abc.ABC, hinting.Generic, hinting.Protocol, hinting.TypedDict),
        *ABSTRACT,
        *(kind for kind in EXCEPTIONS.values() if kind not in groups.KINDS),
    }
)
# Bases that make another kind of class: called with the run, the name, the annotations and the namespace.
MAKERS = {hinting.NamedTuple: hinting.make_named_tuple}

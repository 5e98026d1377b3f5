"""What of the values of Python's own types may be read, by exact type: nothing that is not in these lists.

PLAIN_METHODS are called as they are: they make no more than a few times what they are given, and call nothing typed
except the special methods of the run's own classes. The ones that need a guard are in `OWN_METHODS`.
"""

import string
import types
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from .. import texts
from ..entries import Function
from . import (
    byte_strings,
    calendar,
    callables,
    clocks,
    data_classes,
    draws,
    enumerations,
    exact_numbers,
    generators,
    groups,
    iterators,
    lists,
    machine,
    mappings,
    pyplot,
    sets,
    string_module,
    strings,
)
from .entry import worded

DICT = "keys values items popitem clear"
INT = "bit_length bit_count conjugate as_integer_ratio"


def names(text: str) -> frozenset[str]:
    """The words of a text as a set, as these lists have them."""
    return frozenset(text.split())


PLAIN_METHODS: dict[type, frozenset[str]] = {
    list: names("pop clear reverse"),
    tuple: frozenset(),
    dict: names(DICT),
    defaultdict: names(DICT),
    OrderedDict: names(f"{DICT} move_to_end"),
    Counter: names(f"{DICT} total"),
    set: names("pop clear"),
    frozenset: frozenset(),
    deque: names("pop popleft clear reverse rotate"),
    str: names(
        """
        startswith endswith count find rfind index rindex isalnum isalpha isascii isdecimal isdigit isidentifier
        islower isnumeric isprintable isspace istitle isupper
        """
    ),
    int: names(INT),
    bool: names(INT),
    float: names("is_integer as_integer_ratio conjugate hex"),
    complex: names("conjugate"),
    range: names("count index"),
    slice: names("indices"),
    **{
        kind: names(text)
        for kind, text in (calendar.METHODS | byte_strings.PLAIN_METHODS | exact_numbers.PLAIN_METHODS).items()
    },
    callables.Remembered: names("cache_info cache_clear cache_parameters"),
    property: names("setter getter deleter"),
    types.MappingProxyType: names("keys values items"),
    types.GeneratorType: names("send throw close"),
    type({}.keys()): frozenset(),
    type({}.items()): frozenset(),
    type({}.values()): frozenset(),
    type(OrderedDict().keys()): frozenset(),
    type(OrderedDict().items()): frozenset(),
    type(OrderedDict().values()): frozenset(),
}

VIEWS = ({}.keys(), {}.items(), OrderedDict().keys(), OrderedDict().items())
NUMBER = names("real imag numerator denominator")
ATTRIBUTES: dict[type, frozenset[str]] = {
    int: NUMBER,
    bool: NUMBER,
    float: names("real imag"),
    complex: names("real imag"),
    range: names("start stop step"),
    slice: names("start stop step"),
    deque: names("maxlen"),
    defaultdict: names("default_factory"),
    partial: names("func args keywords"),
    # An exception's own type may be any: these hold for those that come from here.
    BaseException: names("args"),
    StopIteration: names("value"),
    SystemExit: names("code"),
    OSError: names("errno strerror filename"),
    AttributeError: names("name"),
    NameError: names("name"),
    ImportError: names("name"),
    property: names("fget fset fdel"),
    type(lru_cache(len).cache_info()): names("hits misses maxsize currsize"),
    string.Template: names("template"),
    **clocks.ATTRIBUTES,
    **{
        kind: names(text)
        for kind, text in (
            calendar.ATTRIBUTES | exact_numbers.ATTRIBUTES | enumerations.ATTRIBUTES | groups.ATTRIBUTES
        ).items()
    },
    **machine.ATTRIBUTES,
    **data_classes.ATTRIBUTES,
    **pyplot.ATTRIBUTES,
}

GUARDED: dict[tuple[type, str], Callable[..., Any]] = {
    **{(list, name): call for name, call in lists.LIST.items()},
    **{(tuple, name): call for name, call in lists.TUPLE.items()},
    **{(deque, name): call for name, call in lists.DEQUE.items()},
    **{(kind, name): call for kind in (dict, defaultdict, OrderedDict) for name, call in mappings.DICT.items()},
    **{(Counter, name): call for name, call in (mappings.DICT | mappings.COUNTER).items()},
    **{(set, name): call for name, call in (sets.BOTH | sets.SET).items()},
    **{(frozenset, name): call for name, call in sets.BOTH.items()},
    **{(str, name): call for name, call in (strings.METHODS | texts.METHODS).items()},
    **{(type(view), "isdisjoint"): sets.isdisjoint for view in VIEWS},
    (types.GeneratorType, "throw"): generators.throw,
    **string_module.OWN_METHODS,
    **draws.OWN_METHODS,
    **calendar.OWN_METHODS,
    **byte_strings.OWN_METHODS,
    **exact_numbers.OWN_METHODS,
    **groups.OWN_METHODS,
}


def method_of(kind: type, name: str) -> Callable[..., Any]:
    """Python's own method, of a new value of that type."""
    made = {BaseExceptionGroup: lambda: BaseExceptionGroup("", [ValueError()])}.get(kind, kind)
    return lambda self, *args, **kwargs: getattr(made(), name)(*args, **kwargs)


OWN_METHODS: dict[tuple[type, str], Callable[..., Any]] = {
    (kind, name): worded(call, method_of(kind, name)) for (kind, name), call in GUARDED.items()
}
OWN_METHODS |= pyplot.OWN_METHODS
METHODS: dict[type, frozenset[str]] = PLAIN_METHODS | pyplot.METHODS
for owner, name in OWN_METHODS:
    METHODS[owner] = METHODS.get(owner, frozenset()) | {name}

# What is called on a type itself: `dict.fromkeys(names)`.
ON_TYPES: dict[tuple[type, str], Callable[..., Any]] = {
    **{(kind, "fromkeys"): mappings.fromkeys(kind) for kind in (dict, defaultdict, OrderedDict)},
    (str, "maketrans"): strings.maketrans,
    (float, "fromhex"): strings.fromhex,
    **iterators.CLASS_METHODS,
    **calendar.CLASS_METHODS,
    **byte_strings.CLASS_METHODS,
    **exact_numbers.CLASS_METHODS,
}
CLASS_METHODS: dict[tuple[type, str], object] = {
    (kind, name): Function(f"{kind.__name__}.{name}", call, owned=True) for (kind, name), call in ON_TYPES.items()
}
CLASS_METHODS |= calendar.CLASS_VALUES

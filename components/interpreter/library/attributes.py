"""What of the values of Python's own types may be read, by exact type: nothing that is not in these lists.

METHODS are called as they are: they make no more than a few times what they are given, and call nothing typed except
the special methods of the run's own classes. The ones that need a guard are in `OWN_METHODS`.
"""

import itertools
import types
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial

from . import lists, mappings, sets, strings

DICT = "keys values items popitem clear"
INT = "bit_length bit_count conjugate as_integer_ratio"
DECIMAL = """
    as_integer_ratio as_tuple compare copy_abs copy_negate copy_sign is_finite is_infinite is_nan is_signed is_zero
    normalize quantize sqrt to_integral_value adjusted conjugate exp ln log10 max min
"""


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


METHODS: dict[type, frozenset[str]] = {
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
    Fraction: names("as_integer_ratio limit_denominator conjugate"),
    Decimal: names(DECIMAL),
    property: names("setter getter deleter"),
    types.GeneratorType: names("send throw close"),
    type({}.keys()): names("isdisjoint"),
    type({}.items()): names("isdisjoint"),
    type({}.values()): frozenset(),
    type(OrderedDict().keys()): names("isdisjoint"),
    type(OrderedDict().items()): names("isdisjoint"),
    type(OrderedDict().values()): frozenset(),
}

NUMBER = names("real imag numerator denominator")
ATTRIBUTES: dict[type, frozenset[str]] = {
    int: NUMBER,
    bool: NUMBER,
    float: names("real imag"),
    complex: names("real imag"),
    range: names("start stop step"),
    slice: names("start stop step"),
    Fraction: NUMBER,
    Decimal: names("real imag"),
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
}

OWN_METHODS: dict[tuple[type, str], Callable] = {
    **{(list, name): call for name, call in lists.LIST.items()},
    **{(tuple, name): call for name, call in lists.TUPLE.items()},
    **{(deque, name): call for name, call in lists.DEQUE.items()},
    **{(kind, name): call for kind in (dict, defaultdict, OrderedDict) for name, call in mappings.DICT.items()},
    **{(Counter, name): call for name, call in (mappings.DICT | mappings.COUNTER).items()},
    **{(set, name): call for name, call in (sets.BOTH | sets.SET).items()},
    **{(frozenset, name): call for name, call in sets.BOTH.items()},
    **{(str, name): call for name, call in strings.METHODS.items()},
}

# What is called on a type itself: `dict.fromkeys(names)`. The type comes after the run.
CLASS_METHODS: dict[tuple[type, str], Callable] = {
    **{(kind, "fromkeys"): mappings.fromkeys for kind in (dict, defaultdict, OrderedDict)},
    (str, "maketrans"): strings.maketrans,
    (float, "fromhex"): lambda run, kind, text, /: float.fromhex(text),
    (itertools.chain, "from_iterable"): lambda run, kind, iterables, /: itertools.chain.from_iterable(
        map(run.iterate, run.iterate(iterables))
    ),
}

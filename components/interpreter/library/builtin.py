"""Python's own functions that are found without an import: those that compute values from values."""

import builtins
import types
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .. import limits, texts
from ..entries import Function, Module
from . import exact_numbers, growth
from .entry import worded

if TYPE_CHECKING:
    from ..running import Running

# What Python itself finds without an import; its prompt puts the last value there too, as `_`, in the whole process.
PYTHONS = {name: value for name, value in vars(builtins).items() if name != "_"}
MISSING = object()
FIRST_ID = 140_000_000_000_000
PLAIN = "abs bin chr divmod hex issubclass len next oct ord"
TYPES = """
    bool bytearray bytes classmethod complex dict enumerate filter float frozenset int list map object property range
    reversed set
    slice staticmethod str tuple type zip
"""


def all_(run: "Running", iterable: object, /) -> bool:
    """`all(...)`; what may be endless ticks at each item."""
    return all(run.iterate(iterable))


def any_(run: "Running", iterable: object, /) -> bool:
    """`any(...)`; what may be endless ticks at each item."""
    return any(run.iterate(iterable))


def ascii_(run: "Running", value: object, /) -> str:
    """`ascii(...)`, without memory addresses, its text counted. Raises: LimitReached."""
    text = run.repr_of(value)
    growth.take_text(run, 10 * len(text))
    return text.encode("ascii", "backslashreplace").decode("ascii")


def callable_(run: "Running", value: object, /) -> bool:
    """`callable(...)`; what the page offers as a function can be called, too."""
    return isinstance(value, Function) or callable(value)


def format_(run: "Running", value: object, format_spec: object = "", /) -> str:
    """`format(...)`, as an f-string's field is written.

    Raises: TypeError in Python's words for a format that is no text.
    """
    if not isinstance(format_spec, str):
        raise TypeError(f"format() argument 2 must be str, not {type(format_spec).__name__}")
    return texts.format_value(run, value, -1, format_spec)


def getattr_(run: "Running", owner: object, name: str, default: object = MISSING, /) -> object:
    """`getattr(...)`: what the program itself may read by that name.

    Raises: TypeError in Python's words for a name that is no text; AttributeError without a default.
    """
    check_name(name)
    if default is MISSING:
        return run.get_attribute(owner, name)
    try:
        return run.get_attribute(owner, name)
    except AttributeError:
        return default


def hasattr_(run: "Running", owner: object, name: str, /) -> bool:
    """`hasattr(...)`: whether the program itself may read that name. Raises: TypeError for a name that is no text."""
    check_name(name)
    return getattr_(run, owner, name, MISSING_TOO) is not MISSING_TOO


def setattr_(run: "Running", owner: object, name: str, value: object, /) -> None:
    """`setattr(...)`: what the program itself may set. Raises: TypeError for a name that is no text."""
    check_name(name)
    run.set_attribute(owner, name, value)


def delattr_(run: "Running", owner: object, name: str, /) -> None:
    """`delattr(...)`: what the program itself may delete. Raises: TypeError for a name that is no text."""
    check_name(name)
    run.delete_attribute(owner, name)


def check_name(name: object) -> None:
    """Raises TypeError, in Python's words, for an attribute's name that is no text."""
    if not isinstance(name, str):
        raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")


def hash_(run: "Running", value: object, /) -> int:
    """`hash(...)`, which tells no address.

    Raises: TypeError in Python's words; LimitReached where Python would walk for too long.
    """
    growth.check_hash(value)
    native = hash(value)  # raises Python's own TypeError
    return harmless_hash(run, value, native)


def harmless_hash(run: "Running", value: object, native: int) -> int:
    """Python's own hash, unless that is made from an address."""
    if isinstance(value, (int, float, complex, str, bytes)):
        return native
    if type(value) is tuple and not {int, float, str, bool}.issuperset(map(type, value)):
        return hash(tuple(harmless_hash(run, item, hash(item)) for item in value))
    if type(value).__hash__ is object.__hash__ or value is None or callable(value):
        return id_(run, value) >> 4
    return native


def id_(run: "Running", value: object, /) -> int:
    """`id(...)`: a number of the run's own for each address, in the order in which it was asked, so that no address is
    told.
    """
    address = id(value)
    if address not in run.ids:
        growth.take_items(run, growth.SLOT)
        run.ids[address] = FIRST_ID + 16 * len(run.ids)
    return run.ids[address]


def isinstance_(run: "Running", value: object, kinds: Any, /) -> bool:
    """`isinstance(...)`, where the page's functions and modules are of Python's own types.

    Raises: LimitReached for too many kinds in tuples.
    """
    if isinstance(kinds, tuple):
        # Python looks through tuples in tuples, through the same one as often as it stands there.
        limits.check_items(limits.count_items(kinds, limits.ITEMS + 1))
    stand_in = STAND_INS.get(type(value), value)
    return isinstance(stand_in, kinds)


def iter_(run: "Running", value: object, *sentinel: object) -> Iterator[Any]:
    """`iter(...)`, also with a function and its sentinel. Raises: TypeError in Python's words."""
    if len(sentinel) > 1:
        raise TypeError(f"iter expected at most 2 arguments, got {1 + len(sentinel)}")
    if not sentinel:
        return run.iterator(value)
    if not callable_(run, value):
        raise TypeError("iter(v, w): v must be callable")
    # Python compares each answer with the sentinel.
    growth.check_work(sentinel[0])
    return iter(weighing(run.callback(value)), sentinel[0])


def extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    """`max` or `min`."""

    def find(run: "Running", *values: Any, key: Any = None, default: Any = MISSING):
        given: dict[str, Any] = {} if default is MISSING else {"default": default}
        if key is not None:
            given["key"] = run.callback(key)
        if len(values) != 1:
            growth.check_work(values)
            return choose(*values, **given)
        items = run.iterate(values[0]) if key is not None else growth.compared(run, values[0])
        if key is not None:
            given["key"] = weighing(given["key"])
        return choose(items, **given)

    return find


def weighing(key: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose answers are about to be compared."""

    def answer(*items: Any):
        made = key(*items)
        if type(made) not in growth.FLAT:
            growth.check_work(made)
        return made

    return answer


def pow_(run: "Running", base: Any, exp: Any, mod: Any = None) -> object:
    """`pow(...)`; whole numbers are measured before. Raises: LimitReached for a result of too many bits."""
    if mod is None:
        if isinstance(base, int) and isinstance(exp, int):
            limits.check_power(base, exp)
            return pow(base, exp)
        return run.operate(pow, base, exp)
    return pow(base, exp, mod)


def print_(
    run: "Running",
    *values: object,
    sep: str | None = " ",
    end: str | None = "\n",
    file: object = None,
    flush: object = False,
    **others: object,
) -> None:
    """`print(...)`, onto the run's output. Raises: Refused with `file=`; TypeError in Python's words; LimitReached."""
    for name in others:
        raise TypeError(f"'{name}' is an invalid keyword argument for print()")
    if file is not None:
        raise growth.refusal("print() writes below the code here, and nowhere else: leave out `file=`.")
    for name, text in (("sep", sep), ("end", end)):
        if text is not None and not isinstance(text, str):
            raise TypeError(f"{name} must be None or a string, not {type(text).__name__}")
    between = " " if sep is None else sep
    limits.check_items(len(between) * len(values))
    run.write(between.join([run.text_of(value) for value in values]) + ("\n" if end is None else end))


def repr_(run: "Running", value: object, /) -> str:
    """`repr(...)`, without memory addresses, counted."""
    return run.repr_of(value)


def round_(run: "Running", number: Any, ndigits: Any = None) -> object:
    """`round(...)`; no power of ten is computed for a whole number where it decides nothing."""
    if type(number) in exact_numbers.ROUNDED:
        return exact_numbers.ROUNDED[type(number)](run, number, ndigits)
    # Python computes 10 ** digits for a whole number, however large.
    if isinstance(number, int) and isinstance(ndigits, int):
        if ndigits >= 0:
            return round(number, 0)
        if -ndigits > number.bit_length():
            return 0
    return round(number) if ndigits is None else round(number, ndigits)


def sorted_(run: "Running", iterable: object, /, *, key: object = None, reverse: bool = False) -> list[Any]:
    """`sorted(...)`, a new list. Raises: LimitReached where the comparisons would take too long."""
    items = list(run.bounded(iterable))
    sort(run, items, key, reverse)
    return items


def sort(run: "Running", items: list[Any], key: object, reverse: bool) -> None:
    """Sorts a list in place, as `list.sort`."""
    if key is None:
        growth.check_sort(items)
        items.sort(reverse=reverse)
    else:
        call = run.callback(key)
        items.sort(key=sort_key(call, len(items)), reverse=reverse)


def sort_key(call: Callable[..., Any], count: int) -> Callable[..., Any]:
    """A key function whose answers are about to be sorted: together they may not take too long to compare."""
    rounds = max(1, count.bit_length())
    left = growth.WORK // rounds

    def answer(item: Any):
        nonlocal left
        made = call(item)
        if type(made) not in growth.FLAT:
            left -= growth.weigh(made, max(left, 1))
            if left <= 0:
                raise growth.LimitReached(f"This would compare more than {growth.WORK:,} items, the limit here.")
        return made

    return answer


def sum_(run: "Running", iterable: Any, /, start: Any = 0) -> object:
    """`sum(...)`, whose additions are the run's own where they are not of plain numbers.

    Raises: TypeError for texts and bytes, in Python's words; LimitReached for a sum of too many bits.
    """
    for kind, way in ((str, "''.join(seq)"), (bytes, "b''.join(seq)"), (bytearray, "b''.join(seq)")):
        if isinstance(start, kind):
            name = "strings" if kind is str else kind.__name__
            raise TypeError(f"sum() can't sum {name} [use {way} instead]")
    if type(start) in growth.FLAT and type(iterable) in (list, tuple, range):
        if type(iterable) is range and len(iterable) > limits.ELEMENTS:
            iterable = ticked(run, iterable)
        elif not growth.FLAT.issuperset(map(type, iterable)):
            return added(run, iterable, start)
        return checked_number(sum(iterable, start))
    return added(run, run.iterate(iterable), start)


def added(run: "Running", items: Iterable[Any], total: Any) -> object:
    """The total with all items added to it, one after the other.

    Raises: LimitReached for a whole number of too many bits.
    """
    for item in items:
        if type(total) in growth.FLAT and type(item) in growth.FLAT:
            total = total + item
        else:
            run.tick()
            total = run.operate(add, total, item)
    return checked_number(total)


def add(total: Any, item: Any) -> Any:
    """What `sum()` does at each item that is no plain number: it is performed under this name."""
    return total + item


def ticked(run: "Running", items: Iterable[Any]) -> Iterator[Any]:
    """The items, with a tick at each."""
    for item in items:
        run.tick()
        yield item


def checked_number(number: object) -> object:
    """The value as it is. Raises: LimitReached for a whole number of too many bits."""
    if type(number) is int:
        limits.check_bits(number.bit_length())
    return number


def type_of(value: object) -> type:
    """What `type(value)` answers: what the page offers as functions and modules are what Python calls so."""
    if isinstance(value, Function):
        return types.BuiltinFunctionType
    if isinstance(value, Module):
        return types.ModuleType
    return type(value)


MISSING_TOO = object()
# What the page offers as functions and modules is what Python's are.
STAND_INS = {Function: len, Module: builtins}

OWNED = {
    "all": all_,
    "any": any_,
    "ascii": ascii_,
    "callable": callable_,
    "format": format_,
    "getattr": getattr_,
    "hasattr": hasattr_,
    "setattr": setattr_,
    "delattr": delattr_,
    "hash": hash_,
    "id": id_,
    "isinstance": isinstance_,
    "iter": iter_,
    "max": extreme(max),
    "min": extreme(min),
    "pow": pow_,
    "print": print_,
    "repr": repr_,
    "round": round_,
    "sorted": sorted_,
    "sum": sum_,
}
EXCEPTIONS = {
    name: value for name, value in PYTHONS.items() if isinstance(value, type) and issubclass(value, BaseException)
}

BUILTINS: dict[str, object] = {
    **{name: Function(name, getattr(builtins, name)) for name in PLAIN.split()},
    **{name: Function(name, worded(call, getattr(builtins, name)), owned=True) for name, call in OWNED.items()},
    **{name: getattr(builtins, name) for name in TYPES.split()},
    **EXCEPTIONS,
    "NotImplemented": NotImplemented,
    "Ellipsis": Ellipsis,
    "__name__": "__main__",
}

"""Python's own functions that are found without an import: those that compute values from values."""

import builtins
import types

from .. import limits, texts
from ..entries import Function, Module
from . import exact_numbers, growth
from .entry import worded

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


def all_(run, iterable, /):
    return all(run.iterate(iterable))


def any_(run, iterable, /):
    return any(run.iterate(iterable))


def ascii_(run, value, /):
    text = run.repr_of(value)
    growth.take_text(run, 10 * len(text))
    return text.encode("ascii", "backslashreplace").decode("ascii")


def callable_(run, value, /):
    return isinstance(value, Function) or callable(value)


def format_(run, value, format_spec="", /):
    if not isinstance(format_spec, str):
        raise TypeError(f"format() argument 2 must be str, not {type(format_spec).__name__}")
    return texts.format_value(run, value, -1, format_spec)


def getattr_(run, owner, name, default=MISSING, /):
    check_name(name)
    if default is MISSING:
        return run.get_attribute(owner, name)
    try:
        return run.get_attribute(owner, name)
    except AttributeError:
        return default


def hasattr_(run, owner, name, /):
    check_name(name)
    return getattr_(run, owner, name, MISSING_TOO) is not MISSING_TOO


def setattr_(run, owner, name, value, /):
    check_name(name)
    run.set_attribute(owner, name, value)


def delattr_(run, owner, name, /):
    check_name(name)
    run.delete_attribute(owner, name)


def check_name(name):
    if not isinstance(name, str):
        raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")


def hash_(run, value, /):
    growth.check_hash(value)
    native = hash(value)  # raises Python's own TypeError
    return harmless_hash(run, value, native)


def harmless_hash(run, value, native):
    """Python's own hash, unless that is made from an address."""
    if isinstance(value, (int, float, complex, str, bytes)):
        return native
    if type(value) is tuple and not {int, float, str, bool}.issuperset(map(type, value)):
        return hash(tuple(harmless_hash(run, item, hash(item)) for item in value))
    if type(value).__hash__ is object.__hash__ or value is None or callable(value):
        return id_(run, value) >> 4
    return native


def id_(run, value, /):
    address = id(value)
    if address not in run.ids:
        growth.take_items(run, growth.SLOT)
        run.ids[address] = FIRST_ID + 16 * len(run.ids)
    return run.ids[address]


def isinstance_(run, value, kinds, /):
    if isinstance(kinds, tuple):
        # Python looks through tuples in tuples, through the same one as often as it stands there.
        limits.check_items(limits.count_items(kinds, limits.ITEMS + 1))
    stand_in = STAND_INS.get(type(value), value)
    return isinstance(stand_in, kinds)


def iter_(run, value, *sentinel):
    if len(sentinel) > 1:
        raise TypeError(f"iter expected at most 2 arguments, got {1 + len(sentinel)}")
    if not sentinel:
        return run.iterator(value)
    if not callable_(run, value):
        raise TypeError("iter(v, w): v must be callable")
    # Python compares each answer with the sentinel.
    growth.check_work(sentinel[0])
    return iter(weighing(run.callback(value)), sentinel[0])


def extreme(choose):
    """`max` or `min`."""

    def find(run, *values, key=None, default=MISSING):
        given = {} if default is MISSING else {"default": default}
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


def weighing(key):
    """A function whose answers are about to be compared."""

    def answer(*items):
        made = key(*items)
        if type(made) not in growth.FLAT:
            growth.check_work(made)
        return made

    return answer


def pow_(run, base, exp, mod=None):
    if mod is None:
        if isinstance(base, int) and isinstance(exp, int):
            limits.check_power(base, exp)
            return pow(base, exp)
        return run.operate(pow, base, exp)
    return pow(base, exp, mod)


def print_(run, *values, sep=" ", end="\n", file=None, flush=False, **others):
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


def repr_(run, value, /):
    return run.repr_of(value)


def round_(run, number, ndigits=None):
    if type(number) in exact_numbers.ROUNDED:
        return exact_numbers.ROUNDED[type(number)](run, number, ndigits)
    # Python computes 10 ** digits for a whole number, however large.
    if isinstance(number, int) and isinstance(ndigits, int):
        if ndigits >= 0:
            return round(number, 0)
        if -ndigits > number.bit_length():
            return 0
    return round(number) if ndigits is None else round(number, ndigits)


def sorted_(run, iterable, /, *, key=None, reverse=False):
    items = list(run.bounded(iterable))
    sort(run, items, key, reverse)
    return items


def sort(run, items, key, reverse):
    """Sorts a list in place, as `list.sort`."""
    if key is None:
        growth.check_sort(items)
        items.sort(reverse=reverse)
    else:
        call = run.callback(key)
        items.sort(key=sort_key(call, len(items)), reverse=reverse)


def sort_key(call, count):
    """A key function whose answers are about to be sorted: together they may not take too long to compare."""
    rounds = max(1, count.bit_length())
    left = growth.WORK // rounds

    def answer(item):
        nonlocal left
        made = call(item)
        if type(made) not in growth.FLAT:
            left -= growth.weigh(made, max(left, 1))
            if left <= 0:
                raise growth.LimitReached(f"This would compare more than {growth.WORK:,} items, the limit here.")
        return made

    return answer


def sum_(run, iterable, /, start=0):
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


def added(run, items, total):
    for item in items:
        if type(total) in growth.FLAT and type(item) in growth.FLAT:
            total = total + item
        else:
            run.tick()
            total = run.operate(add, total, item)
    return checked_number(total)


def add(total, item):
    return total + item


def ticked(run, items):
    for item in items:
        run.tick()
        yield item


def checked_number(number):
    if type(number) is int:
        limits.check_bits(number.bit_length())
    return number


def type_of(value):
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

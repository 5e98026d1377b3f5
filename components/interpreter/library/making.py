"""What calling one of Python's own types does: the same as in Python, with what grows counted before it is made."""

from .. import limits
from . import byte_strings, growth
from .builtin import EXCEPTIONS, checked_number, type_of


def int_(run, *args, **kwargs):
    text = args[0] if args else None
    base = kwargs.get("base", args[1] if len(args) > 1 else 10)
    if isinstance(text, (str, *limits.BYTES)) and isinstance(base, int) and base != 10:
        limits.check_bits(len(text))  # each digit is a bit or more, and its marks are few
    return checked_number(int(*args, **kwargs))


def str_(run, object="", encoding=None, errors=None):
    if encoding is not None or errors is not None:
        return byte_strings.decoded(run, object, encoding, errors)
    return run.text_of(object)


def list_(run, iterable=(), /):
    return list(run.bounded(iterable))


def tuple_(run, iterable=(), /):
    return iterable if type(iterable) is tuple else tuple(run.bounded(iterable))


def set_(run, iterable=(), /):
    return set(growth.hashed(run, iterable))


def frozenset_(run, iterable=(), /):
    return iterable if type(iterable) is frozenset else frozenset(growth.hashed(run, iterable))


def dict_(run, *args, **kwargs):
    if len(args) > 1:
        raise TypeError(f"dict expected at most 1 argument, got {len(args)}")
    made = {}
    fill(run, made, *args, **kwargs)
    return made


def fill(run, target, *sources, **kwargs):
    """`dict.update`."""
    if sources:
        for key, value in pairs(run, sources[0]):
            growth.take_items(run, growth.SLOT)
            growth.check_hash(key)
            target[key] = value
    growth.take_items(run, growth.SLOT * len(kwargs))
    target.update(kwargs)


def pairs(run, source):
    """The keys and values of a mapping, or of what is iterable and has pairs in it."""
    if isinstance(source, dict) and type(source).keys is dict.keys:
        yield from source.items()
    elif hasattr(type(source), "keys"):
        for key in run.iterate(source.keys()):
            yield key, source[key]
    else:
        for number, item in enumerate(run.iterate(source)):
            try:
                pair = list(run.bounded(item))
            except TypeError:
                message = f"cannot convert dictionary update sequence element #{number} to a sequence"
                raise TypeError(message) from None
            if len(pair) != 2:
                message = f"dictionary update sequence element #{number} has length {len(pair)}; 2 is required"
                raise ValueError(message)
            yield pair


def slice_(run, *args):
    growth.take_items(run, growth.OBJECT)
    return slice(*args)


def enumerate_(run, iterable, start=0):
    return enumerate(run.iterate(iterable), start)


def zip_(run, *iterables, strict=False):
    return zip(*map(run.iterate, iterables), strict=strict)


def map_(run, *args):
    if len(args) < 2:
        raise TypeError("map() must have at least two arguments.")
    function, *iterables = args
    return map(late_callback(run, function), *map(run.iterate, iterables))


def filter_(run, function, iterable, /):
    asked = function if function is None or function is bool else late_callback(run, function)
    return filter(asked, run.iterate(iterable))


def late_callback(run, function):
    """A callable for what is only called later: what cannot be called is told only then, as Python does."""
    try:
        return run.callback(function)
    except TypeError as error:
        words = str(error)

        def fail(*args, **kwargs):
            raise TypeError(words)

        return fail


def reversed_(run, sequence, /):
    return reversed(sequence)


def type_(run, *args, **kwargs):
    if len(args) == 1 and not kwargs:
        return type_of(args[0])
    if len(args) == 3:
        raise growth.refusal("type() tells the type of one value here: write a new class with `class`.")
    raise TypeError("type() takes 1 or 3 arguments")


def property_(run, fget=None, fset=None, fdel=None, doc=None):
    growth.take_items(run, growth.OBJECT)
    accessors = [None if access is None else run.callback(access) for access in (fget, fset, fdel)]
    return property(*accessors, doc)


def method_kind(kind):
    """`staticmethod` or `classmethod`."""

    def make(run, function, /):
        growth.take_items(run, growth.OBJECT)
        return kind(run.callback(function))

    return make


def plain(kind):
    """A type that is called as it is: what it makes is small."""

    def make(run, *args, **kwargs):
        return kind(*args, **kwargs)

    return make


TYPES = {
    **{kind: plain(kind) for kind in (bool, float, complex, object, range)},
    int: int_,
    str: str_,
    list: list_,
    tuple: tuple_,
    set: set_,
    frozenset: frozenset_,
    dict: dict_,
    slice: slice_,
    enumerate: enumerate_,
    zip: zip_,
    map: map_,
    filter: filter_,
    reversed: reversed_,
    type: type_,
    property: property_,
    staticmethod: method_kind(staticmethod),
    classmethod: method_kind(classmethod),
    **{kind: plain(kind) for kind in EXCEPTIONS.values()},
}

"""What calling one of Python's own types does: the same as in Python, with what grows counted before it is made."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .. import limits
from . import byte_strings, growth
from .builtin import EXCEPTIONS, checked_number, type_of

if TYPE_CHECKING:
    from ..running import Running


def int_(run: "Running", *args: Any, **kwargs: Any) -> object:
    """`int(...)`, its result counted by its bits. Raises: LimitReached for too many of them."""
    text = args[0] if args else None
    base = kwargs.get("base", args[1] if len(args) > 1 else 10)
    if isinstance(text, (str, *limits.BYTES)) and isinstance(base, int) and base != 10:
        limits.check_bits(len(text))  # each digit is a bit or more, and its marks are few
    return checked_number(int(*args, **kwargs))


def str_(run: "Running", object: Any = "", encoding: Any = None, errors: Any = None) -> str:
    """`str(...)`, without memory addresses; with a code, the text that bytes stand for."""
    if encoding is not None or errors is not None:
        return byte_strings.decoded(run, object, encoding, errors)
    return run.text_of(object)


def list_(run: "Running", iterable: object = (), /) -> list[Any]:
    """`list(...)`, each item counted before."""
    return list(run.bounded(iterable))


def tuple_(run: "Running", iterable: object = (), /) -> tuple[Any, ...]:
    """`tuple(...)`, each item counted before; a tuple is itself."""
    return iterable if type(iterable) is tuple else tuple(run.bounded(iterable))


def set_(run: "Running", iterable: object = (), /) -> set[Any]:
    """`set(...)`, each item counted and looked at before it is hashed."""
    return set(growth.hashed(run, iterable))


def frozenset_(run: "Running", iterable: object = (), /) -> frozenset[Any]:
    """`frozenset(...)`, each item counted and looked at before it is hashed; a frozenset is itself."""
    return iterable if type(iterable) is frozenset else frozenset(growth.hashed(run, iterable))


def dict_(run: "Running", *args: object, **kwargs: object) -> dict[Any, Any]:
    """`dict(...)`, each entry counted before. Raises: TypeError, ValueError in Python's words."""
    if len(args) > 1:
        raise TypeError(f"dict expected at most 1 argument, got {len(args)}")
    made = {}
    fill(run, made, *args, **kwargs)
    return made


def fill(run: "Running", target: Any, *sources: object, **kwargs: object) -> None:
    """`dict.update`."""
    if sources:
        for key, value in pairs(run, sources[0]):
            growth.take_items(run, growth.SLOT)
            growth.check_hash(key)
            target[key] = value
    growth.take_items(run, growth.SLOT * len(kwargs))
    target.update(kwargs)


def pairs(run: "Running", source: Any) -> Iterator[Any]:
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


def slice_(run: "Running", *args: Any) -> slice:
    """`slice(...)`, counted."""
    growth.take_items(run, growth.OBJECT)
    return slice(*args)


def enumerate_(run: "Running", iterable: object, start: Any = 0) -> enumerate:
    """`enumerate(...)`; what may be endless ticks at each item."""
    return enumerate(run.iterate(iterable), start)


def zip_(run: "Running", *iterables: object, strict: Any = False) -> Iterator[Any]:
    """`zip(...)`; what may be endless ticks at each item."""
    return zip(*map(run.iterate, iterables), strict=strict)


def map_(run: "Running", *args: Any) -> Iterator[Any]:
    """`map(...)`; what may be endless ticks, and what cannot be called is told at the first item.

    Raises: TypeError for too few arguments.
    """
    if len(args) < 2:
        raise TypeError("map() must have at least two arguments.")
    function, *iterables = args
    return map(late_callback(run, function), *map(run.iterate, iterables))


def filter_(run: "Running", function: Any, iterable: object, /) -> Iterator[Any]:
    """`filter(...)`; what may be endless ticks, and what cannot be called is told at the first item."""
    asked = function if function is None or function is bool else late_callback(run, function)
    return filter(asked, run.iterate(iterable))


def late_callback(run: "Running", function: object) -> Callable[..., Any]:
    """A callable for what is only called later: what cannot be called is told only then, as Python does."""
    try:
        return run.callback(function)
    except TypeError as error:
        words = str(error)

        def fail(*args: Any, **kwargs: Any):
            raise TypeError(words)

        return fail


def reversed_(run: "Running", sequence: Any, /) -> object:
    """`reversed(...)`. Raises: TypeError for what has no order, as in Python."""
    return reversed(sequence)


def type_(run: "Running", *args: object, **kwargs: object) -> type:
    """`type(value)`.

    Raises: Refused for `type(name, bases, namespace)`, which would make a class; TypeError in Python's words.
    """
    if len(args) == 1 and not kwargs:
        return type_of(args[0])
    if len(args) == 3:
        raise growth.refusal("type() tells the type of one value here: write a new class with `class`.")
    raise TypeError("type() takes 1 or 3 arguments")


def property_(
    run: "Running", fget: object = None, fset: object = None, fdel: object = None, doc: Any = None
) -> property:
    """`property(...)`, counted. Raises: TypeError for what cannot be called."""
    growth.take_items(run, growth.OBJECT)
    get, put, drop = [None if access is None else run.callback(access) for access in (fget, fset, fdel)]
    return property(get, put, drop, doc)


def method_kind(kind: Callable[..., Any]) -> Callable[..., Any]:
    """`staticmethod` or `classmethod`."""

    def make(run: "Running", function: Any, /):
        growth.take_items(run, growth.OBJECT)
        return kind(run.callback(function))

    return make


def plain(kind: Callable[..., Any]) -> Callable[..., Any]:
    """A type that is called as it is: what it makes is small."""

    def make(run: "Running", *args: Any, **kwargs: Any):
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

"""`functools` and `operator`: what makes functions of functions."""

import functools
import operator
from types import FunctionType, MethodType

from ..entries import Function
from . import growth
from .entry import known_as, module, owned

COPIED = ("__name__", "__qualname__", "__doc__", "__module__")


# --- functools


def reduce(run, function, iterable, /, *initial):
    call = run.callback(function)
    try:
        items = run.iterate(iterable)
    except TypeError as error:
        if "is not iterable" in str(error):
            raise TypeError("reduce() arg 2 must support iteration") from None
        raise
    return functools.reduce(call, items, *initial)


def partial(run, function, /, *args, **kwargs):
    growth.take_items(run, growth.OBJECT + len(args) + len(kwargs))
    if type(function) is functools.partial:
        return functools.partial(function, *args, **kwargs)
    try:
        call = run.callback(function)
    except TypeError:
        raise TypeError("the first argument must be callable") from None
    return functools.partial(call, *args, **kwargs)


def lru_cache(run, maxsize=128, typed=False):
    if isinstance(maxsize, (FunctionType, MethodType, Function)):
        return remembering(run, maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return Function("decorator", lambda function: remembering(run, function, maxsize, typed))


def cache(run, user_function, /):
    return remembering(run, user_function, None, False)


def remembering(run, function, maxsize, typed):
    call = run.callback(function)

    def counted(*args, **kwargs):
        growth.take_items(run, growth.OBJECT)
        return call(*args, **kwargs)

    known = functools.lru_cache(maxsize, typed)(counted)

    remembered = Remembered(run, known)
    describe(remembered, function)
    return remembered


@known_as("functools", "_lru_cache_wrapper")
class Remembered:
    """What `functools.lru_cache` makes of a function; what it is called with is looked at before Python hashes it."""

    # What a program sets on its function is copied into the dict, and replaces none of these.
    __slots__ = ("__dict__", "_known", "_run")

    def __init__(self, run, known):
        self._run = run
        self._known = known

    def __call__(self, /, *args, **kwargs):
        self._run.tick()
        growth.check_hash(args)
        growth.check_hash(tuple(kwargs.values()))
        return self._known(*args, **kwargs)

    def __get__(self, owner, kind=None):
        return self if owner is None else MethodType(self, owner)

    def cache_info(self):
        return self._known.cache_info()

    def cache_clear(self):
        return self._known.cache_clear()

    def cache_parameters(self):
        return self._known.cache_parameters()


def describe(made, function) -> None:
    """Gives a function the name and the words of another, as `functools.update_wrapper` does."""
    if isinstance(function, Function):
        made.__name__ = made.__qualname__ = function.name.rpartition(".")[2]
        return
    for name in COPIED:
        text = getattr(function, name, None)
        if isinstance(text, str) or name == "__doc__":
            setattr(made, name, text)
    if isinstance(function, FunctionType):
        made.__dict__.update(function.__dict__)
    made.__wrapped__ = function


def wraps(run, wrapped, *_, **__):
    return Function("update_wrapper", lambda wrapper: update_wrapper(run, wrapper, wrapped))


def update_wrapper(run, wrapper, wrapped, *_, **__):
    if type(wrapper) is not FunctionType:
        raise growth.refusal("functools.wraps() is for functions made with `def` here.")
    growth.take_items(run, growth.OBJECT)
    describe(wrapper, wrapped)
    return wrapper


def total_ordering(run, cls, /):
    if cls not in run.classes:
        raise growth.refusal("functools.total_ordering() is for classes of this program.")
    before = dict(vars(cls))
    functools.total_ordering(cls)
    for name, made in list(vars(cls).items()):
        # The functions that Python adds are the same for every reader: each class here gets its own.
        if isinstance(made, FunctionType) and before.get(name) is not made:
            copy = FunctionType(made.__code__, made.__globals__, name, made.__defaults__, made.__closure__)
            setattr(cls, name, copy)
    return cls


def cmp_to_key(run, mycmp):
    # A key object calls it with two values at each comparison.
    call = run.callback(mycmp)
    make = functools.cmp_to_key(call)
    return Function("cmp_to_key", lambda value: make(value))


def cached_property(run, func):
    growth.take_items(run, growth.OBJECT)
    return functools.cached_property(run.callback(func))


FUNCTOOLS = module(
    "functools",
    owned("functools", reduce, lru_cache, cache, wraps, update_wrapper, total_ordering, cmp_to_key),
    {"partial": functools.partial, "cached_property": functools.cached_property},
)
TYPES = {functools.partial: partial, functools.cached_property: cached_property}

# --- operator

TWO = """
    add sub mul truediv floordiv mod pow matmul and_ or_ xor lshift rshift lt le eq ne gt ge is_ is_not concat
    iadd isub imul itruediv ifloordiv imod ipow imatmul iand ior ixor ilshift irshift iconcat
    neg pos abs inv invert index not_ truth contains setitem delitem
"""


def by_door(name):
    function = getattr(operator, name)
    return lambda run, *operands: run.operate(function, *operands)


def getitem(run, a, b, /):
    return run.get_item(a, b)


def count_of(run, a, b, /):
    return operator.countOf(growth.compared(run, a), b)


def index_of(run, a, b, /):
    return operator.indexOf(growth.compared(run, a), b)


def itemgetter(run, item, /, *items):
    def get(value):
        if not items:
            return run.get_item(value, item)
        return tuple([run.get_item(value, key) for key in (item, *items)])

    return Function("itemgetter", get, shown=written(run, "itemgetter", (item, *items)))


def attrgetter(run, attr, /, *attrs):
    for name in (attr, *attrs):
        if not isinstance(name, str):
            raise TypeError("attribute name must be a string")

    def one(value, path):
        for name in path.split("."):
            value = run.get_attribute(value, name)
        return value

    def get(value):
        found = [one(value, path) for path in (attr, *attrs)]
        return tuple(found) if attrs else found[0]

    return Function("attrgetter", get, shown=written(run, "attrgetter", (attr, *attrs)))


def methodcaller(run, name, /, *args, **kwargs):
    if not isinstance(name, str):
        raise TypeError("method name must be a string")

    def call(value):
        return run.callback(run.get_attribute(value, name))(*args, **kwargs)

    return Function("methodcaller", call, shown=written(run, "methodcaller", (name, *args), kwargs))


def written(run, name: str, args: tuple, kwargs: dict | None = None):
    """What Python shows for what one of the three functions above makes."""

    def write() -> str:
        parts = [run.repr_of(value) for value in args]
        parts += [f"{key}={run.repr_of(value)}" for key, value in (kwargs or {}).items()]
        return f"operator.{name}({', '.join(parts)})"

    return write


OPERATOR = module(
    "operator",
    owned("operator", getitem, itemgetter, attrgetter, methodcaller, countOf=count_of, indexOf=index_of),
    owned("operator", **{name: by_door(name) for name in TWO.split()}),
)

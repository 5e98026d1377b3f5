"""`functools` and `operator`: what makes functions of functions."""

import functools
import operator
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from ..entries import Function
from ..signatures import Args, Kwargs
from . import growth
from .entry import known_as, module, owned

if TYPE_CHECKING:
    from ..running import Running

COPIED = ("__name__", "__qualname__", "__doc__", "__module__")


# --- functools


def reduce(run: "Running", function: object, iterable: object, /, *initial: Any) -> object:
    """`functools.reduce`; what may be endless ticks at each item. Raises: TypeError in Python's words."""
    call = run.callback(function)
    try:
        items = run.iterate(iterable)
    except TypeError as error:
        if "is not iterable" in str(error):
            raise TypeError("reduce() arg 2 must support iteration") from None
        raise
    return functools.reduce(call, items, *initial)


def partial(run: "Running", function: Any, /, *args: Any, **kwargs: Any) -> functools.partial:
    """`functools.partial(...)`, counted. Raises: TypeError, in Python's words, for what cannot be called."""
    growth.take_items(run, growth.OBJECT + len(args) + len(kwargs))
    if type(function) is functools.partial:
        return functools.partial(function, *args, **kwargs)
    try:
        call = run.callback(function)
    except TypeError:
        raise TypeError("the first argument must be callable") from None
    return functools.partial(call, *args, **kwargs)


def lru_cache(run: "Running", maxsize: Any = 128, typed: bool = False) -> object:
    """`@lru_cache`, above a function, or `@lru_cache(maxsize=...)`, which gives the decorator.

    Raises: TypeError in Python's words.
    """
    if isinstance(maxsize, (FunctionType, MethodType, Function)):
        return remembering(run, maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return Function("decorator", lambda function: remembering(run, function, maxsize, typed))


def cache(run: "Running", user_function: object, /) -> object:
    """`@cache`: remembers without a limit but the run's own."""
    return remembering(run, user_function, None, False)


def remembering(run: "Running", function: object, maxsize: int | None, typed: bool) -> object:
    """The `Remembered` of a function, with its name and words; each new call that it remembers is counted."""
    call = run.callback(function)

    def counted(*args: Any, **kwargs: Any):
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

    def __init__(self, run: "Running", known: Any):
        self._run = run
        self._known = known

    def __call__(self, /, *args: Any, **kwargs: Any):
        self._run.tick()
        growth.check_hash(args)
        growth.check_hash(tuple(kwargs.values()))
        return self._known(*args, **kwargs)

    def __get__(self, owner: Any, kind: Any = None):
        return self if owner is None else MethodType(self, owner)

    def cache_info(self) -> tuple[Any, ...]:
        """Python's named tuple of the hits, the misses, the limit and how many results are kept."""
        return self._known.cache_info()

    def cache_clear(self) -> None:
        """Forgets all results, and what was counted of hits and misses."""
        return self._known.cache_clear()

    def cache_parameters(self) -> dict[Any, Any]:
        """What the cache was made with: `maxsize` and `typed`."""
        return self._known.cache_parameters()


def describe(made: Any, function: Any) -> None:
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


def wraps(run: "Running", wrapped: object, *_: object, **__: object) -> Function:
    """`@functools.wraps(f)`; which names are copied cannot be chosen, and such arguments are passed over."""
    return Function("update_wrapper", lambda wrapper: update_wrapper(run, wrapper, wrapped))


def update_wrapper(run: "Running", wrapper: Any, wrapped: object, *_: object, **__: object) -> FunctionType:
    """`functools.update_wrapper`: the wrapper itself, described anew.

    Raises: Refused for a wrapper that is no `def`.
    """
    if type(wrapper) is not FunctionType:
        raise growth.refusal("functools.wraps() is for functions made with `def` here.")
    growth.take_items(run, growth.OBJECT)
    describe(wrapper, wrapped)
    return wrapper


def total_ordering(run: "Running", cls: Any, /) -> type:
    """`@total_ordering`: the class itself, with the comparisons that it lacked.

    Raises: Refused for a class that is not the program's; ValueError if it has no comparison at all.
    """
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


def cmp_to_key(run: "Running", mycmp: object) -> Function:
    """`functools.cmp_to_key`. Raises: TypeError in Python's words for what cannot be called."""
    # A key object calls it with two values at each comparison.
    call = run.callback(mycmp)
    make = functools.cmp_to_key(call)
    return Function("cmp_to_key", lambda value: make(value))


def cached_property(run: "Running", func: object) -> functools.cached_property:
    """`@cached_property`, counted. Raises: TypeError in Python's words for what cannot be called."""
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


def by_door(name: str) -> Callable[..., Any]:
    """A function of `operator` that the run checks like the operator itself."""
    function = getattr(operator, name)
    return lambda run, *operands: run.operate(function, *operands)


def getitem(run: "Running", a: object, b: object, /) -> object:
    """`operator.getitem`, as `a[b]`."""
    return run.get_item(a, b)


def count_of(run: "Running", a: object, b: object, /) -> int:
    """`operator.countOf`. Raises: LimitReached where the comparisons would take too long."""
    return operator.countOf(growth.compared(run, a), b)


def index_of(run: "Running", a: object, b: object, /) -> int:
    """`operator.indexOf`. Raises: ValueError as in Python; LimitReached where the comparisons would take too long."""
    return operator.indexOf(growth.compared(run, a), b)


def itemgetter(run: "Running", item: object, /, *items: object) -> Function:
    """`operator.itemgetter`: what it makes reads by the run, and gives a tuple for several keys."""

    def get(value: Any):
        if not items:
            return run.get_item(value, item)
        return tuple([run.get_item(value, key) for key in (item, *items)])

    return Function("itemgetter", get, shown=written(run, "itemgetter", (item, *items)))


def attrgetter(run: "Running", attr: str, /, *attrs: str) -> Function:
    """`operator.attrgetter`: what it makes reads only what the program may, and gives a tuple for several names.

    Raises: TypeError for a name that is no text.
    """
    for name in (attr, *attrs):
        if not isinstance(name, str):
            raise TypeError("attribute name must be a string")

    def one(value: Any, path: Any):
        for name in path.split("."):
            value = run.get_attribute(value, name)
        return value

    def get(value: Any):
        found = [one(value, path) for path in (attr, *attrs)]
        return tuple(found) if attrs else found[0]

    return Function("attrgetter", get, shown=written(run, "attrgetter", (attr, *attrs)))


def methodcaller(run: "Running", name: str, /, *args: object, **kwargs: object) -> Function:
    """`operator.methodcaller`: what it makes calls only what the program may.

    Raises: TypeError for a name that is no text.
    """
    if not isinstance(name, str):
        raise TypeError("method name must be a string")

    def call(value: Any):
        return run.callback(run.get_attribute(value, name))(*args, **kwargs)

    return Function("methodcaller", call, shown=written(run, "methodcaller", (name, *args), kwargs))


def written(run: "Running", name: str, args: Args, kwargs: Kwargs | None = None) -> Callable[..., Any]:
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

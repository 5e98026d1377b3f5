"""The methods of dicts and of the kinds of dict in `collections`, and what makes these."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..signatures import Kwargs
from . import growth
from .making import fill, pairs

if TYPE_CHECKING:
    from ..running import Running

MISSING = object()
# What these give when they are called without anything is empty, so that they may be called from anywhere.
HARMLESS = (int, float, complex, bool, str, list, tuple, dict, set, frozenset)


def update(run: "Running", self: dict[Any, Any], /, *sources: object, **kwargs: object) -> None:
    """`d.update(...)`, each entry counted before. Raises: TypeError, ValueError in Python's words."""
    if len(sources) > 1:
        raise TypeError(f"update expected at most 1 argument, got {len(sources)}")
    fill(run, self, *sources, **kwargs)


def setdefault(run: "Running", self: dict[Any, Any], key: object, default: object = None, /) -> object:
    """`d.setdefault(...)`, counted before. Raises: LimitReached for a key that takes too long to hash."""
    growth.check_hash(key)
    run.room.take_items(growth.SLOT)
    return dict.setdefault(self, key, default)


def get(run: "Running", self: dict[Any, Any], key: object, default: object = None, /) -> object:
    """`d.get(...)`. Raises: LimitReached for a key that takes too long to hash."""
    growth.check_hash(key)
    return dict.get(self, key, default)


def pop(run: "Running", self: dict[Any, Any], key: object, default: object = MISSING, /) -> object:
    """`d.pop(...)`. Raises: KeyError without a default; LimitReached for a key that takes too long to hash."""
    growth.check_hash(key)
    if default is MISSING:
        return self.pop(key)
    return self.pop(key, default)


def copy(run: "Running", self: dict[Any, Any], /) -> dict[Any, Any]:
    """`d.copy()`, counted before."""
    growth.take_items(run, growth.OBJECT + growth.SLOT * len(self))
    return self.copy()


def fromkeys(kind: type) -> Callable[..., Any]:
    """`fromkeys` of this kind of dict, each key counted and looked at before it is hashed."""

    def make(run: "Running", iterable: Any, value: Any = None, /):
        made = kind()
        for key in growth.hashed(run, iterable):
            growth.take_items(run, growth.SLOT)
            made[key] = value
        return made

    return make


def new_defaultdict(
    run: "Running", default_factory: Any = None, /, *sources: object, **kwargs: object
) -> defaultdict[Any, Any]:
    """`defaultdict(...)`, each entry counted before.

    Raises: TypeError, in Python's words, for a default that cannot be called.
    """
    if default_factory is not None and default_factory not in HARMLESS:
        try:
            default_factory = run.callback(default_factory)
        except TypeError:
            raise TypeError("first argument must be callable or None") from None
    # Many of them in one another take the process's stack when they go.
    growth.take_items(run, 4 * growth.OBJECT)
    made = defaultdict(default_factory)
    fill(run, made, *sources, **kwargs)
    return made


def new_ordered_dict(run: "Running", /, *sources: object, **kwargs: object) -> OrderedDict[Any, Any]:
    """`OrderedDict(...)`, each entry counted before. Raises: TypeError, ValueError in Python's words."""
    if len(sources) > 1:
        raise TypeError(f"expected at most 1 argument, got {len(sources)}")
    growth.take_items(run, growth.OBJECT)
    made = OrderedDict()
    fill(run, made, *sources, **kwargs)
    return made


# --- Counter


def new_counter(run: "Running", iterable: object = None, /, **kwargs: object) -> Counter[Any]:
    """`Counter(...)`, each new key counted before."""
    growth.take_items(run, growth.OBJECT)
    made = Counter()
    count_into(run, made, 1, iterable, kwargs)
    return made


def count_into(run: "Running", target: Any, sign: int, iterable: object, kwargs: Kwargs) -> None:
    """`Counter.update`, and `subtract` with the sign -1."""
    if isinstance(iterable, dict):
        for key, count in pairs(run, iterable):
            growth.take_items(run, growth.SLOT)
            target[key] = count + target.get(key, 0) if sign == 1 else target.get(key, 0) - count
    elif iterable is not None:
        for key in growth.hashed(run, iterable):
            growth.take_items(run, growth.SLOT if key not in target else 0)
            target[key] = target.get(key, 0) + sign
    if kwargs:
        count_into(run, target, sign, kwargs, {})


def update_counter(run: "Running", self: Counter[Any], iterable: object = None, /, **kwargs: object) -> None:
    """`c.update(...)`, which adds to the counts; each new key is counted before."""
    count_into(run, self, 1, iterable, kwargs)


def subtract(run: "Running", self: Counter[Any], iterable: object = None, /, **kwargs: object) -> None:
    """`c.subtract(...)`, each new key counted before."""
    count_into(run, self, -1, iterable, kwargs)


def most_common(run: "Running", self: Counter[Any], n: Any = None) -> list[Any]:
    """`c.most_common(n)`, its list counted before."""
    growth.take_items(run, 4 * len(self))
    return self.most_common(n)


def elements(run: "Running", self: Counter[Any], /) -> Iterator[Any]:
    """`c.elements()`, which makes each element only when it is asked for."""
    # A count of a million million takes no memory, but whoever walks through it is under the clock.
    return self.elements()


DICT = {"update": update, "setdefault": setdefault, "get": get, "pop": pop, "copy": copy}
COUNTER = {
    "update": update_counter,
    "subtract": subtract,
    "most_common": most_common,
    "elements": elements,
}
TYPES = {defaultdict: new_defaultdict, OrderedDict: new_ordered_dict, Counter: new_counter}

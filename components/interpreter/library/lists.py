"""The methods of lists, tuples and deques that make something longer, or compare what lies in them."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import limits
from . import growth
from .builtin import sort

if TYPE_CHECKING:
    from ..running import Running

SIZE = 1  # items that are taken for each that a list keeps


def base(self: object) -> type:
    """The type of Python's own that a class of the run is made from."""
    return deque if isinstance(self, deque) else list


def append(run: "Running", self: list[Any] | deque[Any], item: object, /) -> None:
    """`a.append(...)`, counted before."""
    run.room.take_items(SIZE)
    base(self).append(self, item)


def extend(run: "Running", self: list[Any] | deque[Any], items: object, /) -> None:
    """`a.extend(...)`, each item counted before it is kept."""
    if items is self:
        # What is extended by itself is read before it grows.
        items = list(self)
    base(self).extend(self, run.bounded(items))


def insert(run: "Running", self: list[Any] | deque[Any], index: Any, item: object, /) -> None:
    """`a.insert(...)`, counted before."""
    run.room.take_items(SIZE)
    base(self).insert(self, index, item)


def add_in_place(run: "Running", self: list[Any] | deque[Any], items: object, /) -> list[Any] | deque[Any]:
    """`a.__iadd__(...)`: the same list or deque, made longer."""
    extend(run, self, items)
    return self


def sort_list(run: "Running", self: list[Any], /, *, key: object = None, reverse: bool = False) -> None:
    """`a.sort(...)`, in place. Raises: LimitReached where the comparisons would take too long."""
    sort(run, self, key, reverse)


def copy(run: "Running", self: list[Any] | deque[Any], /) -> list[Any] | deque[Any]:
    """`a.copy()`, counted before."""
    growth.take_items(run, len(self))
    return self.copy()


def comparing(name: str) -> Callable[..., Any]:
    """A method that compares every item with what it is given."""

    def method(run: "Running", self: Any, item: Any, /, *bounds: Any):
        if type(item) not in growth.FLAT:
            growth.check_work(self)
            growth.check_work(item)
        kind = tuple if isinstance(self, tuple) else base(self)
        if name == "index" and kind is not tuple:
            return index(run, self, item, *bounds)
        return getattr(kind, name)(self, item, *bounds)

    return method


def index(run: "Running", self: Any, item: object, /, *bounds: object) -> int:
    """Python's message writes the item that is not there."""
    limits.check_written(item)
    try:
        return base(self).index(self, item, *bounds)
    except ValueError as error:
        ending = f" is not in {base(self).__name__}"
        if not str(error).endswith(ending):
            raise
    raise ValueError(run.repr_of(item) + ending)


def new_deque(run: "Running", iterable: object = (), maxlen: Any = None) -> deque[Any]:
    """`deque(...)`, each item counted, also those that a limit drops."""
    growth.take_items(run, growth.OBJECT)
    return deque(run.bounded(iterable), maxlen)


def extend_left(run: "Running", self: deque[Any], items: object, /) -> None:
    """`d.extendleft(...)`, each item counted before it is kept."""
    self.extendleft(list(self) if items is self else run.bounded(items))


COMPARING = {name: comparing(name) for name in ("index", "count")}
LIST = {
    **COMPARING,
    "append": append,
    "extend": extend,
    "insert": insert,
    "__iadd__": add_in_place,
    "sort": sort_list,
    "copy": copy,
    "remove": comparing("remove"),
}
TUPLE = COMPARING
DEQUE = {
    **COMPARING,
    "append": append,
    "extend": extend,
    "insert": insert,
    "__iadd__": add_in_place,
    "copy": copy,
    "remove": comparing("remove"),
    "appendleft": lambda run, self, item, /: run.room.take_items(SIZE) or deque.appendleft(self, item),
    "extendleft": extend_left,
}

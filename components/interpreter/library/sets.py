"""The methods of sets that make them larger, or take anything iterable."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import growth

if TYPE_CHECKING:
    from ..running import Running


def add(run: "Running", self: set[Any], item: object, /) -> None:
    """`s.add(...)`, counted before. Raises: LimitReached for an item that takes too long to hash."""
    growth.check_hash(item)
    run.room.take_items(growth.SLOT)
    set.add(self, item)


def with_item(name: str) -> Callable[..., Any]:
    """`remove` or `discard`."""

    def method(run: "Running", self: Any, item: Any, /):
        growth.check_hash(item)
        getattr(set, name)(self, item)

    return method


def with_others(name: str, grows: bool) -> Callable[..., Any]:
    """A method that takes any number of iterables."""

    def method(run: "Running", self: Any, /, *others: Any):
        ready = [other if type(other) in (set, frozenset) else set(growth.hashed(run, other)) for other in others]
        if grows:
            growth.take_items(run, growth.SLOT * (len(self) + sum(map(len, ready))))
        kind = set if isinstance(self, set) else frozenset
        return getattr(kind, name)(self, *ready)

    return method


def copy(run: "Running", self: set[Any] | frozenset[Any], /) -> set[Any] | frozenset[Any]:
    """`s.copy()`, counted before."""
    growth.take_items(run, growth.SLOT * len(self))
    return self.copy()


def isdisjoint(run: "Running", self: Any, other: Any, /) -> bool:
    """Of the keys or the items of a dict."""
    return self.isdisjoint(other if type(other) in (set, frozenset) else set(growth.hashed(run, other)))


BOTH = {
    **{name: with_others(name, True) for name in ("union", "intersection", "difference", "symmetric_difference")},
    **{name: with_others(name, False) for name in ("issubset", "issuperset", "isdisjoint")},
    "copy": copy,
}
SET = {
    **{
        name: with_others(name, True)
        for name in ("update", "intersection_update", "difference_update", "symmetric_difference_update")
    },
    "add": add,
    "remove": with_item("remove"),
    "discard": with_item("discard"),
}

"""What the library makes, compares or hashes is counted before Python does it."""

import math
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import limits
from ..problem import Refused

if TYPE_CHECKING:
    from ..running import Running

OBJECT = 50  # items that take the memory of a small object of Python's own
SLOT = 3  # items that one entry of a dict or a set takes
WORK = 20_000_000  # comparisons of numbers, or characters, that one call may make: less than a second
VISITS = 300_000  # containers and texts that are looked into to tell that
DEPTH = 500  # of tuples in tuples and the like, that Python walks without looking at its stack
FLAT = frozenset({int, float, bool, complex, type(None)})
NESTING = (list, tuple, dict, set, frozenset, deque, defaultdict, OrderedDict)


def refusal(sentence: str) -> Refused:
    """What is raised where something is not done here; the sentence says what to do instead."""
    return Refused.at(None, sentence)


def take_text(run: "Running", length: int) -> None:
    """Counts a text of `length` characters that is about to be made."""
    limits.check_items(length)
    run.room.take_items(length // 10)


def take_items(run: "Running", count: int) -> None:
    """Counts `count` items of a list that is about to be made."""
    if count > 0:
        run.room.take_items(count)


def kept(run: "Running", made: Any) -> Any:
    """A result that is at most a few times its arguments, counted after it was made."""
    if isinstance(made, (str, *limits.BYTES)):
        run.room.take_items(len(made) // 10)
    elif isinstance(made, (list, tuple)):
        run.room.take_items(len(made) + sum(len(item) for item in made if isinstance(item, (str, *limits.BYTES))) // 10)
    return made


def check_work(items: object, rounds: float = 1) -> None:
    """Raises LimitReached if walking through all levels of `items`, `rounds` times, would take too long."""
    if rounds and weigh(items, int(WORK / rounds)) * rounds >= WORK:
        raise LimitReached(f"This would compare more than {WORK:,} items in one call, the limit here.")


def check_hash(value: object) -> None:
    """Raises LimitReached if Python would walk for too long, or too deep, to hash `value`."""
    if type(value) in (tuple, frozenset) or isinstance(value, tuple):
        check_work(value)


def weigh(value: object, enough: int) -> int:
    """What Python visits when it compares `value` through all its levels; stops counting at `enough`."""
    count = visits = 0
    waiting = [(value, 0)]
    while waiting and count < enough:
        item, depth = waiting.pop()
        visits += 1
        if visits > VISITS:
            raise LimitReached(f"This would compare or hash more than {VISITS:,} values in one call, the limit here.")
        if isinstance(item, (str, *limits.BYTES)):
            count += 1 + len(item) // 8
        elif isinstance(item, NESTING):
            item = limits.plain(item)
            count += 1 + len(item)
            if depth > DEPTH:
                raise LimitReached(f"Containers lie at most {DEPTH} deep in one another here, where they are compared.")
            for inside in (item, item.values()) if isinstance(item, dict) else (item,):
                if not FLAT.issuperset(map(type, inside)):
                    waiting.extend((element, depth + 1) for element in inside if type(element) not in FLAT)
                    count += len(item)
        else:
            count += 1
    return count


def compared(run: "Running", value: Any) -> Iterator[Any]:
    """An iterator over anything iterable whose items are about to be compared with one another."""
    if type(value) in NESTING:
        check_work(value)
        return iter(value)
    return weighed(run.iterate(value))


def weighed(items: Iterator[Any]) -> Iterator[Any]:
    """The items, each looked at before it is compared. Raises: LimitReached, at the item that would take too long."""
    for item in items:
        if type(item) not in FLAT:
            check_work(item)
        yield item


def hashed(run: "Running", value: object) -> Iterator[Any]:
    """An iterator over anything iterable whose items are about to become keys."""
    if type(value) in (set, frozenset, dict, range, str):
        return run.bounded(value)
    return hashable(run.bounded(value))


def hashable(items: Iterator[Any]) -> Iterator[Any]:
    """The items, each looked at before it is hashed. Raises: LimitReached, at the item that would take too long."""
    for item in items:
        check_hash(item)
        yield item


def check_sort(items: list[Any]) -> None:
    """Raises LimitReached if sorting these items would take too long."""
    check_work(items, math.log2(len(items) + 2))


LimitReached = limits.LimitReached

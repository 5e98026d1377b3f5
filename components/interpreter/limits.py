"""How large and how long a reader's program may be: every number in one place, and the checks of plain Python values.

Sizes of tensors and arrays are checked in `operators.py` and `arrays.py`, before anything is allocated.
"""

import gc
import math
import operator
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from numbers import Integral
from types import MappingProxyType, MethodType
from typing import Any

import numpy as np
import torch

CHARACTERS = 10_000  # of a program's text
DEPTH = 100  # of one expression or block: parentheses in parentheses, a + b + c + ...
CALLS = 960  # of functions that wait for one another; Python itself allows some forty more
ELEMENTS = 1_000_000  # of one tensor or array
ALL_ELEMENTS = 20_000_000  # of all tensors and arrays that a run holds
DIMENSIONS = 64  # of one tensor
SIDE = 300  # of a matrix that is decomposed, inverted or measured
SLOW_MULTIPLICATIONS = 100_000_000  # in one dot product of numbers that no processor multiplies many at a time
MULTIPLICATIONS = 300_000_000  # in one convolution, pooling or attention
PIECES = 10_000  # that one tensor is cut into
ITEMS = 100_000  # of lists and tuples, counted through all their levels
ALL_ITEMS = 3_000_000  # of all lists, tuples and texts that a run holds
PRINTED = 100_000  # characters that a run prints
SECONDS = 2.0  # of computing in a run
LOADING = 0.25  # seconds that no inference of a size takes, but loading its rules does, once in a server's life
BITS = 10_000  # of a whole number


PLACES = 3_000  # of a decimal number, and before and behind its point


BYTES = (bytes, bytearray)
CONTAINERS: tuple[type[Any], ...] = (list, tuple, dict, set, frozenset, deque)
EXACT = frozenset({int, float, str, bool, list, tuple, dict, set, torch.Tensor})
SEQUENCES: tuple[type[Any], ...] = (list, tuple, str, deque, *BYTES)
LISTS: tuple[type[Any], ...] = (list, tuple)
MAPPINGS: tuple[dict[str, int], ...] = ({}, OrderedDict())
VIEWS: frozenset[type] = frozenset(
    type(view) for some in MAPPINGS for view in (some.keys(), some.values(), some.items())
)
STORAGES = (torch.UntypedStorage, torch.TypedStorage)  # written with all their numbers
ALONE = (range, *BYTES, Decimal, torch.Tensor, np.ndarray, *STORAGES)
NUMBER = 25  # characters of a number
WRITTEN_BYTE = 4  # characters of one, such as \x00
SHORT = 62  # bits of a number that takes no time to write
LINE = " " * 50  # what a module takes to write, at least
NUMBERS = frozenset({int, float, bool, complex, type(None)})  # of a list that needs no second look


class Written(threading.local):
    """What torch and numpy write of a large tensor in this thread, where a run has it otherwise than usual."""

    def __init__(self):
        self.edge = 3
        self.threshold: float = 1000


WRITTEN = Written()


@dataclass(frozen=True)
class Limits:
    """What one run is given of time, memory and output; what one value is, is the same for all runs.

    `elements` are those of all tensors and arrays that it holds, `items` those of all lists and texts, and `characters`
    what it prints.

    >>> Limits(seconds=0.1).characters
    100000
    """

    seconds: float = field(default_factory=lambda: SECONDS)
    elements: int = ALL_ELEMENTS
    items: int = ALL_ITEMS
    characters: int = PRINTED


class LimitReached(BaseException):
    """A program asks for more than a page on a shared server gives; the text names the limit.

    No program can catch it: `except Exception` of ours does not either.
    """


class Clock:
    """The time that a run has left, in the run's own thread: waiting for other readers does not count."""

    def __init__(self, seconds: float | None = None):
        self.seconds = SECONDS if seconds is None else seconds
        self.end = time.thread_time() + self.seconds

    def forgive_loading(self, seconds: float) -> None:
        """Gives back the time in which torch loaded what it needs for its first inference of a kind."""
        if seconds > LOADING:
            self.end += seconds

    def check(self) -> None:
        """Raises LimitReached when the run's time is over."""
        if time.thread_time() > self.end:
            raise LimitReached(f"The program computes for more than {self.seconds:g} seconds, the limit of a run.")


def check_elements(count: int) -> None:
    """Raises LimitReached for a tensor or array of `count` elements, if that is too many."""
    if count > ELEMENTS:
        raise LimitReached(f"This would make {count:,} elements; a tensor here has at most {ELEMENTS:,}.")


def check_effort(multiplications: int) -> None:
    """Raises LimitReached for one operator that would compute for longer than a run may, and cannot be interrupted."""
    if multiplications > SIDE**3:
        raise LimitReached(f"Matrices are decomposed, and distances measured, up to {SIDE} x {SIDE} here.")


def check_pieces(arguments: Iterable[object]) -> None:
    """Raises LimitReached if one of a cutting function's arguments asks for too many pieces."""
    if any(isinstance(count, Integral) and int(count) > PIECES for count in arguments):
        raise LimitReached(f"A tensor is cut into at most {PIECES:,} pieces here.")


def check_power(base: object, exponent: object) -> None:
    """Raises LimitReached for a power of whole numbers with too many bits before it is computed; other values pass."""
    if isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1 and exponent > 0:
        check_bits(exponent * math.log2(abs(base)))


def check_shift(number: object, places: object) -> None:
    """Raises LimitReached for a whole number shifted to too many bits before it is made; other values pass."""
    if isinstance(number, int) and isinstance(places, int) and number and places > 0:
        check_bits(number.bit_length() + places)


def check_bits(bits: float) -> None:
    """Raises LimitReached for a whole number of so many bits, if that is too many."""
    if bits > BITS:
        raise LimitReached(f"This whole number needs more than {BITS:,} bits, the limit here.")


def check_repeat(sequence: Any, times: Any) -> None:
    """Raises LimitReached for `sequence * times` before it is made; `times` may be anything that counts as an index."""
    if isinstance(sequence, SEQUENCES):
        try:
            count = operator.index(times)
        except TypeError:
            return
        # The items themselves are not copied, however much lies in them.
        check_items(len(exact(sequence)) * max(count, 0))


def check_items(count: int) -> None:
    """Raises LimitReached for a list or text of `count` items, if that is too many."""
    if count > ITEMS:
        raise LimitReached(f"This list or text would have more than {ITEMS:,} items, the limit here.")


def check_written(*values: object) -> None:
    """Raises LimitReached if the text of these values is too long: told before Python writes anything of it."""
    check_items(sum(count_items(value, ITEMS + 1, digits=True) for value in values))


def check_value(value: Any) -> None:
    """Raises LimitReached for a Python value that is too large to keep or to print."""
    value = exact(value)
    if isinstance(value, int):
        check_bits(value.bit_length())
    elif isinstance(value, range):
        if len(value) > ELEMENTS:
            raise LimitReached(f"This range has {len(value):,} numbers; {ELEMENTS:,} is the limit here.")
    elif isinstance(value, Fraction):
        check_bits(max(value.numerator.bit_length(), value.denominator.bit_length()))
    elif isinstance(value, Decimal):
        check_places(value)
    elif isinstance(value, SEQUENCES):
        # What lies in it was checked when it was made, and what walks through all levels checks again.
        check_items(len(value))


def check_places(number: Decimal) -> None:
    """Raises LimitReached for a decimal number so long, large or small that it takes long to write it out."""
    if number.is_finite() and (abs(number.adjusted()) > PLACES or len(number.as_tuple().digits) > PLACES):
        raise LimitReached(f"A decimal number has at most {PLACES:,} places before or behind its point here.")


def check_depth(index: object) -> None:
    """Raises LimitReached for an index of lists in lists that are deeper than a tensor has dimensions."""
    level: list[Any] = [index]
    for _ in range(DIMENSIONS + 2):
        level = [part for item in level if isinstance(item, LISTS) for part in item][:ITEMS]
        if not level:
            return
    raise LimitReached(f"A tensor here has at most {DIMENSIONS} dimensions.")


def written_inside(value: Any) -> list[Any]:
    """What Python writes within the text of a value that is no container."""
    whole: object = value
    kind = type(whole)
    if kind in (int, float, bool, torch.Tensor, np.ndarray):
        return []
    if isinstance(value, BaseException):
        return list(value.args)
    if isinstance(value, Enum):
        return [value._value_]
    if kind is Fraction:
        return [[value.numerator, value.denominator]]
    if kind is MethodType:
        return [value.__self__]
    if kind in VIEWS or kind is MappingProxyType:
        return [*value, *value.values()] if kind is MappingProxyType else list(value)
    if isinstance(value, torch.optim.Optimizer):
        return [part for group in value.param_groups for part in group.values() if type(part) not in NUMBERS]
    if isinstance(value, torch.nn.Module):
        # Each is written as often as it is met, in a line of its own.
        inside = value.__dict__.get("_modules", {})
        return [LINE, *inside, *inside.values()]
    if kind is slice or kind is partial or kind.__module__ == "itertools":
        return [part for part in gc.get_referents(value) if not isinstance(part, type)]
    return []


def exact(value: Any) -> Any:
    """The value without what a program's own class says of it."""
    if type(value) in EXACT:
        return value
    if isinstance(value, int):
        return int.__add__(value, 0)
    if isinstance(value, str):
        return str.__str__(value)
    return plain(value) if isinstance(value, CONTAINERS) else value


def plain(container: Any) -> Any:
    """A container whose items can be counted without running anything of a program's own class."""
    if isinstance(container, str):
        return str.__str__(container)
    whole: object = container
    kind = type(whole)
    if kind in CONTAINERS:
        return container
    base: Any = next(base for base in CONTAINERS if issubclass(kind, base))
    if issubclass(kind, dict):
        pairs: Any = base.items(container)
        return dict(pairs)
    return list(base.__iter__(container))


class Left:
    """The end of a container, among what waits to be counted."""

    __slots__ = ("address",)

    def __init__(self, address: int):
        self.address = address


def digits_of(numbers: Iterable[object]) -> int:
    """About the digits of the large whole numbers among these: Python takes a tenth of a millisecond to write one."""
    bits = (int.bit_length(number) for number in numbers if isinstance(number, int))
    return sum(count // 3 for count in bits if count > SHORT)


def count_items(value: object, enough: int, digits: bool = False) -> int:
    """The items of a list through all its levels, weighed by what they take to print; stops counting at `enough`.

    With `digits` those of large numbers count too, which no list holds twice, but every text of it.
    """
    count = 0
    waiting = [value]
    around: set[int] = set()  # the containers that the item lies in: one that holds itself is written as [...]
    while waiting and count < enough:
        item = waiting.pop()
        if type(item) is Left:
            around.discard(item.address)
            continue
        if isinstance(item, CONTAINERS):
            address, items = id(item), plain(item)
            count += len(items)
            parts: Any = [*items, *items.values()] if type(items) is dict else items
            if digits and count < enough:
                count += digits_of(parts)
            if count < enough and address not in around and not NUMBERS.issuperset(map(type, parts)):
                around.add(address)
                waiting.append(Left(address))
                waiting.extend(parts)
        elif isinstance(item, str):
            count += str.__len__(item)
        elif isinstance(item, ALONE):
            count += items_alone(item, digits)
        elif id(item) not in around and (parts := written_inside(item)):
            count += len(parts) + (digits_of(parts) if digits else 0)
            around.add(id(item))
            waiting.append(Left(id(item)))
            waiting.extend(parts)
    return count


def items_alone(value: Any, digits: bool) -> int:
    """What one of ALONE takes to print, which holds no value of the program."""
    if isinstance(value, range):
        return len(value)
    if isinstance(value, BYTES):
        return len(value) * (WRITTEN_BYTE if digits else 1)
    if isinstance(value, Decimal):
        return len(value.as_tuple().digits)
    if isinstance(value, STORAGES):
        return NUMBER * len(value)
    # Of more than 1,000 elements only the first and last 3 are written, but so along every dimension.
    written = math.prod(min(side, 2 * WRITTEN.edge) for side in value.shape)
    return 50 + max(written, int(min(math.prod(value.shape), WRITTEN.threshold)))

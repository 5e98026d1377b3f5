"""The one door to Python's, numpy's and torch's own code: sizes before, counting and remembering after.

`perform` runs a function within the run's limits. What it raises flies on as the program's own exception; the run
notes where it came from, and with which operands, for whoever explains it.
"""

import math
import operator
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import arrays, limits, room
from .library import pyplot
from .limits import LimitReached
from .methods import Method
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from .problem import Node
    from .running import Running

LARGE = 20_000  # elements of a result beside which no earlier one is remembered
FAILED = object()  # stands for the result of what has failed
FEW = 20  # items of a list that tell what it holds
# Steps of a statement that are no operations of its own.
UNTOLD = ("repr", "bool", "and", "or", "unpack", "iterate")
# These take a number of pieces, and make room for them before anything is cut.
CUTTING = ("tensor_split", "hsplit", "vsplit", "dsplit", "chunk", "unsafe_chunk", "combinations")
# These write their arguments as text, list.index() the one that it does not find; torch cannot be interrupted there.
WRITING = ("repr", "print", "str", ".index")
# These look at a list's own items at most, and never at what lies deeper in it; any other may walk through all levels.
SHALLOW = {
    *("[]", "[] =", "+", "+=", "*", "*=", "iterate", "unpack", "bool", "and", "or", "not", "is", "is not"),
    *("len", "list", "tuple", "type", "isinstance", "abs", "enumerate", "zip", "reversed", "range", "id", "callable"),
    *("map", "filter", "iter", "any", "all"),
    *(".append", ".insert", ".pop", ".clear", ".reverse", ".copy", ".extend", ".keys", ".values", ".items", ".get"),
}
# Python's own that take an array as they take anything, beside texts and classes, and make none of it.
GROWING = frozenset({list, bytearray})
OF_ANYTHING = frozenset(
    "print isinstance type len id callable getattr hasattr zip map filter enumerate list tuple str repr format".split()
)
ARRAYS = (torch.Tensor, np.ndarray)
FOREIGN = ("torch.", "numpy.")
# Python's own small objects that operators make.
MADE = (Fraction, Decimal, Enum)
CONTAINERS: tuple[type[Any], ...] = (list, tuple, dict, set, frozenset)
LISTS: tuple[type[Any], ...] = (list, tuple, deque)


class Door:
    """What one run does with code that is not the program's."""

    def __init__(self, run: "Running"):
        self.run = run

    def perform(
        self,
        node: "Node | None",
        operation: str,
        function: Callable[..., Any],
        args: Args,
        kwargs: Kwargs | None = None,
    ) -> Any:
        """What `function` gives. Raises: what it raises, LimitReached."""
        kwargs = kwargs or {}
        values = operands(function, args)
        try:
            check_arguments(operation, function, args, kwargs)
            if self.run.classes and (
                operation.startswith(FOREIGN) or isinstance(values[0] if values else None, ARRAYS)
            ):
                self.check_instances((*values, *kwargs.values()))
            changed = values[0] if values and type(values[0]) in GROWING else None
            length = len(changed) if changed is not None else 0
            # What torch computes to write a value is never larger than the value.
            with nullcontext() if operation == "repr" else self.run.operators:
                result = function(*args, **kwargs)
            if changed is not None and len(changed) > length:
                limits.check_items(len(changed))
                grown = len(changed) - length
                self.run.room.take_items(grown if type(changed) is list else 1 + grown // room.CHARACTERS)
            self.hold_graph(function, args, result)
            self.record(operation, function, args, kwargs, node, result)
            if type(result) in PLAIN:
                return result
            is_there = any(result is value for value in values) or is_item(function, args)
            return self.kept(result, made_by="" if is_there else operation)
        except Exception as error:
            self.record(operation, function, args, kwargs, node, FAILED)
            raise self.run.noted(error, node, operation, values) from None
        except BaseException as error:
            raise self.run.noted(error, node) from None

    def check_instances(self, values: tuple[Any, ...]) -> None:
        """Raises LimitReached for an instance that torch or numpy would take for a list, and ask for its length."""
        waiting: list[Any] = list(values)
        seen: set[int] = set()
        while waiting:
            value = waiting.pop()
            if type(value) in self.run.classes and any("__len__" in base.__dict__ for base in type(value).__mro__):
                raise LimitReached(f"torch and numpy take lists and tensors here, no {type(value).__name__}.")
            if isinstance(value, CONTAINERS) and id(value) not in seen:
                seen.add(id(value))
                if not limits.NUMBERS.issuperset(map(type, value)):
                    waiting.extend(value)

    def record(
        self,
        operation: str,
        function: Callable[..., Any] | None,
        args: Args,
        kwargs: Kwargs,
        node: "Node | None",
        result: object,
    ) -> None:
        """Keeps what was done with tensors and arrays, or has FAILED, for whoever explains the statement."""
        args = args[:1] if function is getattr else tuple(v for v in operands(function, args) if v is not self.run)
        if operation not in UNTOLD and any(isinstance(value, ARRAYS) for value in tensors_of(args)):
            if isinstance(result, ARRAYS) and size_of(result) > LARGE:
                # A loop over large tensors would always take fresh memory, while what it has let go stands here.
                self.run.performed.clear()
            failed = result is FAILED
            self.run.performed.append((operation, args, kwargs, node, None if failed else result, failed))

    def kept(self, value: Any, made_by: str = "") -> Any:
        """The value itself, if it is not too large to keep, and there is room for what an operation made."""
        if isinstance(value, np.ndarray):
            arrays.check_result(value)
        else:
            limits.check_value(value)
        if made_by:
            self.take_room(made_by, value)
        if isinstance(value, room.LAZY) and made_by != "iterate":
            self.run.room.take_items(room.CHAINED)
        return value

    def take_room(self, operation: str, value: Any) -> None:
        """Takes the room of what an operation made. Raises: LimitReached where there is none left."""
        place = self.run.room
        if isinstance(value, (str, *limits.BYTES)):
            place.take_items(len(value) // room.CHARACTERS)
        elif isinstance(value, MADE):
            place.take_items(room.OBJECT)
        elif isinstance(value, LISTS):
            deep = operation == ".tolist"
            place.take_items(limits.count_items(value, limits.ITEMS) if deep else len(value))
        elif isinstance(value, CONTAINERS):
            place.take_items(room.ENTRY * len(value))
        items = several(value)
        # A list of numbers alone has nothing else to count.
        is_counted = items is value and limits.NUMBERS.issuperset(map(type, items))
        for one in () if is_counted else items:
            if isinstance(one, ARRAYS):
                place.hold_value(one)

    def hold_graph(self, function: Callable[..., Any], args: Args, result: object) -> None:
        """Counts what an operation added to the graph of its result, or of the tensor that it wrote into."""
        place = self.run.room
        if not place.operators:
            return
        tensors = args[:1] if function is operator.setitem else several(result)
        tracked = [one for one in tensors if isinstance(one, torch.Tensor)] if torch.is_grad_enabled() else []
        if any(tensor.grad_fn is not None for tensor in tracked):
            self.run.has_watched_graph = True
        place.hold_graph(tracked)


PLAIN = frozenset({bool, type(None), float})
DEEP: tuple[type[Any], ...] = (*CONTAINERS, *limits.VIEWS)


def check_arguments(operation: str, function: Callable[..., Any], args: Args, kwargs: Kwargs) -> None:
    """Raises LimitReached for arguments that no function may be given."""
    if operation.rpartition(".")[2] in CUTTING:
        limits.check_pieces((*args, *kwargs.values()))
    if operation in WRITING:
        limits.check_written(*args)
    values = operands(function, args)
    if function in (operator.getitem, operator.setitem) and isinstance(args[0], ARRAYS):
        limits.check_depth(args[1])
    if not is_shallow(operation, values):
        check_all_levels((*values, *kwargs.values()), (*args, *kwargs.values()))
    owner = function.owner if isinstance(function, Method) else None
    has_array = operation not in OF_ANYTHING and any(isinstance(value, np.ndarray) for value in args)
    if is_drawing(operation, args):
        return  # pyplot counts its own numbers, and makes no array of its words
    if arrays.is_numpy(function) or isinstance(owner, np.ndarray) or has_array:
        if function is operator.getitem:
            limits.check_elements(arrays.index_size(*args) if isinstance(args[0], np.ndarray) else 0)
        elif function is not getattr:
            method = isinstance(function, Method)
            arrays.check_call(function.name if method else function, (owner, *args) if method else args, kwargs)


def check_all_levels(values: tuple[Any, ...], arguments: tuple[Any, ...]) -> None:
    """Raises LimitReached for containers of too many items, and for arguments that would be too large an array."""
    for value in values:
        if isinstance(value, DEEP):
            limits.check_items(limits.count_items(value, limits.ITEMS + 1))
    for value in arguments:
        if isinstance(value, (list, tuple, range)):
            limits.check_elements(arrays.nested_size(value))


def size_of(value: Any) -> int:
    """The elements of a tensor or an array."""
    return math.prod(value.shape)


def is_drawing(operation: str, args: Args) -> bool:
    """Whether a command of pyplot is called, or a method of a part of a figure."""
    return operation.startswith(pyplot.NAME) or (
        operation.startswith(".") and bool(args) and type(args[0]) in pyplot.KINDS
    )


def is_shallow(operation: str, values: tuple[Any, ...]) -> bool:
    """Whether an operation leaves alone what lies deeper in a list; numpy and torch turn all of a list into numbers."""
    deciding = values[:1] if operation.startswith((".", "[]")) else values
    return operation in SHALLOW and not any(isinstance(one, (*ARRAYS, np.generic)) for one in deciding)


def several(value: Any) -> list[Any] | tuple[Any, ...]:
    """The items of a list or a tuple; any other value as the only one."""
    return value if isinstance(value, limits.LISTS) else (value,)


def is_item(function: Callable[..., Any], args: Args) -> bool:
    """Whether a call gives what a container already held."""
    if isinstance(function, Method):
        return function.name in ("pop", "get", "setdefault", "popitem", "popleft")
    return function is operator.getitem and isinstance(args[0], CONTAINERS) and not isinstance(args[1], slice)


def operands(function: Callable[..., Any] | None, args: Args) -> tuple[Any, ...]:
    """What a call computes with: the arguments, and before them the value whose method it is."""
    return (function.owner, *args) if isinstance(function, Method) else args


def tensors_of(args: Args) -> Iterator[object]:
    """The operands, and the first of those in a list such as torch.cat takes."""
    for value in args:
        if isinstance(value, (list, tuple)):
            yield from limits.plain(value)[:FEW]
        else:
            yield value

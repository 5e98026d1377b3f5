"""What one program needs while it runs, and nothing of any other reader."""

import operator
import random
import re
import sys
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from types import FunctionType, MethodType
from typing import Any

import numpy as np
import torch

from components.figures.pyplot import State

from . import assigning, attributes, calls, expressions, light, limits, operation
from .cycles import Cycles
from .door import ARRAYS, Door
from .entries import Function, Module
from .limits import Clock, LimitReached, Limits
from .methods import Method
from .nn import data
from .operators import Operators
from .own_functions import Link
from .problem import Node, Refused
from .room import Room
from .signatures import Args, Kwargs
from .signs import BINARY

# What Python's own functions of an operator are checked as.
SIGNS = {pow: "**", operator.concat: "+", operator.iconcat: "+="}
for plain, in_place, sign in BINARY.values():
    SIGNS |= {plain: sign, in_place: f"{sign}="}
FUEL = 64  # turns, calls and items between two looks at the clock
NATIVE = frozenset(
    {
        list,
        tuple,
        str,
        bytes,
        bytearray,
        range,
        dict,
        set,
        frozenset,
        type({}.keys()),
        type({}.values()),
        type({}.items()),
    }
)
ADDRESS = re.compile(r"(?<= at 0x)[0-9a-fA-F]{6,}")

# A program's functions call one another up to its own limit; each takes some eight of Python's frames here. More would
# need more of the stack than a thread has, where each level is a generator or an iterator of Python's own.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 8 * limits.CALLS))


class Callback:
    """What a host's function calls, where a program gave it something that is no function of Python's own."""

    __slots__ = ("run", "value")

    def __init__(self, run: "Running", value: Any):
        self.run, self.value = run, value

    def __call__(self, *args: Any, **kwargs: Any):
        self.run.tick()
        return calls.call_value(self.run, self.run.node, self.value, args, kwargs)

    def __repr__(self) -> str:
        return repr(self.value)


class Running:
    """The state of a run: names, time, room, output, and what failed last."""

    def __init__(self, given: Limits | None = None):
        given = given or Limits()
        self.clock = Clock(given.seconds)
        self.statements: list[Any] = []
        self.names: dict[str, object] = {}
        self.performed: deque[tuple[Any, ...]] = deque(maxlen=operation.MOST)
        self.frames: list[dict[Any, Any]] = []
        self.unfinished: list[object] = []
        self.classes: set[type] = set()
        self.room = Room(self.roots, self.performed.clear, self.classes, given)
        self.operators = Operators(self.clock, self.room)
        self.door = Door(self)
        self.plain_classes: set[type] = set()
        self.generators: weakref.WeakSet[Any] = weakref.WeakSet()
        self.ids: dict[int, int] = {}
        self.printed: list[str] = []
        self.fuel = FUEL
        self.depth = 0
        self.stopped: BaseException | None = None
        self.failed: BaseException | None = None
        self.failure: tuple[Any, ...] = ()
        self.handling: list[BaseException] = []
        self.raised_again: BaseException | None = None  # what a bare `raise` raised last
        self.node: Node | None = None
        self.has_watched_graph = False
        self.cycles = Cycles()
        self.links: dict[type, Link] = {}  # by a program's own kind of autograd.Function
        self.contexts: weakref.WeakSet[Any] = weakref.WeakSet()
        # What is put back when the run ends.
        self.ending = ExitStack()
        self.writes_otherwise = False
        self.decimals: object = None  # the context of its decimal numbers
        self.cudnn: dict[str, bool] = {}
        self.deterministic = False
        self.saved: dict[str, object] = {}  # by torch.save
        self.buffers: weakref.WeakKeyDictionary[Any, Any] = (
            weakref.WeakKeyDictionary()
        )  # what was saved to an io.BytesIO
        self.hooks: dict[int, object] = {}  # the functions that tensors hold, by their handles
        self.thread = threading.get_ident()
        self.called_back = 0  # hooks and functions of the program's own that backward() is calling
        self.blocks: dict[int, int] = {}  # of memory, by their addresses: what the program is told instead

    @cached_property
    def random_state(self) -> np.random.RandomState:
        """The run's own source of numpy's random numbers."""
        return np.random.RandomState()

    @cached_property
    def python_random(self) -> random.Random:
        """The run's own source of Python's random numbers."""
        return random.Random()

    @cached_property
    def figures(self) -> State:
        """The figures that the run draws."""
        return State()

    # --- limits

    def tick(self) -> None:
        """One unit of fuel. Raises: what has stopped the run, LimitReached when its time is over."""
        self.fuel -= 1
        if self.fuel < 0:
            self.refuel()

    def refuel(self) -> None:
        """Gives new fuel after a look at the clock.

        Raises: what has stopped the run, LimitReached when its time is over.
        """
        if self.stopped:
            raise self.stopped
        self.fuel = FUEL
        try:
            self.clock.check()
        except LimitReached as reached:
            raise self.noted(reached, self.node) from None

    def noted(
        self,
        error: BaseException,
        node: Node | None,
        operation: str = "",
        operands: tuple[Any, ...] = (),
        hint: str = "",
    ) -> BaseException:
        """The error itself; where it came from is kept for the reader, and what no program may catch stops the run."""
        if self.failed is not error:
            self.failed, self.failure = error, (node or self.node, operation, operands, hint)
        if isinstance(error, (LimitReached, Refused)):
            self.stopped, self.fuel = error, -1
        return error

    def end(self) -> None:
        """After this nothing of the program runs, whoever still holds it."""
        over = LimitReached("This run is over.")
        for generator in list(self.generators):
            self.stopped, self.fuel = over, -1
            try:
                generator.close()
            except BaseException:
                continue
        self.stopped, self.fuel = over, -1
        self.ending.close()
        self.failed, self.failure = None, ()
        self.handling.clear()
        self.raised_again = None
        # What an array of objects holds, Python cannot follow: the run would be held by itself.
        self.performed.clear()
        self.frames.clear()
        self.unfinished.clear()
        self.saved.clear()
        self.buffers.clear()
        self.cycles.end()
        for link in self.links.values():
            link.end()
        self.links.clear()
        for context in self.contexts:
            context.__dict__.clear()
        self.hooks.clear()

    def roots(self) -> list[object]:
        """The values that the program can reach."""
        settings = [self.figures.settings] if "figures" in self.__dict__ else []
        saved = [self.saved, *self.buffers.values()]
        return [self.names, *self.frames, *self.unfinished, *self.contexts, *saved, self.hooks, *settings]

    # --- what the program may call and go over

    def call(self, function: Any, args: Args = (), kwargs: Kwargs | None = None) -> Any:
        """Calls what a program calls, at the place of the call that is under way."""
        return calls.call_value(self, self.node, function, args, kwargs or {})

    def callback(self, value: Any) -> Callable[..., Any]:
        """A host's callable for anything that the program may call. Raises: TypeError in Python's words."""
        if type(value) in (FunctionType, MethodType) or (isinstance(value, type) and value in self.classes):
            return value
        if not calls.is_callable(self, value):
            raise TypeError(calls.not_callable(value))

        return Callback(self, value)

    def iterator(self, value: Any) -> Iterator[Any]:
        """Python's own iterator; the pieces of a tensor are counted. Raises: TypeError in Python's words."""
        if isinstance(value, ARRAYS):
            return self.pieces(value)
        if own := data.iterator_of(self, value):
            return own
        if not calls.goes_through(self, value):
            raise TypeError(f"'{shown_type(value)}' object is not iterable")
        return iter(value)

    def pieces(self, value: Any) -> Iterator[Any]:
        """The parts of a tensor or an array along its first dimension, each counted.

        Raises: TypeError if it has no dimension.
        """
        pieces = self.door.perform(self.node, "iterate", iter, (value,))
        if isinstance(value, torch.Tensor):
            return iter(tuple([self.door.kept(piece, made_by="iterate") for piece in pieces]))
        items: Any = (self.door.kept(piece, made_by="iterate") for piece in pieces)
        items.__name__ = items.__qualname__ = "iterator"
        return items

    def iterate(self, value: Any) -> Iterator[Any]:
        """A safe iterator for Python's own functions: what may be endless ticks at each item."""
        iterator = self.iterator(value)
        return iterator if type(value) in NATIVE else self.ticking(iterator)

    def ticking(self, iterator: Iterator[Any]) -> Iterator[Any]:
        """The same items, each for a unit of fuel. Raises: what `tick` raises."""
        for item in iterator:
            self.tick()
            yield item

    def bounded(self, value: Any) -> Iterator[Any]:
        """The same for functions that store what they are given: each item is counted before."""
        if type(value) in NATIVE:
            self.room.take_items(len(value))
            limits.check_items(len(value))
            return iter(value)
        return self.charging(self.iterator(value))

    def charging(self, iterator: Iterator[Any]) -> Iterator[Any]:
        """The same items, each counted and for a unit of fuel. Raises: LimitReached, what `tick` raises."""
        for count, item in enumerate(iterator, start=1):
            self.tick()
            self.room.take_items(1)
            if count > limits.ITEMS:
                limits.check_items(count)
            yield item

    # --- attributes, items, operators for functions that work on any value

    def get_attribute(self, owner: Any, name: str) -> Any:
        """The attribute. Raises: AttributeError in Python's words, Refused for what is there and not given."""
        return attributes.read(self, owner, name)

    def set_attribute(self, owner: Any, name: str, value: Any) -> None:
        """Sets an attribute. Raises: AttributeError, Refused."""
        attributes.write(self, owner, name, value)

    def delete_attribute(self, owner: Any, name: str) -> None:
        """Deletes an attribute. Raises: AttributeError, Refused."""
        attributes.delete(self, owner, name)

    def get_item(self, owner: Any, key: Any) -> Any:
        """`owner[key]`. Raises: what Python, torch or numpy raises, LimitReached."""
        return calls.get_item(self, self.node, owner, key)

    def operate(self, function: Callable[..., Any], *args: Any) -> Any:
        """An operator's function of any values, by the door."""
        left, right = args[0], args[-1]
        if function in light.SIGNS and (
            type(left) in self.plain_classes or (type(right) in self.plain_classes and type(left) in limits.NUMBERS)
        ):
            try:
                return function(*args)
            except BaseException as error:
                raise self.noted(error, self.node, function.__name__, args) from None
        sign = SIGNS.get(function)
        if sign and len(args) == 2:
            return expressions.any_values(self, self.node, sign, function, *args)
        if function is operator.setitem:
            return assigning.set_item(self, self.node, *args)
        if function is operator.contains:
            return expressions.contains(self, self.node, "in", lambda item, container: item in container, *args[::-1])
        return self.door.perform(self.node, function.__name__, function, args)

    # --- texts

    def text_of(self, value: Any) -> str:
        """str(value) without memory addresses, counted."""
        return value if type(value) is str else self.written(str, value)

    def repr_of(self, value: Any) -> str:
        """repr(value) without memory addresses, counted."""
        return self.written(repr, value)

    def written(self, write: Callable[..., Any], value: Any) -> str:
        """What `write` gives for the value, without memory addresses, counted. Raises: LimitReached."""
        limits.check_written(value)
        text = write(value)
        limits.check_items(len(text))
        self.room.take_items(len(text) // 10)
        return text if type(value) is str else without_addresses(text)

    def plain_text(self, value: Any) -> str:
        """What Python shows for an object without a text of its own."""
        return without_addresses(object.__repr__(value))

    def special(self, name: str, owner: Any, *others: object) -> Any:
        """`__eq__`, `__ne__` or `__hash__` as an object without its own has it."""
        if name == "__hash__":
            return calls.call_value(self, self.node, attributes.vocabulary.PRELUDE["hash"], (owner,), {})
        same = owner is others[0]
        return same if name == "__eq__" else not same

    def show(self, value: Any) -> None:
        """Prints the repr of a value and a line end, as a notebook shows it."""
        self.write(self.repr_of(value) + "\n")

    def write(self, text: str) -> None:
        """Prints a text, counted.

        Raises: LimitReached, UnicodeEncodeError for half a character, Refused inside of torch.vmap.
        """
        self.operators.check_mapped()
        text.encode()  # Half a character cannot be sent to a browser; Python's print refuses it too.
        self.room.take_characters(len(text))
        self.printed.append(text)


def without_addresses(text: str) -> str:
    """Python shows where in memory an object without a text of its own lies; that is nobody's business."""
    return ADDRESS.sub("0", text)


def shown_type(value: Any) -> str:
    """The name that Python's messages give a value's type."""
    kinds = {Function: "builtin_function_or_method", Method: "builtin_function_or_method", Module: "module"}
    return kinds.get(type(value), type(value).__name__)

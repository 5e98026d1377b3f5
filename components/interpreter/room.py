"""What a run holds: counted while it is alive, so that a loop that frees what it makes may go on."""

import gc
import itertools
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Set
from types import CodeType, FrameType, FunctionType, GeneratorType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.multiprocessing.reductions import StorageWeakRef

from . import sparse
from .compiling import Cell
from .entries import Function
from .limits import BYTES, NUMBERS, LimitReached, Limits, plain
from .methods import Method

if TYPE_CHECKING:
    from types import CellType

RECORD = 50  # elements that take the memory that a tensor, or a node of a graph, takes besides its elements
FEW = 100  # of what is held that may be gone before anybody looks
ENTRY = 12  # items that take the memory of an entry of a dict or a set
OBJECT = 20  # and of any other object
SOURCE = 400  # of a source of numpy's random numbers
CHARACTERS = 10  # of a text that take the memory of an item
OWN = "__main__"  # the module of a program's functions and classes
FOLLOWED = frozenset({OWN, "builtins", "itertools", "collections", "functools", "operator", "_collections_abc"})
MODULE = 300  # items that take the memory of a module's own dicts
HOLDING = (
    *(torch.nn.Module, torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler),
    *(torch.utils.data.Dataset, torch.utils.data.Sampler, torch.utils.data.DataLoader),
)
KEEPING = (Function, Method, Cell)
FLAT: tuple[type[Any], ...] = (list, tuple, set, frozenset, deque)
ENDS = (ModuleType, FrameType, TracebackType, CodeType)
# Items that stand for a node of a graph. Torch ends Python where it lets go a chain of more than some 40,000 of them
# that Python has looked at (measured: torch 2.13, a stack of 8 MB).
NODE = 120
ITERATORS = tuple(kind for kind in vars(itertools).values() if isinstance(kind, type))
# Iterators of iterators: a chain of many thousands would end Python when it is asked or let go.
LAZY = (GeneratorType, enumerate, zip, map, filter, reversed, *ITERATORS)
CHAINED = 600
GRAPH = "held"  # the node's own place for what belongs to it


class Reference(weakref.ref):
    """A weak reference that answers like torch's `StorageWeakRef`."""

    __slots__ = ()

    def expired(self) -> bool:
        """Whether what it leads to is gone."""
        return self() is None


class Token:
    """Lies in a node of a graph, and is gone when the node is."""

    __slots__ = ("__weakref__",)


class Room:
    """What a run may still make and print, so that names and graphs that keep it cannot fill the memory.

    `roots` tells the values that the program can reach, `forget` drops what is only kept to explain a statement, and
    `classes` are the program's own; `given` is what the run has in all.
    """

    def __init__(
        self,
        roots: Callable[[], Iterable[object]] = tuple,
        forget: Callable[[], None] = lambda: None,
        classes: Set[type] = frozenset(),
        given: Limits | None = None,
    ):
        self.given = given or Limits()
        self.classes = classes
        self.roots = roots
        self.forget = forget
        # By address: a Reference to what is held, and its elements. A StorageWeakRef stands with a minus.
        self.held: dict[int, tuple[Any, int]] = {}
        self.elements = 0
        self.look_at = FEW
        self.operators = 0
        # All that was charged and not yet found gone; what the expressions under way hold without a name: of the
        # innermost function or loop, and of those around it.
        self.items = 0
        self.own = 0
        self.waiting = 0
        self.characters = self.given.characters

    # --- tensors, arrays, graphs

    def hold_storage(self, tensor: torch.Tensor) -> None:
        """Counts the memory of a tensor that an operator just made, for as long as a name or a graph holds it."""
        if tensor.layout is not torch.strided:
            for part in sparse.parts(tensor):
                self.hold_storage(part)
            return
        storage = tensor.untyped_storage()
        elements = storage.nbytes() // tensor.itemsize
        # Less than that is in the record of the value or of the node that holds it. The system's allocator keeps large
        # pieces apart with every small one that a weak reference keeps.
        if elements > RECORD:
            reference: Any = StorageWeakRef(storage)
            self.hold(-reference.cdata, reference, elements)

    def hold_value(self, value: Any) -> None:
        """Counts a tensor or an array that a program got, and an array's memory, whoever owns it."""
        self.hold_object(value, RECORD)
        if isinstance(value, np.ndarray):
            owner = owner_of(value)
            # A tensor's memory is counted with its storage.
            if not isinstance(owner.base, torch.Tensor):
                self.hold_object(owner, owner.size + RECORD)

    def hold_graph(self, tensors: list[torch.Tensor]) -> None:
        """Counts the nodes that the operators since the last call added to the graph of these tensors."""
        nodes: list[Any] = [tensor.grad_fn for tensor in tensors if tensor.grad_fn is not None]
        if nodes and self.operators:
            token = Token()
            for node in nodes:
                # One operation after another may give the same node more to hold, as x[0] = y does.
                node.metadata.setdefault(GRAPH, []).append(token)
            self.hold_object(token, RECORD * self.operators)
            self.take_items(NODE * self.operators)
        self.operators = 0

    def hold_object(self, value: object, elements: int) -> None:
        """Counts an object while it is alive; once more only with more elements. Raises: LimitReached."""
        known, counted = self.held.get(id(value), (None, 0))
        if known is None or known() is not value or counted < elements:
            self.hold(id(value), Reference(value), elements)

    def hold(self, address: int, reference: Reference | StorageWeakRef, elements: int) -> None:
        """Counts elements under an address until the reference expires, and no longer those that were counted there.

        Raises: LimitReached.
        """
        _, before = self.held.get(address, (None, 0))
        self.held[address] = reference, elements
        self.elements += elements - before
        if self.elements > self.given.elements or len(self.held) > self.look_at:
            self.drop_what_is_gone()

    def drop_what_is_gone(self) -> None:
        """Counts anew, and forgets what only explains a statement if there is too much.

        Raises: LimitReached if there still is.
        """
        self.count_what_is_alive()
        if self.elements > self.given.elements:
            self.forget()
            self.count_what_is_alive()
        if self.elements > self.given.elements:
            raise LimitReached(
                f"All tensors and arrays that a run holds have at most {self.given.elements:,} elements."
            )

    def count_what_is_alive(self) -> None:
        """Leaves out what is gone, and tells when to look again."""
        self.held = {address: one for address, one in self.held.items() if not one[0].expired()}
        self.elements = sum(elements for _, elements in self.held.values())
        self.look_at = 2 * len(self.held) + FEW

    # --- lists and texts, which Python lets nobody watch

    def take_items(self, count: int) -> None:
        """Counts items before they are made. Raises: LimitReached."""
        self.items += count
        self.own += count
        if self.items > self.given.items:
            self.items = reachable_items(self.roots(), self.classes) + self.waiting + self.own
            if self.items > self.given.items:
                raise LimitReached(
                    f"All lists, texts and objects that a run holds have at most {self.given.items:,} items."
                )

    def enter(self) -> int:
        """A function or a loop begins: what was charged so far waits for its end. Gives what `leave` needs."""
        before = self.own
        self.waiting += before
        self.own = 0
        return before

    def leave(self, before: int) -> None:
        """A function or a loop ends; `before` is what `enter` gave."""
        self.waiting -= before
        self.own += before

    def begin_statement(self) -> None:
        """At the left margin nothing is under way."""
        self.own = self.waiting = 0

    def take_characters(self, count: int) -> None:
        """Counts characters before they are printed. Raises: LimitReached."""
        self.characters -= count
        if self.characters < 0:
            raise LimitReached(
                f"The program prints more than {self.given.characters:,} characters, the limit of a run."
            )


def owner_of(array: Any) -> Any:
    """The array whose memory this one shows, which is itself if the memory is its own."""
    while issubclass(type(array.base), np.ndarray):
        array = array.base
    return array


def reachable_items(values: Iterable[object], classes: Set[type] = frozenset()) -> int:
    """The items of all that can be reached from these values, each counted once."""
    count, waiting = 0, list(values)
    seen: set[int] = set()
    nodes: list[Any] = []
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind in NUMBERS or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, str):
            count += str.__len__(value) // CHARACTERS + (kind is not str) * OBJECT
        elif isinstance(value, torch.Tensor):
            count += RECORD
            nodes.append(value.grad_fn)
        else:
            inside = parts_of(value, classes)
            count += weight_of(value)
            waiting.extend(inside)
    return count + NODE * count_nodes(nodes)


def weight_of(value: object) -> int:
    """The items that stand for a value itself, without what lies in it."""
    if isinstance(value, (dict, set, frozenset)):
        return ENTRY * len(plain(value))
    if isinstance(value, (list, tuple, deque)):
        return len(plain(value))
    if isinstance(value, str):
        return str.__len__(value) // CHARACTERS
    if isinstance(value, BYTES):
        return len(value) // CHARACTERS + OBJECT
    if isinstance(value, LAZY):
        return CHAINED
    if isinstance(value, torch.nn.Module):
        return MODULE
    return SOURCE if isinstance(value, (np.random.RandomState, np.random.Generator)) else OBJECT


def parts_of(value: Any, classes: Set[type]) -> list[Any]:
    """What can be reached through a value that a program got."""
    whole: object = value
    look = INSIDE.get(type(whole))
    if look:
        return look(value, classes)
    if isinstance(value, HOLDING):
        return [value.__dict__]
    if isinstance(value, type):
        return [*value.__dict__.values(), *value.__bases__] if value in classes else []
    if isinstance(value, FLAT):
        # Numbers hold nothing, and there may be many.
        own = plain(value)
        items: list[Any] = [] if NUMBERS.issuperset(map(type, own)) else own
        return [*items, *attributes_of(value, classes)]
    if issubclass(type(value), dict):
        own = plain(value)
        return [*own, *own.values(), *attributes_of(value, classes), getattr(value, "default_factory", None)]
    if isinstance(value, BaseException):
        return [*attributes_of(value, classes), *value.args]
    # Of Python's own types, such as iterators, the garbage collector knows what they hold.
    return gc.get_referents(value) if is_followed(value, classes) else []


def parts_of_generator(generator: "GeneratorType[Any, Any, Any]", classes: Set[type]) -> list[Any]:
    """The values of the names of a generator that waits."""
    frame = generator.gi_frame
    return list(frame.f_locals.values()) if frame else []


# What lies in a value, by its exact type.
INSIDE: dict[type, Callable[[Any, Set[type]], list[Any]]] = {
    FunctionType: lambda function, classes: [*cells_of(function, classes), function.__dict__],
    Function: lambda function, classes: cells_of(function.call, classes) if type(function.call) is FunctionType else [],
    Method: lambda method, classes: [method.owner],
    Cell: lambda cell, classes: [cell.value] if hasattr(cell, "value") else [],
    GeneratorType: parts_of_generator,
}


def is_followed(value: object, classes: Set[type]) -> bool:
    """Whether a program's values may lie behind it, and not the whole of this process."""
    kind = type(value)
    if kind is FunctionType:
        return value.__module__ == OWN
    return kind in KEEPING or kind in classes or (kind.__module__ in FOLLOWED and kind not in ENDS)


def cells_of(function: FunctionType, classes: Set[type]) -> list[Any]:
    """The values that a function shares with those around it, where a program's may lie behind them."""
    contents = [cell.cell_contents for cell in function.__closure__ or () if cell_is_full(cell)]
    return [found for found in contents if is_followed(found, classes)]


def attributes_of(value: object, classes: Set[type]) -> list[Any]:
    """An object's own, and its class if the program wrote that."""
    own = [type(value)] if type(value) in classes else []
    return [*getattr(value, "__dict__", {}).values(), *own]


def cell_is_full(cell: "CellType") -> bool:
    """Whether a closure's cell has got its value."""
    try:
        cell.cell_contents  # noqa: B018 - an empty one raises
    except ValueError:
        return False
    return True


def count_nodes(waiting: list[Any]) -> int:
    """The nodes of the graphs that end in these."""
    seen: set[Any] = set()
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting.extend(before for before, _ in node.next_functions)
    return len(seen)

"""What a run holds: counted while it is alive, so that a loop that frees what it makes may go on."""

import weakref
from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch.multiprocessing.reductions import StorageWeakRef

from .limits import ALL_ELEMENTS, ALL_ITEMS, NUMBERS, PRINTED, LimitReached
from .user_function import UserFunction

RECORD = 50  # elements that take the memory that a tensor, or a node of a graph, takes besides its elements
FEW = 100  # of what is held that may be gone before anybody looks
CHARACTERS = 10  # of a text that take the memory of an item
GRAPH = "held"  # the node's own place for what belongs to it


class Reference(weakref.ref):
    """A weak reference that answers like torch's `StorageWeakRef`."""

    __slots__ = ()

    def expired(self) -> bool:
        return self() is None


class Token:
    """Lies in a node of a graph, and is gone when the node is."""

    __slots__ = ("__weakref__",)


class Room:
    """What a run may still make and print, so that names and graphs that keep it cannot fill the memory.

    `roots` tells the values that the program can reach, and `forget` drops what is only kept to explain a statement.
    """

    def __init__(self, roots: Callable[[], Iterable[object]] = tuple, forget: Callable[[], None] = lambda: None):
        self.roots = roots
        self.forget = forget
        # By address: what is held, and its elements. A storage's stands with a minus.
        self.held: dict[int, tuple[Reference | StorageWeakRef, int]] = {}
        self.elements = 0
        self.look_at = FEW
        self.operators = 0
        self.items = 0
        self.living_items = 0
        self.own_items = 0
        self.waiting_items: list[int] = []
        self.characters = PRINTED

    # --- tensors, arrays, graphs

    def hold_storage(self, tensor: torch.Tensor) -> None:
        """Counts the memory of a tensor that an operator just made, for as long as a name or a graph holds it."""
        storage = tensor.untyped_storage()
        elements = storage.nbytes() // tensor.itemsize
        # Less than that is in the record of the value or of the node that holds it. The system's allocator keeps large
        # pieces apart with every small one that a weak reference keeps.
        if elements > RECORD:
            reference = StorageWeakRef(storage)
            self.hold(-reference.cdata, reference, elements)

    def hold_value(self, value: torch.Tensor | np.ndarray) -> None:
        """Counts a tensor or an array that a program got, and an array's memory, whoever owns it."""
        self.hold_object(value, RECORD)
        if isinstance(value, np.ndarray):
            owner = value
            while isinstance(owner.base, np.ndarray):
                owner = owner.base
            # A tensor's memory is counted with its storage.
            if not isinstance(owner.base, torch.Tensor):
                self.hold_object(owner, owner.size + RECORD)

    def hold_graph(self, tensors: list[torch.Tensor]) -> None:
        """Counts the nodes that the operators since the last call added to the graph of these tensors."""
        nodes = [tensor.grad_fn for tensor in tensors if tensor.grad_fn is not None]
        if nodes and self.operators:
            token = Token()
            for node in nodes:
                # One operation after another may give the same node more to hold, as x[0] = y does.
                node.metadata.setdefault(GRAPH, []).append(token)
            self.hold_object(token, RECORD * self.operators)
        self.operators = 0

    def hold_object(self, value: object, elements: int) -> None:
        known, counted = self.held.get(id(value), (None, 0))
        if known is None or known() is not value or counted < elements:
            self.hold(id(value), Reference(value), elements)

    def hold(self, address: int, reference: Reference | StorageWeakRef, elements: int) -> None:
        _, before = self.held.get(address, (None, 0))
        self.held[address] = reference, elements
        self.elements += elements - before
        if self.elements > ALL_ELEMENTS or len(self.held) > self.look_at:
            self.drop_what_is_gone()

    def drop_what_is_gone(self) -> None:
        self.count_what_is_alive()
        if self.elements > ALL_ELEMENTS:
            self.forget()
            self.count_what_is_alive()
        if self.elements > ALL_ELEMENTS:
            raise LimitReached(f"All tensors and arrays that a run holds have at most {ALL_ELEMENTS:,} elements.")

    def count_what_is_alive(self) -> None:
        self.held = {address: one for address, one in self.held.items() if not one[0].expired()}
        self.elements = sum(elements for _, elements in self.held.values())
        self.look_at = 2 * len(self.held) + FEW

    # --- lists and texts, which Python lets nobody watch

    def take_items(self, count: int) -> None:
        self.items += count
        self.own_items += count
        if self.items > ALL_ITEMS:
            raise LimitReached(f"All lists and texts that a run holds have at most {ALL_ITEMS:,} items.")

    def begin_statement(self) -> None:
        """Before a statement, what earlier ones made and nobody can reach is forgiven.

        What the statements around it made for themselves still counts: they may hold it without a name.
        """
        self.waiting_items.append(self.own_items)
        self.own_items = 0
        if self.items - self.living_items > ALL_ITEMS // 8:
            self.living_items = reachable_items(self.roots()) + sum(self.waiting_items)
            self.items = self.living_items

    def end_statement(self) -> None:
        self.own_items = self.waiting_items.pop()

    def take_characters(self, count: int) -> None:
        self.characters -= count
        if self.characters < 0:
            raise LimitReached(f"The program prints more than {PRINTED:,} characters, the limit of a run.")


def reachable_items(values: Iterable[object]) -> int:
    """The items of lists and texts that can be reached from these values, each counted once."""
    count, seen, waiting = 0, set(), list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, UserFunction):
            value = value.defaults
        if not isinstance(value, (list, tuple, str)) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, str):
            count += len(value) // CHARACTERS
        else:
            count += len(value)
            if not NUMBERS.issuperset(map(type, value)):
                waiting.extend(value)
    return count

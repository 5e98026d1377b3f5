"""Where the values of tensors and arrays lie: which names share memory, and which place of it each index reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

import numpy as np
import torch
from numpy.lib.array_utils import byte_bounds

from .values import Array, as_array, is_array


@dataclass(frozen=True)
class Layout:
    """How one name's value lies in its block of memory; all sizes in elements.

    Element (i, j) stands at `offset` + i * `strides`[0] + j * `strides`[1].
    """

    name: str
    value: Array
    offset: int
    strides: tuple[int, ...]

    def places(self) -> np.ndarray:
        """The place in the block that each index reads. Shape: the value's own; dtype int64."""
        steps = np.indices(tuple(self.value.shape), sparse=True)
        places = self.offset + sum(step * stride for step, stride in zip(steps, self.strides, strict=True))
        return np.broadcast_to(places, tuple(self.value.shape))


@dataclass(frozen=True)
class Block:
    """One piece of memory, what it holds as a flat array, and the names that lie in it, in the order of the program."""

    values: np.ndarray
    layouts: tuple[Layout, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that read the block."""
        return tuple(layout.name for layout in self.layouts)


def blocks(names: Mapping[str, object]) -> list[Block]:
    """The pieces of memory that the tensors and arrays among `names` lie in.

    Without those that have no values to show (the meta device) or no memory (nothing in them). A name of another dtype
    than the first in its memory, as `view(torch.int32)` makes it, has a block to itself.
    """
    found: dict[tuple[tuple[str, str], int, int], list[tuple[str, Array]]] = {}
    for name, value in names.items():
        if not is_placed(value):
            continue
        device, start, end = span(value)
        kind = (device, str(value.dtype).removeprefix("torch."))
        joined = [key for key in found if key[0] == kind and key[1] < end and start < key[2]]
        members = []
        for key in joined:
            members += found.pop(key)
            start, end = min(start, key[1]), max(end, key[2])
        found[kind, start, end] = [*members, (name, value)]
    order = list(names)
    made = [block(start, end, members) for (_, start, end), members in found.items()]
    return sorted(made, key=lambda block: order.index(block.names[0]))


def block(start: int, end: int, members: list[tuple[str, Array]]) -> Block:
    """The block of memory from one address to another, with the values that read it."""
    first = members[0][1]
    values = np.empty((end - start) // first.itemsize, as_array(first).dtype)
    for (_, its_start, _), value in {span(value): value for _, value in members}.items():
        own = flat(value)
        at = (its_start - start) // first.itemsize
        values[at : at + len(own)] = own
    return Block(values, tuple(Layout(name, value, *offset_and_strides(value, start)) for name, value in members))


def in_memory(value: Array) -> bool:
    """Whether a value has numbers at addresses of this process."""
    return isinstance(value, np.ndarray) or (not value.is_meta and value.layout == torch.strided)


def share(one: object, other: object) -> bool:
    """Whether two values were cut from the same memory, so that writing into one may change the other."""
    if not (is_placed(one) and is_placed(other)):
        return False
    (device, start, end), (other_device, other_start, other_end) = span(one), span(other)
    return device == other_device and start < other_end and other_start < end


def sharing(names: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """For each name, the others that were cut from the same memory, whatever their dtype."""
    placed = sorted((*span(value), name) for name, value in names.items() if is_placed(value))
    groups: list[list[str]] = []
    device, end = "", 0
    for its_device, start, its_end, name in placed:
        if its_device != device or start >= end:
            groups.append([])
            device, end = its_device, its_end
        groups[-1].append(name)
        end = max(end, its_end)
    order = {name: place for place, name in enumerate(names)}
    others: dict[str, tuple[str, ...]] = dict.fromkeys(names, ())
    for group in groups:
        group.sort(key=order.__getitem__)
        for name in group:
            others[name] = tuple(other for other in group if other != name)
    return others


def is_placed(value: object) -> TypeGuard[Array]:
    """Whether a value is a tensor or an array that takes room in memory."""
    return is_array(value) and all(value.shape) and in_memory(value)


def is_writable(value: object) -> TypeGuard[Array]:
    """Whether a line such as `x[0] = 99` can write into a value."""
    if not is_placed(value) or not value.shape:
        return False
    return value.flags.writeable if isinstance(value, np.ndarray) else not value.requires_grad


def span(value: Array) -> tuple[str, int, int]:
    """The device and the bytes of all the memory that a value was cut from."""
    if isinstance(value, torch.Tensor):
        storage = value.untyped_storage()
        return str(value.device), storage.data_ptr(), storage.data_ptr() + storage.nbytes()
    root = root_of(value)
    return span(root) if isinstance(root, torch.Tensor) else ("cpu", *byte_bounds(root))


def root_of(array: np.ndarray) -> Array:
    """The array, or the tensor, that owns an array's memory."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array.base if isinstance(array.base, torch.Tensor) else array


def flat(value: Array) -> np.ndarray:
    """All the memory that a value was cut from, as elements of the value's dtype, in their order. Shape: 1-D."""
    root = value if isinstance(value, torch.Tensor) else root_of(value)
    if isinstance(root, torch.Tensor):
        length = root.untyped_storage().nbytes() // root.itemsize
        # The storage itself, without the sign that conj() and the like put on what is read from it.
        whole = torch.empty(0, dtype=root.dtype, device=root.device)
        return as_array(whole.set_(root.untyped_storage(), 0, (length,), (1,)))
    return root.ravel(order="K").view(root.dtype if isinstance(value, torch.Tensor) else value.dtype)


def offset_and_strides(value: Array, start: int) -> tuple[int, tuple[int, ...]]:
    """Where a value begins in its block, and how far its neighbours are apart."""
    if isinstance(value, torch.Tensor):
        return (value.data_ptr() - start) // value.itemsize, tuple(value.stride())
    address = value.__array_interface__["data"][0]
    return (address - start) // value.itemsize, tuple(stride // value.itemsize for stride in value.strides)

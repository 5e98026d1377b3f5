"""The memory behind a tensor as a value of its own: read here, and written through the tensor."""

from typing import TYPE_CHECKING, Any

import torch

from . import limits, memory
from .library import entry, growth

if TYPE_CHECKING:
    from .running import Running

UNTYPED, TYPED = torch.UntypedStorage, torch.TypedStorage


def data_ptr(run: "Running", storage: torch.UntypedStorage | torch.TypedStorage, /) -> int:
    """The run's own number for where the memory begins."""
    return memory.address_of(run, storage.data_ptr(), storage.data_ptr())


def tolist(run: "Running", storage: torch.UntypedStorage | torch.TypedStorage, /) -> list[Any]:
    """All its numbers in a list, counted before. Raises: LimitReached."""
    limits.check_items(len(storage))
    run.room.take_items(len(storage))
    numbers: Any = storage.tolist()
    return numbers


def is_storage(run: "Running", obj: object, /) -> bool:
    """`torch.is_storage(obj)`."""
    return torch.is_storage(obj)


def from_dlpack(run: "Running", ext_tensor: object, *, device: object = None, copy: object = None) -> torch.Tensor:
    """Another tensor over the same memory."""
    if type(ext_tensor) is not torch.Tensor:
        raise growth.refusal("torch.from_dlpack takes a tensor here. An array becomes one with `torch.from_numpy(a)`.")
    if device is not None or copy is not None:
        raise growth.refusal("torch.from_dlpack takes a tensor alone here.")
    return torch.from_dlpack(ext_tensor)


FUNCTIONS = {
    "is_storage": entry.worded(is_storage, torch.is_storage),
    "from_dlpack": entry.worded(from_dlpack, torch.from_dlpack),
}
READING = {"data_ptr": data_ptr, "tolist": tolist}
METHODS = {(kind, name): call for kind in (UNTYPED, TYPED) for name, call in READING.items()}
OTHERS = {UNTYPED: ("nbytes size", "device"), TYPED: ("nbytes size element_size", "device dtype")}
OF_TENSORS = " untyped_storage storage "

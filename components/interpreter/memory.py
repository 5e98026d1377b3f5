"""Where a tensor's numbers lie, as numbers of one run that tell nothing of the process; and another size in place."""

import math
from typing import TYPE_CHECKING, Any

import torch

from . import limits
from .library import growth

if TYPE_CHECKING:
    from .running import Running

FIRST = 94_000_000_000_000
STEP = 2**24  # bytes between two pieces of memory: more than a tensor has


def data_ptr(run: "Running", tensor: torch.Tensor, /, *args: object, **kwargs: object) -> int:
    """The same for tensors that begin at the same place, and apart by bytes for those that share their memory."""
    address = tensor.data_ptr(*args, **kwargs)
    return address_of(run, address, tensor.untyped_storage().data_ptr()) if address else 0


def address_of(run: "Running", address: int, begin: int) -> int:
    """The run's own number for a place in the piece of memory that begins there."""
    if not address:
        return 0
    if begin not in run.blocks:
        run.room.take_items(growth.SLOT)
        run.blocks[begin] = FIRST + STEP * len(run.blocks)
    return run.blocks[begin] + address - begin


def resize_(run: "Running", tensor: torch.Tensor, /, *sizes: Any) -> torch.Tensor:
    """`x.resize_(2, 3)`, to no more elements than there are.

    Raises: TypeError without sizes, Refused for more elements or other sizes than whole numbers, LimitReached.
    """
    if not sizes:
        raise TypeError('resize_() missing 1 required positional arguments: "size"')
    if len(sizes) == 1 and isinstance(sizes[0], limits.LISTS):
        sizes = tuple(sizes[0])
    if not all(type(side) is int for side in sizes) or type(tensor) is not torch.Tensor:
        raise growth.refusal("resize_() takes whole numbers here, as in `x.resize_(2, 3)`.")
    limits.check_elements(math.prod(max(side, 0) for side in sizes))
    if math.prod(sizes) > tensor.numel():
        raise growth.refusal("resize_() to more elements gives memory that nobody has set. Use `torch.zeros(2, 3)`.")
    return tensor.resize_(sizes)


METHODS = {(torch.Tensor, "data_ptr"): data_ptr, (torch.Tensor, "resize_"): resize_}

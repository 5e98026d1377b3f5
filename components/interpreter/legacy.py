"""Tensors made by calling a type, as older notebooks make them: of data, or of sizes, which leave the memory unset."""

import math
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import limits
from .library import growth
from .signatures import Args, Kwargs

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Running

TYPES = """
    Tensor FloatTensor DoubleTensor HalfTensor BFloat16Tensor CharTensor ByteTensor ShortTensor IntTensor LongTensor
    BoolTensor
"""
BY_DEFAULT = {
    torch.float32: torch.Tensor,
    torch.float64: torch.DoubleTensor,
    torch.float16: torch.HalfTensor,
    torch.bfloat16: torch.BFloat16Tensor,
}
KINDS = {name: getattr(torch, name) for name in TYPES.split()}
UNSET = "torch.{name} of sizes leaves the memory as it was, and here all are zeros. Write `torch.zeros({sizes})`."


def make(kind: type) -> "Callable[..., Any]":
    """What calling this type does, with the run as its first argument."""

    def make_tensor(run: "Running", *args: Any, **kwargs: Any):
        return made(run, kind.__name__, kind, args, kwargs)

    return make_tensor


def new(run: "Running", tensor: torch.Tensor, /, *args: object, **kwargs: object) -> torch.Tensor:
    """`x.new(...)`: the same, of the tensor's own dtype."""
    return made(run, "Tensor.new", tensor.new, args, kwargs)


def made(run: "Running", name: str, call: "Callable[..., Any]", args: Args, kwargs: Kwargs) -> torch.Tensor:
    """What `call` makes of data, or of sizes, whose unset memory is zeroed with a warning; counted.

    Raises: Refused for any keyword but `device`, LimitReached for too many elements.
    """
    # Torch takes more, such as the address of a tensor.
    if kwargs.keys() - {"device"}:
        raise growth.refusal(f"torch.{name} takes data or sizes here. Write `torch.tensor([1.0, 2.0])`.")
    if call is torch.Tensor:
        call = BY_DEFAULT[run.operators.defaults.dtype]
    run.door.check_instances(args)
    is_data = len(args) == 1 and isinstance(args[0], (list, tuple, np.ndarray)) and not isinstance(args[0], torch.Size)
    if not is_data:
        limits.check_elements(size_of(args))
    tensor = call(*args, **kwargs)
    if not is_data and not any(shares_memory(tensor, one) for one in args):
        with torch.no_grad():
            tensor.zero_()
        if tensor.numel():
            said = ", ".join(map(str, tensor.shape))
            text = UNSET.format(name=name, sizes=said)
            warnings.warn_explicit(text, UserWarning, "<program>", 1, module="components.interpreter")
    run.room.hold_storage(tensor)
    return tensor


def size_of(args: Args) -> int:
    """The number of elements that these sizes ask for; what is no whole number is passed over."""
    sides = args[0] if len(args) == 1 and isinstance(args[0], torch.Size) else args
    return math.prod(side for side in sides if isinstance(side, int))


def shares_memory(tensor: torch.Tensor, other: object) -> bool:
    """Whether the other one is a tensor too, over the same storage."""
    if not isinstance(other, torch.Tensor):
        return False
    return tensor.untyped_storage().data_ptr() == other.untyped_storage().data_ptr()


OWN_TYPES = {kind: make(kind) for kind in KINDS.values()}
METHODS = {(torch.Tensor, "new"): new}

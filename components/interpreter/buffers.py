"""`torch.frombuffer` and `np.frombuffer`: bytes read as numbers; a bytearray's memory is shared, as in Python."""

import operator
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from . import limits
from .library.entry import worded
from .library.growth import refusal

if TYPE_CHECKING:
    from .running import Running

# Neither truths, of which a byte of 2 is none, nor quantized numbers, which torch itself reads without their scale.
NUMBERS = frozenset(
    {
        *(torch.uint8, torch.uint16, torch.uint32, torch.uint64, torch.int8, torch.int16, torch.int32, torch.int64),
        *(torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.complex128),
    }
)
ONLY_BYTES = "frombuffer() reads bytes or a bytearray here."
NOT_WRITABLE = (
    "The given buffer is not writable, and PyTorch does not support non-writable tensors. This means you can write to "
    "the underlying (supposedly non-writable) buffer using the tensor. You may want to copy the buffer to protect its "
    "data or make it writable before converting it to a tensor. This type of warning will be suppressed for the rest "
    "of this program."
)


def writable(buffer: Any) -> bytearray:
    """The bytearray itself, or a copy of bytes: Python keeps those for itself, and nobody may write into them."""
    if type(buffer) not in limits.BYTES:
        raise refusal(ONLY_BYTES)
    return bytearray(buffer) if type(buffer) is bytes else buffer


def check_places(*numbers: Any) -> None:
    """Raises LimitReached for a count or an offset that would wrap around in what is computed of it."""
    for number in numbers:
        if isinstance(number, int):
            limits.check_items(abs(number))
        else:
            operator.index(number)  # Python's own words


def of_torch(
    run: "Running", buffer: object, *, dtype: Any, count: Any = -1, offset: Any = 0, requires_grad: Any = False
) -> torch.Tensor:
    """`torch.frombuffer(...)`; of bytes, which Python keeps for itself, a copy.

    Raises: what torch raises, Refused for what is neither bytes nor a bytearray, or read as no numbers, LimitReached.
    """
    check_places(count, offset)
    if isinstance(dtype, torch.dtype) and dtype not in NUMBERS:
        raise refusal("frombuffer() reads numbers here, such as `torch.frombuffer(data, dtype=torch.uint8)`.")
    memory = writable(buffer)
    made = torch.frombuffer(memory, dtype=dtype, count=count, offset=offset, requires_grad=requires_grad)
    if type(buffer) is bytes:
        warnings.warn(NOT_WRITABLE, UserWarning, stacklevel=2)
    return made


def of_numpy(run: "Running", buffer: object, dtype: Any = float, count: Any = -1, offset: Any = 0) -> np.ndarray:
    """`np.frombuffer(...)`; of bytes a copy, which is read only.

    Raises: what numpy raises, Refused for what is neither bytes nor a bytearray, or read as no numbers, LimitReached.
    """
    if np.dtype(dtype).kind not in "iufc":
        raise refusal("frombuffer() reads numbers here, such as `dtype=np.uint8`.")
    check_places(count, offset)
    made = np.frombuffer(writable(buffer), dtype, count, offset)
    made.flags.writeable = type(buffer) is bytearray
    return made


TORCH = {"frombuffer": worded(of_torch, torch.frombuffer)}
NUMPY = {"frombuffer": worded(of_numpy, np.frombuffer)}

"""Small known operations on small dense tensors of floats on the CPU, which need no watch over torch's operators.

They draw no random numbers, take no sizes by value, and make at most a few times what they are given. A test runs each
of them under the watch, over many shapes, to hold them to that.
"""

import operator
from typing import TYPE_CHECKING, Any

import torch

from .room import NODE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .room import Room

SMALL = 20_000  # elements of a result
RECORD = 12  # items that take the memory of a small tensor
WATCHED = 50  # elements of a result from which on its memory is watched

SIGNS = frozenset(
    (
        *(operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, operator.matmul),
        *(operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.neg, operator.pos),
        *(operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne),
    )
)
NAMES = frozenset(
    """
    abs neg square sqrt rsqrt reciprocal exp log log2 log10 log1p expm1 sin cos tan tanh sigmoid relu sign
    add sub mul div pow matmul mm mv dot sum mean amax amin item detach clone
    zero_ add_ sub_ mul_ div_ requires_grad_ t numel dim
    """.split()
)
FLOATS = frozenset({torch.float32, torch.float64})
NUMBERS = frozenset({int, float, bool})


def is_small(value: Any) -> bool:
    """Whether it is a small dense tensor of floats on the CPU, or a number."""
    kind = type(value)
    # The sum of a tensor without elements may have any number of them.
    if kind is torch.Tensor:
        is_dense = value.layout is torch.strided
        return is_dense and value.dtype in FLOATS and 0 < value.numel() <= SMALL and value.is_cpu
    return kind in NUMBERS


def are_small(function: "Callable[..., Any] | None", left: Any, right: Any) -> bool:
    """Whether both are small, and so is what the operator makes of them."""
    if not (is_small(left) and is_small(right)):
        return False
    if type(left) is not torch.Tensor or type(right) is not torch.Tensor:
        return True
    many, others = left.numel(), right.numel()
    if many == 1 or others == 1 or (left.shape == right.shape and function is not operator.matmul):
        return True
    return many * others <= SMALL


def hold(room: "Room", result: Any) -> None:
    """Counts a light operation's result."""
    is_tensor = type(result) is torch.Tensor
    room.take_items(RECORD + NODE if is_tensor and result.requires_grad else RECORD)
    if is_tensor and result.numel() > WATCHED:
        room.hold_storage(result)

"""How much one operator multiplies or compares, where that is far more than it is given or gives: told beforehand."""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from . import limits

if TYPE_CHECKING:
    import torch


def windows(
    sides: Sequence[int],
    kernel: int | Sequence[int],
    stride: int | Sequence[int],
    padding: int | Sequence[int],
    dilation: int | Sequence[int],
) -> int:
    """The places at which a window of that size is laid upon a grid with these sides."""
    ways = range(len(sides))
    kernel, padding, dilation = (spread(one, len(sides)) for one in (kernel, padding, dilation))
    stride = spread(stride or kernel, len(sides))
    reach = [sides[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1 for i in ways]
    return math.prod(max(reach[i] // max(stride[i], 1) + 2, 0) for i in ways)


def spread(number: int | Sequence[int], count: int) -> list[Any]:
    """A number for each of so many sides; a single one stands for all."""
    values = list(number) if isinstance(number, (list, tuple)) else [number]
    return values * count if len(values) == 1 else values


def convolution(values: "torch.Tensor", weight: "torch.Tensor", bias: object, *form: Any) -> int:
    """The products of a convolution: all of its weight, at each place of each item of a batch.

    `form` begins with stride, padding, dilation, and whether it is a transposed one.
    """
    stride, padding, dilation, transposed, *_ = form
    sides = values.shape[2:]
    batch = values.shape[0]
    places = math.prod(sides) if transposed else windows(sides, weight.shape[2:], stride, padding, dilation)
    return batch * places * weight.numel()


def pool(ways: int) -> Callable[..., Any]:
    """A function that tells what a pooling over so many dimensions looks at."""

    def count(values: Any, kernel: Any, stride: Any = (), padding: Any = 0, *rest: Any) -> int:
        # An average has no dilation, and what stands in its place is a truth.
        dilation: Any = rest[0] if rest and issubclass(type(rest[0]), (list, tuple)) else 1
        around = math.prod(values.shape[:-ways])
        own = spread(kernel, ways)
        return around * windows(values.shape[-ways:], own, stride, padding, dilation) * math.prod(own)

    return count


def attention(query: "torch.Tensor", key: "torch.Tensor", *rest: Any, **options: Any) -> int:
    """The products of attention: each query with each key."""
    return query.numel() * key.shape[-2]


def recurrent(values: "torch.Tensor", first: "torch.Tensor", second: "torch.Tensor", *rest: Any, **options: Any) -> int:
    """The products of a recurrent layer: both of its weights, at each step of each item of a batch."""
    return math.prod(values.shape[:-1]) * (first.numel() + second.numel())


COUNTS = {
    "convolution": convolution,
    **{f"max_pool{ways}d{ending}": pool(ways) for ways in (1, 2, 3) for ending in ("", "_with_indices")},
    **{f"avg_pool{ways}d": pool(ways) for ways in (1, 2, 3)},
    "_scaled_dot_product_flash_attention_for_cpu": attention,
    "mkldnn_rnn_layer": recurrent,
}


def check(count: int) -> None:
    """Raises LimitReached for an operator that would compute for longer than a run may, and cannot be interrupted."""
    if count > limits.MULTIPLICATIONS:
        raise limits.LimitReached(
            f"This would multiply or compare {count:,} times in one call; {limits.MULTIPLICATIONS:,} is the limit here."
        )

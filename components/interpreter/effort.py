"""How much one operator multiplies or compares, where that is far more than it is given or gives: told beforehand."""

import math

from . import limits


def windows(sides, kernel, stride, padding, dilation) -> int:
    """The places at which a window of that size is laid upon a grid with these sides."""
    ways = range(len(sides))
    kernel, padding, dilation = (spread(one, len(sides)) for one in (kernel, padding, dilation))
    stride = spread(stride or kernel, len(sides))
    reach = [sides[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1 for i in ways]
    return math.prod(max(reach[i] // max(stride[i], 1) + 2, 0) for i in ways)


def spread(number, count: int) -> list:
    values = list(number) if isinstance(number, (list, tuple)) else [number]
    return values * count if len(values) == 1 else values


def convolution(values, weight, bias, stride, padding, dilation, transposed, *rest) -> int:
    sides = values.shape[2:]
    batch = values.shape[0]
    places = math.prod(sides) if transposed else windows(sides, weight.shape[2:], stride, padding, dilation)
    return batch * places * weight.numel()


def pool(ways: int):
    def count(values, kernel, stride=(), padding=0, *rest) -> int:
        # An average has no dilation, and what stands in its place is a truth.
        dilation = rest[0] if rest and isinstance(rest[0], (list, tuple)) else 1
        around = math.prod(values.shape[:-ways])
        own = spread(kernel, ways)
        return around * windows(values.shape[-ways:], own, stride, padding, dilation) * math.prod(own)

    return count


def attention(query, key, *rest, **options) -> int:
    return query.numel() * key.shape[-2]


def recurrent(values, first, second, *rest, **options) -> int:
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

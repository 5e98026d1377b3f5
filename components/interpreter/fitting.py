"""Arguments with which torch's own kernels reach over the end of a tensor, or divide by nothing, and so end Python.

Torch's modules make them fit each other; a program may set a module's sizes and its tensors one by one.
"""

import math
from typing import Any

import torch

from .signatures import Args, Kwargs


def recurrent(values: torch.Tensor, first: torch.Tensor, second: torch.Tensor, *rest: Any) -> bool:
    """Whether an LSTM layer's weights, biases and states have the sizes that its input and its hidden size ask for."""
    *biases, hidden, cells = rest[:4]
    size = rest[7]
    sides = 4 * size
    states = hidden.numel() == cells.numel() == values.shape[1] * size
    return (
        first.shape == (sides, values.shape[-1])
        and second.shape == (sides, size)
        and all(bias.numel() >= sides and bias.is_contiguous() for bias in biases)
        and states
    )


def heads(width: int, count: int) -> bool:
    """Whether so many heads, one at least, share the width evenly."""
    return count > 0 and width > 0 and width % count == 0


def stepped(parameters: Any, *others: Any, **options: Any) -> bool:
    """Whether what is written beside parameters lies in memory as they do; the last of many lists is of steps."""
    *beside, steps = others if len(others) > 2 else (*others, ())
    pairs = [pair for some in beside if some for pair in zip(parameters, some, strict=True)]
    return all(other is None or is_alike(own, other) for own, other in pairs) and all(step.numel() for step in steps)


def is_alike(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two tensors agree in shape, strides and dtype, so that a kernel may walk through both in step."""
    return one.shape == other.shape and one.stride() == other.stride() and one.dtype == other.dtype


def within(indices: torch.Tensor, count: int) -> bool:
    """Whether each is the place of one of so many."""
    return not indices.numel() or (int(indices.min()) >= 0 and int(indices.max()) < count)


def unpooled(values: torch.Tensor, indices: torch.Tensor, size: Any, *rest: Any) -> bool:
    """Whether the indices have the shape of the values and point inside the larger tensor, whose sides are `size`."""
    return indices.shape == values.shape and within(indices, math.prod(size))


def bagged(
    weight: torch.Tensor, indices: torch.Tensor, offsets: torch.Tensor, *rest: object, **options: object
) -> bool:
    """Whether an embedding bag's offsets are in order and lie within its indices; floats are left to torch.

    Raises: RuntimeError for an index that has no row in the weight.
    """
    if indices.is_floating_point() or offsets.is_floating_point():
        return True  # which torch itself refuses
    begins, count = offsets.tolist(), weight.shape[0]
    for place, each in enumerate(indices.tolist()):
        if not 0 <= each < count:
            raise RuntimeError(
                f"Index {place} of input takes value {each} which is not in the valid range [0, {count})"
            )
    return within(offsets, indices.numel() + 1) and begins == sorted(begins)


def spelled(chances: torch.Tensor, targets: torch.Tensor, *lengths_and_more: Any, **options: Any) -> bool:
    """Whether what is spelled has letters that there are, and is as long as it says."""
    spoken, spelling = ([int(each) for each in lengths] for lengths in lengths_and_more[:2])
    rows = chances.shape[1] if chances.dim() == 3 else 1
    room = sum(spelling) if targets.dim() == 1 else max(spelling, default=0) * rows
    blank = lengths_and_more[2] if len(lengths_and_more) > 2 else options.get("blank", 0)
    return (
        len(spoken) == len(spelling) == rows
        and all(0 <= each <= chances.shape[0] for each in spoken)
        and all(each >= 0 for each in spelling)
        and (targets.numel() >= room if targets.dim() == 1 else targets.shape[-1] >= max(spelling, default=0))
        and within(targets, chances.shape[-1])
        and 0 <= blank < chances.shape[-1]
    )


FITS = {
    **{f"max_unpool{ways}d": unpooled for ways in (2, 3)},
    **{name: bagged for name in ("_embedding_bag", "_embedding_bag_forward_only")},
    "_ctc_loss": spelled,
    "mkldnn_rnn_layer": recurrent,
    "_transformer_encoder_layer_fwd": lambda values, width, count, *rest, **options: heads(width, count),
    "_native_multi_head_attention": lambda query, key, value, width, count, *rest, **options: heads(width, count),
    "_fused_adam_": stepped,
    "_fused_adamw_": stepped,
    "_fused_sgd_": stepped,
    "_fused_adagrad_": stepped,
}


def check(name: str, args: Args, kwargs: Kwargs) -> None:
    """Raises RuntimeError for an operator's arguments that do not fit each other."""
    if name in FITS and not FITS[name](*args, **kwargs):
        raise RuntimeError(f"{name.strip('_')}: the sizes of its tensors do not fit each other")

"""Arguments with which torch's own kernels reach over the end of a tensor, or divide by nothing, and so end Python.

Torch's modules make them fit each other; a program may set a module's sizes and its tensors one by one.
"""

import torch


def recurrent(values, first, second, *rest) -> bool:
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
    return count > 0 and width > 0 and width % count == 0


def stepped(parameters, *others, **options) -> bool:
    """Whether what is written beside parameters lies in memory as they do; the last of many lists is of steps."""
    *beside, steps = others if len(others) > 2 else (*others, ())
    pairs = [pair for some in beside if some for pair in zip(parameters, some, strict=True)]
    return all(other is None or is_alike(own, other) for own, other in pairs) and all(step.numel() for step in steps)


def is_alike(one: torch.Tensor, other: torch.Tensor) -> bool:
    return one.shape == other.shape and one.stride() == other.stride() and one.dtype == other.dtype


FITS = {
    "mkldnn_rnn_layer": recurrent,
    "_transformer_encoder_layer_fwd": lambda values, width, count, *rest, **options: heads(width, count),
    "_native_multi_head_attention": lambda query, key, value, width, count, *rest, **options: heads(width, count),
    "_fused_adam_": stepped,
    "_fused_adamw_": stepped,
    "_fused_sgd_": stepped,
    "_fused_adagrad_": stepped,
}


def check(name: str, args: tuple, kwargs: dict) -> None:
    """Raises RuntimeError for an operator's arguments that do not fit each other."""
    if name in FITS and not FITS[name](*args, **kwargs):
        raise RuntimeError(f"{name.strip('_')}: the sizes of its tensors do not fit each other")

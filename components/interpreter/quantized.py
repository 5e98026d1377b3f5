"""Quantized tensors: made, looked at and turned back; torch computes with few of them, and nothing here does."""

import torch

from .library import growth
from .signatures import Args, Kwargs

# Operators that take or give a quantized tensor of the size of what they are given.
ALLOWED = frozenset(
    """
    quantize_per_tensor quantize_per_tensor_dynamic dequantize int_repr q_scale q_zero_point qscheme clone detach alias
    """.split()
)


DTYPES = frozenset({torch.quint8, torch.qint8, torch.qint32})


def check(name: str, tensors: list[torch.Tensor], args: Args, kwargs: Kwargs) -> None:
    """Raises Refused for an operator that takes or gives no quantized tensors here."""
    if name in ALLOWED:
        return
    asked = any(type(value) is torch.dtype and value in DTYPES for value in (*args, *kwargs.values()))
    if asked or any(tensor.dtype in DTYPES for tensor in tensors):
        words = f"{name.strip('_')} of a quantized tensor is not part of what runs here."
        raise growth.refusal(f"{words} Turn it back first: `x.dequantize()`.")


# Scales that are no numbers end Python where each channel has its own (measured: torch 2.13).
FUNCTIONS = " quantize_per_tensor quantize_per_tensor_dynamic dequantize fake_quantize_per_tensor_affine "
METHODS = " dequantize int_repr q_scale q_zero_point qscheme "
CONSTANTS = "quint8 qint8 qint32 per_tensor_affine"

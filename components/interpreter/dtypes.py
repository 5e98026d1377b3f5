"""What a tensor's type of numbers says."""

import torch


def is_floating(dtype: torch.dtype) -> bool:
    """Whether the numbers have fractions: only such ones have slopes."""
    return dtype.is_floating_point or dtype.is_complex

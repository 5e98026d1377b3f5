"""Small modules of torch's own on small tensors, which need no watch over torch's operators, as in `light.py` outside.

What they make is no larger than told here, they draw nothing, and take no sizes by value. A test holds them to that.
"""

from collections.abc import Container
from typing import Any, TypeGuard

import torch
from torch import nn

from ..light import FLOATS, SMALL
from ..room import GRAPH, NODE, RECORD, Room, Token
from ..signatures import Args

SAME = frozenset(
    getattr(nn, name)
    for name in """
    Identity ReLU ReLU6 LeakyReLU ELU SELU CELU GELU SiLU Mish Sigmoid LogSigmoid Tanh Softplus Softshrink Softsign
    Tanhshrink Hardtanh Hardshrink Hardsigmoid Hardswish Softmax LogSoftmax
    """.split()
)
LOSSES = frozenset(
    getattr(nn, name) for name in "MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss".split()
)
OF_CLASSES = frozenset({nn.CrossEntropyLoss, nn.NLLLoss})
OPERATORS = 4  # of one module, at most, that the graph keeps something for
FEW = 20  # modules in a Sequential


def is_small(value: Any, kinds: Container[torch.dtype] = FLOATS) -> TypeGuard[torch.Tensor]:
    """Whether it is a small dense tensor or parameter on the CPU, of one of these kinds of numbers."""
    is_tensor = type(value) is torch.Tensor or type(value) is nn.Parameter
    is_dense = is_tensor and value.layout is torch.strided
    return is_dense and value.dtype in kinds and 0 < value.numel() <= SMALL and value.is_cpu


def makes(module: Any, shape: torch.Size) -> tuple[int, torch.Size] | None:
    """The elements of all that a module makes of a small tensor, and its result's shape; None if it is not light."""
    whole: object = module
    kind = type(whole)
    if kind in SAME:
        return shape.numel(), shape
    if kind is nn.Linear:
        parameters = module._parameters
        weight, bias = parameters.get("weight"), parameters.get("bias")
        if not (is_small(weight) and weight.dim() == 2 and (bias is None or is_small(bias))):
            return None
        if not shape or weight.shape[1] != shape[-1] or (bias is not None and bias.shape != weight.shape[:1]):
            return None
        made = torch.Size((*shape[:-1], weight.shape[0]))
        return made.numel(), made
    if kind is not nn.Sequential or len(module._modules) > FEW:
        return None
    total = 0
    for part in module._modules.values():
        found = makes(part, shape) if type(part) is not nn.Sequential else None
        if found is None or found[0] > SMALL:
            return None
        total, shape = total + found[0], found[1]
    return total, shape


def light_elements(module: nn.Module, args: Args) -> int:
    """The elements of all that a call makes, if it is a light one; else 0."""
    kind = type(module)
    if len(args) == 1 and is_small(args[0]):
        found = makes(module, args[0].shape)
        return found[0] if found and found[0] <= 4 * SMALL else 0
    if len(args) != 2 or not is_small(args[0]) or getattr(module, "weight", None) is not None:
        return 0
    if kind in LOSSES and is_small(args[1]) and args[0].shape == args[1].shape:
        return args[0].numel()
    if kind in OF_CLASSES and is_small(args[1], (torch.int64,)) and args[0].dim() == 2 and args[1].dim() == 1:
        return args[0].numel()
    return 0


def hold(room: Room, result: torch.Tensor, elements: int, modules: int) -> None:
    """Counts what a light call made, for as long as its result's graph holds it."""
    node: Any = result.grad_fn
    if node is None:
        room.take_items(RECORD)
        room.hold_storage(result)
        return
    room.take_items(OPERATORS * NODE * modules)
    token = Token()
    node.metadata.setdefault(GRAPH, []).append(token)
    room.hold_object(token, 2 * elements + OPERATORS * RECORD * modules)

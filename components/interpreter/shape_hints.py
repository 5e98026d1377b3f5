"""Hints for shapes that do not fit: the sizes at hand, what they should be, and a rewriting that torch accepts."""

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

import torch

from .mistake import Mistake, shape

SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    **{"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv},
    **{"%": operator.mod, "**": operator.pow, "@": operator.matmul, "==": operator.eq, "!=": operator.ne},
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge},
}


def product_hint(mistake: Mistake) -> str:
    """For a product of two tensors whose inner sizes differ, or one of which is a single number; never ""."""
    left, right = mistake.tensors
    first, second = mistake.texts[:2]
    if not left.dim() or not right.dim():
        return f"A single number is multiplied with `*`: `{first} * {second}`."
    inner = right.shape[-2] if right.dim() > 1 else right.shape[0]
    words = (
        f"`{first}` has shape {shape(left)} and `{second}` has shape {shape(right)}: "
        f"the inner sizes {left.shape[-1]} and {inner} must be equal."
    )
    candidates = (("", "@", ".T"), (".T", "@", ""), ("", "@", ".reshape(-1, 1)"), ("", "*", ""), column_product(left))
    return words + first_that_runs(candidates, left, right, mistake.texts)


def column_product(left: torch.Tensor) -> tuple[str, str, str]:
    """The last rewriting to try of a product: what follows the left tensor, the sign, what follows the right one."""
    return ("", "@", f"[:{left.shape[-1]}]") if left.dim() > 1 else (".reshape(-1, 1)", "*", "")


def broadcast_hint(mistake: Mistake) -> str:
    """For a sign between two tensors whose shapes do not broadcast; "" if they do."""
    left, right = mistake.tensors
    first, second = mistake.texts[:2]
    places = zip(reversed(left.shape), reversed(right.shape), strict=False)
    clashes = [(-k, pair) for k, pair in enumerate(places, start=1) if pair[0] != pair[1] and 1 not in pair]
    if not clashes:
        return ""
    place, sizes = clashes[0]
    words = (
        f"`{first}` has shape {shape(left)} and `{second}` has shape {shape(right)}: counted from the right, sizes "
        f"must be equal or 1, and at {place} they are {sizes[0]} and {sizes[1]}."
    )
    sign, cut, column = mistake.operation.removesuffix("="), f"[..., :{min(sizes)}]", ".reshape(-1, 1)"
    candidates = (("", sign, column), (column, sign, ""), ("", sign, ".T"), (cut, sign, cut))
    return words + first_that_runs(candidates, left, right, mistake.texts)


def first_that_runs(
    candidates: tuple[Any, ...], left: torch.Tensor, right: torch.Tensor, texts: tuple[str, ...]
) -> str:
    """The first rewriting that torch accepts for these shapes, tried on its meta device; "" if none is."""
    left, right = (torch.empty(tensor.shape, dtype=tensor.dtype, device="meta") for tensor in (left, right))
    for before, sign, after in candidates:
        try:
            SIGNS[sign](rewritten(left, before), rewritten(right, after))
        except (RuntimeError, IndexError):
            continue
        return f" This runs: `{texts[0]}{before} {sign} {texts[1]}{after}`."
    return ""


def rewritten(tensor: torch.Tensor, form: str) -> torch.Tensor:
    """The tensor with one of the texts behind it that the rewritings here have, such as `.T`."""
    if form == ".T":
        return tensor.t() if tensor.dim() <= 2 else tensor
    if form == ".reshape(-1, 1)":
        return tensor.reshape(-1, 1)
    if form.startswith("[..., :"):
        return tensor[..., : int(form[7:-1])]
    return tensor[: int(form[2:-1])] if form else tensor


def reshape_hint(mistake: Mistake) -> str:
    """For sizes that do not fit the elements, and for a view of memory in another order; "" without whole numbers."""
    tensor, sides = mistake.first, mistake.operands[1:]
    sides = sides[0] if len(sides) == 1 and isinstance(sides[0], (tuple, list)) else sides
    if not isinstance(tensor, torch.Tensor) or not sides or not all(isinstance(side, int) for side in sides):
        return ""
    owner, count = mistake.texts[0], tensor.numel()
    if math.prod(sides) == count:
        return f"`{owner}` does not lie in memory in this order; reshape copies if it must: `{owner}.reshape{sides}`."
    if sides.count(-1) > 1:
        return f"Only one size can be left to torch with -1: `{owner}.reshape(-1, 1)`."
    fix = f"{owner}.reshape(-1, {sides[-1]})" if sides[-1] > 0 and count % sides[-1] == 0 else f"{owner}.reshape(-1)"
    return f"`{owner}` has {count} elements, and {tuple(sides)} asks for {abs(math.prod(sides))}: `{fix}`."


def joining_hint(mistake: Mistake) -> str:
    """For tensors whose shapes do not join; "" if the first operand is no list of tensors."""
    parts = mistake.first
    if not isinstance(parts, (list, tuple)) or not parts or not all(isinstance(part, torch.Tensor) for part in parts):
        return ""
    words = "The shapes are " + " and ".join(map(shape, parts)) + ": "
    text = mistake.texts[0]
    metas = [torch.empty(part.shape, device="meta") for part in parts]
    for join in (f"torch.cat({text})", f"torch.cat({text}, dim=1)"):
        try:
            torch.cat(metas, dim=int("dim=1" in join))
        except (RuntimeError, IndexError):
            continue
        return f"{words}all but one size must be equal. This runs: `{join}`."
    return f"{words}all but one size must be equal."


def index_hint(mistake: Mistake) -> str:
    """For indices of a tensor that are too many or outside; "" unless all are whole numbers."""
    tensor, index = mistake.operands[:2]
    if not isinstance(tensor, torch.Tensor):
        return ""
    owner, parts = mistake.texts[0], index if isinstance(index, tuple) else (index,)
    if not all(isinstance(part, int) for part in parts):
        return ""
    if len(parts) > tensor.dim():
        fix = f"{owner}[{', '.join(map(str, parts[: tensor.dim()]))}]" if tensor.dim() else f"{owner}.item()"
        return f"`{owner}` has shape {shape(tensor)}, so {tensor.dim()} is the most indices it takes: `{fix}`."
    sizes = zip(parts, tensor.shape, strict=False)
    allowed = [min(part, size - 1) if part >= 0 else max(part, -size) for part, size in sizes]
    wrong = next((k for k, part in enumerate(parts) if part != allowed[k]), None)
    if wrong is None or 0 in tensor.shape:
        return ""
    return (
        f"`{owner}` has shape {shape(tensor)}: index {parts[wrong]} is outside 0 to {tensor.shape[wrong] - 1}. "
        f"The last one is `{owner}[{', '.join(map(str, allowed))}]`."
    )


def dimension_hint(mistake: Mistake) -> str:
    """For a method or function called with a dim= that its tensor does not have."""
    chosen = [keyword.value for keyword in getattr(mistake.node, "keywords", ()) if keyword.arg in ("dim", "axis")]
    if not mistake.tensors or not chosen:
        return ""
    tensor = mistake.tensors[0]
    words = f"`{mistake.texts[0]}` has shape {shape(tensor)}, so dim goes from {-tensor.dim()} to {tensor.dim() - 1}"
    fix = mistake.source.replace(f"dim={ast.unparse(chosen[0])}", f"dim={tensor.dim() - 1}")
    return f"{words}: `{fix}`."

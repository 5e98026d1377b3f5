"""Operations that move cells and change no number: told by moving the cells' own numbers in the same way."""

import ast
from typing import Any

import numpy as np
import torch

from components.interpreter import Operation

from ..values import is_array
from .sentences import ORIGIN, RULES
from .working import Working, array_of, own_name, shortened, texts_of, written

RESHAPING = "reshape view view_as reshape_as flatten ravel unflatten squeeze unsqueeze expand_dims contiguous".split()
FLIPPING = "T mT t transpose".split()
JOINING = "cat concat concatenate stack hstack vstack dstack column_stack row_stack".split()
OTHERS = """
    [] H mH adjoint permute movedim moveaxis swapaxes swapdims expand expand_as broadcast_to flip fliplr flipud rot90
    roll tile repeat repeat_interleave narrow select diagonal diag tril triu index_select masked_select gather take
    take_along_dim clone copy detach
""".split()
NAMES = {*RESHAPING, *FLIPPING, *JOINING, *OTHERS}


def working(operation: Operation, result: np.ndarray) -> Working | None:
    """Where each cell of the result comes from; None for what moves no cells."""
    name = own_name(operation)
    if name not in NAMES or not operation.args:
        return None
    first = operation.args[0]
    moved = list(first) if name in JOINING and isinstance(first, (tuple, list)) else [first]
    if not moved or not all(map(is_array, moved)):
        return None
    values = [array_of(value) for value in moved]
    numbers = moved_numbers(operation, moved)
    # view(dtype) reads the same bytes as other numbers.
    if numbers is None or numbers.shape != result.shape or numbers.dtype != np.int64:
        return None
    texts = texts_of(operation)[:1] if moved == [first] else texts_of_parts(operation, len(moved))
    cells = [cell for value in values for cell in zip(written(value), value.ravel().tolist(), strict=True)]
    places = [place for value, text in zip(values, texts, strict=True) for place in named_places(value, text)]
    sources, lines = [], []
    for number, *cell in zip(numbers.ravel().tolist(), written(result), result.ravel().tolist(), strict=True):
        text, value = cell
        # A number that the operation puts in by itself, as tril does.
        if not number:
            sources.append(())
            lines.append(ORIGIN["filled in"].format(cell=text))
        elif text != cells[number - 1][0] and value != cells[number - 1][1]:
            return None
        else:
            sources.append((number - 1,))
            lines.append(f"{places[number - 1]} = {text}")
    signs = ("", *[","] * (len(values) - 1), "→")
    return Working(tuple(values), tuple(texts), signs, sources, lines, words(name, texts, values[0].shape, numbers))


def moved_numbers(operation: Operation, moved: list) -> np.ndarray | None:
    """What the operation makes of the numbers of its operands' cells, which count from 1; 0 is no cell of theirs."""
    numbered, start = [], 1
    for value in moved:
        size = int(np.prod(value.shape))
        if isinstance(value, np.ndarray):
            numbered.append(np.arange(start, start + size).reshape(value.shape))
        else:
            numbered.append(torch.arange(start, start + size, device=value.device).reshape(value.shape))
        start += size
    first = numbered if moved[0] is not operation.args[0] else numbered[0]
    try:
        result = again(operation, first)
    except (RuntimeError, TypeError, ValueError, IndexError):
        return None
    return array_of(result) if is_array(result) else None


def again(operation: Operation, first: Any) -> object:
    """The operation with another first operand. Its name is one of `NAMES`."""
    name, rest = own_name(operation), operation.args[1:]
    if name == "[]":
        return first[rest[0]]
    if isinstance(operation.node, ast.Attribute):
        return getattr(first, name)
    if operation.name.startswith("."):
        return getattr(first, name)(*rest, **operation.kwargs)
    library = np if operation.name.startswith("numpy.") else torch
    return getattr(library, name)(first, *rest, **operation.kwargs)


def texts_of_parts(operation: Operation, count: int) -> list[str]:
    """The texts of the tensors in a list such as torch.cat takes."""
    given = operation.node.args[0] if isinstance(operation.node, ast.Call) and operation.node.args else None
    parts = given.elts if isinstance(given, (ast.List, ast.Tuple)) else []
    if len(parts) == count:
        return [shortened(ast.unparse(part)) for part in parts]
    return [f"{texts_of(operation)[0]}[{place}]" for place in range(count)]


def named_places(value: np.ndarray, text: str) -> list[str]:
    """Each cell as the reader would write it: X[1, 0]."""
    name = indexed(text)
    return [f"{name}[{', '.join(map(str, place))}]" if place else name for place in np.ndindex(value.shape)]


def indexed(text: str) -> str:
    """A text behind which square brackets may stand."""
    return text if text.isidentifier() or (text.endswith((")", "]")) and " " not in text) else f"({text})"


def words(name: str, texts: list[str], shape: tuple[int, ...], numbers: np.ndarray) -> str:
    """What moved, as the moved `numbers` of the cells show it."""
    if name in JOINING:
        return RULES["joined"].format(operands=RULES["one of"].join(texts[:3]))
    own = np.arange(1, int(np.prod(shape)) + 1).reshape(shape)
    if name in FLIPPING and own.ndim == 2 and np.array_equal(numbers, own.T):
        return RULES["flipped"].format(operand=indexed(texts[0]))
    if name in RESHAPING and numbers.shape != shape and np.array_equal(numbers.ravel(), own.ravel()):
        return RULES["reshaped"].format(operand=texts[0])
    return RULES["moved"].format(operand=texts[0])

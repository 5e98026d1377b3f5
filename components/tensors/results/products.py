"""The dot product and its forms: rows times columns, added up."""

import numpy as np

from components.interpreter import Operation

from ..values import is_array
from .sentences import RULES
from .working import LONGEST_LINE, Working, array_of, joined, own_name, texts_of, written

NAMES = "@ matmul mm mv dot bmm inner".split()


def working(operation: Operation, result: np.ndarray) -> Working | None:
    """How each cell of a product was computed; None for what is no product."""
    if own_name(operation) not in NAMES or len(operation.args) != 2 or not all(map(is_array, operation.args)):
        return None
    left, right = map(array_of, operation.args)
    # Of more dimensions these two are not what @ is.
    most = {"inner": 1, "dot": 2}.get(own_name(operation), max(left.ndim, right.ndim))
    if not left.ndim or not right.ndim or max(left.ndim, right.ndim) > most:
        return None
    pairs = sources(left.shape, right.shape)
    if len(pairs) != result.size:
        return None
    cells = [*written(left), *written(right)]
    lines = []
    for pair, value in zip(pairs, written(result), strict=True):
        terms = [f"{cells[a]}*{cells[b]}" for a, b in pair]
        lines.append(f"{joined(terms, ' + ', LONGEST_LINE - len(value))} = {value}")
    flat = [tuple(number for two in pair for number in two) for pair in pairs]
    texts = texts_of(operation)
    return Working((left, right), tuple(texts), ("", "@", "="), flat, lines, words(texts, left.ndim, right.ndim))


def sources(left: tuple[int, ...], right: tuple[int, ...]) -> list[list[tuple[int, int]]]:
    """For each cell of `left @ right`, the pairs of cells that are multiplied; the right one's are counted on.

    Shape: `left` (..., n, k) or (k,), `right` (..., k, m) or (k,), as torch.matmul takes them.
    """
    size, length = int(np.prod(left)), left[-1]
    rows = np.arange(size).reshape(left if len(left) > 1 else (1, *left))
    columns = np.arange(size, size + int(np.prod(right))).reshape(right if len(right) > 1 else (*right, 1))
    first, second = np.broadcast_arrays(rows[..., :, None, :], np.swapaxes(columns, -1, -2)[..., None, :, :])
    pairs = zip(first.reshape(-1, length).tolist(), second.reshape(-1, length).tolist(), strict=True)
    return [list(zip(*pair, strict=True)) for pair in pairs]


def words(texts: list[str], left: int, right: int) -> str:
    """The rule of a product in words."""
    if left == right == 1:
        return RULES["dot product"].format(left=texts[0], right=texts[1])
    row = RULES["a row"].format(operand=texts[0]) if left > 1 else texts[0]
    column = RULES["a column"].format(operand=texts[1]) if right > 1 else texts[1]
    return RULES["product"].format(row=row, column=column)

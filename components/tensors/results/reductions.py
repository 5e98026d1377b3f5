"""Operations that make one number of many: along a dimension or of all cells."""

import numpy as np

from components.interpreter import Operation

from ..values import is_array
from .working import LONGEST_LINE, Working, array_of, joined, own_name, texts_of, written

SIGNS = {"sum": " + ", "nansum": " + ", "cumsum": " + ", "prod": " * ", "cumprod": " * "}
RUNNING = ("cumsum", "cumprod")
VERBS = {
    "sum": "adds up",
    "nansum": "adds up, without nan,",
    "prod": "multiplies",
    "mean": "is the mean of",
    "max": "is the largest of",
    "amax": "is the largest of",
    "min": "is the smallest of",
    "amin": "is the smallest of",
    "argmax": "is the place of the largest in",
    "argmin": "is the place of the smallest in",
    "all": "is True if all are True in",
    "any": "is True if one is True in",
    "std": "is the standard deviation of",
    "var": "is the variance of",
    "median": "is the middle one, or the smaller of the two in the middle, of",
    "argmedian": "is the place of the middle one in",
    "count_nonzero": "counts what is not 0 in",
    "norm": "is the length, as of a vector, of",
    "cumsum": "adds up, so far,",
    "cumprod": "multiplies, so far,",
    "softmax": "is a share, which add up to 1, of",
}

NUMPY_MEDIAN = "is the middle one, or the mean of the two in the middle, of"
KEYWORDS = {"dim", "axis", "keepdim", "keepdims", "dtype"}


def working(operation: Operation, result: np.ndarray, part: int = 0) -> Working | None:
    """`part` counts in what torch.max and the like give with a dim: the values, and 1 for their places."""
    name = ("arg" if part else "") + own_name(operation)
    operand, *others = operation.args or (None,)
    if name not in VERBS or not is_array(operand):
        return None
    # numpy's initial= and where=, or a norm's p, change what the cells are made of.
    if not operation.kwargs.keys() <= KEYWORDS or len(others) > 2:
        return None
    value = array_of(operand)
    dims = dimensions(operation, value.ndim)
    if dims is None or not result.size:
        return None
    groups = running(value.shape, dims, name) if name in (*RUNNING, "softmax") else sources(value.shape, dims)
    if len(groups) != result.size:
        return None
    cells = written(value)
    lines = []
    for place, (group, text) in enumerate(zip(groups, written(result), strict=True)):
        together = [cells[cell] for cell in group]
        lines.append(f"{arithmetic(name, together, cells[place])} = {text}")
    text = texts_of(operation)[0]
    subject = "Each cell of the result" if result.size > 1 else "The result"
    verb = NUMPY_MEDIAN if name == "median" and isinstance(operation.result, np.ndarray) else VERBS[name]
    rule = f"{subject} {verb} {along(text, dims, value.ndim)}."
    return Working((value,), (text,), ("", "→"), groups, lines, rule)


def along(text: str, dims: tuple[int, ...], ndim: int) -> str:
    """Which cells go together, in words."""
    if len(dims) == ndim:
        return f"all cells of {text}"
    if len(dims) > 1:
        return f"the cells of {text} along the dimensions {', '.join(map(str, dims))}"
    line = {(2, 0): "a column", (2, 1): "a row"}.get((ndim, dims[0]), "the cells") if dims else "a cell"
    return f"{line} of {text}" + (f" (along dim {dims[0]})" if dims else "")


def dimensions(operation: Operation, ndim: int) -> tuple[int, ...] | None:
    """The dimensions that are made one, none of them negative; None where they cannot be told."""
    given = operation.kwargs.get("dim", operation.kwargs.get("axis"))
    others = operation.args[1:]
    if given is None and others:
        given = others[0]
        if own_name(operation) == "norm":
            return None  # it is the p of the norm
    if given is None:
        return tuple(range(ndim))
    given = given if isinstance(given, (tuple, list)) else (given,)
    whole = [dim for dim in given if isinstance(dim, int) and not isinstance(dim, bool)]
    if len(whole) < len(given) or not all(-ndim <= dim < max(ndim, 1) for dim in whole):
        return None
    return tuple(sorted({dim % max(ndim, 1) for dim in whole})) if ndim else ()


def sources(shape: tuple[int, ...], dims: tuple[int, ...]) -> list[tuple[int, ...]]:
    """For each cell of the result, the cells of the operand that it is made of, in their order."""
    last = [dim for dim in range(len(shape)) if dim not in dims]
    numbers = np.arange(int(np.prod(shape))).reshape(shape).transpose(*last, *dims)
    length = int(np.prod([shape[dim] for dim in dims]))
    return [tuple(group) for group in numbers.reshape(-1, length).tolist()]


def running(shape: tuple[int, ...], dims: tuple[int, ...], name: str) -> list[tuple[int, ...]]:
    """As `sources`, for a result of the operand's own shape: the line of cells, or its part up to the cell."""
    groups = {}
    for group in sources(shape, dims):
        for place, cell in enumerate(group, start=1):
            groups[cell] = group[:place] if name in RUNNING else group
    return [groups[cell] for cell in sorted(groups)]


def arithmetic(name: str, cells: list[str], own: str) -> str:
    """The arithmetic of one cell; `own` is the operand's cell at its place."""
    if name == "softmax":
        return f"exp({own}) / ({joined([f'exp({cell})' for cell in cells], ' + ', LONGEST_LINE // 2)})"
    if name == "mean":
        return f"({joined(cells, ' + ')}) / {len(cells)}"
    if name in SIGNS:
        return joined(cells, SIGNS[name])
    return f"{name}({joined(cells, ', ')})"

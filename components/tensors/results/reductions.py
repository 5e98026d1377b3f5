"""Operations that make one number of many: along a dimension or of all cells."""

import numpy as np

from components.interpreter import Operation

from ..values import is_array
from .sentences import NUMPY_MEDIAN, REDUCTIONS, VERBS
from .working import LONGEST_LINE, Working, array_of, joined, own_name, texts_of, written

SIGNS = {"sum": " + ", "nansum": " + ", "cumsum": " + ", "prod": " * ", "cumprod": " * "}
RUNNING = ("cumsum", "cumprod")
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
    verbs = {**VERBS, **NUMPY_MEDIAN} if isinstance(operation.result, np.ndarray) else VERBS
    does = verbs[name].format(cells=along(text, dims, value.ndim))
    rule = REDUCTIONS["each" if result.size > 1 else "all"].format(does=does)
    return Working((value,), (text,), ("", "→"), groups, lines, rule)


def along(text: str, dims: tuple[int, ...], ndim: int) -> str:
    """Which cells go together, in words."""
    if len(dims) == ndim:
        return REDUCTIONS["all cells"].format(operand=text)
    if len(dims) > 1:
        return REDUCTIONS["dimensions"].format(operand=text, dimensions=", ".join(map(str, dims)))
    if not dims:
        return REDUCTIONS["cell"].format(operand=text)
    case = {(2, 0): "column", (2, 1): "row"}.get((ndim, dims[0]), "dimension")
    return REDUCTIONS[case].format(operand=text, dimension=dims[0])


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

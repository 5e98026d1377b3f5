"""Operations that compute each cell from the cells at the same place: signs, functions, comparisons."""

import numpy as np

from components.interpreter import ELEMENTWISE, Operation

from ..values import is_array
from . import broadcasting
from .working import Working, array_of, is_number, own_name, texts_of, written

SIGNS = "+ - * / // % ** & | ^ << >> == != < <= > >=".split()
MOST_REPEATED = 16  # cells of a result beside which a number is drawn as often
COMPARISONS = "== != < <= > >=".split()
# A function that is one of the signs under another name.
NAMED_SIGNS = {
    **{"add": "+", "sub": "-", "subtract": "-", "mul": "*", "multiply": "*", "pow": "**", "power": "**"},
    **{"div": "/", "divide": "/", "true_divide": "/", "floor_divide": "//", "remainder": "%", "mod": "%"},
    **{
        "eq": "==",
        "equal": "==",
        "ne": "!=",
        "not_equal": "!=",
        "lt": "<",
        "less": "<",
        "le": "<=",
        "less_equal": "<=",
    },
    **{"gt": ">", "greater": ">", "ge": ">=", "greater_equal": ">="},
}
FUNCTIONS = {*ELEMENTWISE.split(), *"max min cbrt rint around softplus elu gelu silu leaky_relu softsign".split()}
CONVERSIONS = {*"float double half bfloat16 int long short char byte bool to type astype".split()}


def sign_of(operation: Operation) -> str:
    """The sign between two operands, "" for an operation without one."""
    name = own_name(operation)
    if len(operation.args) != 2 or operation.kwargs:
        return ""
    return name if name in SIGNS else NAMED_SIGNS.get(name, "")


def working(operation: Operation, result: np.ndarray) -> Working | None:
    name, sign = own_name(operation), sign_of(operation)
    if name in CONVERSIONS:
        given = [value for value in operation.args[:1] if is_array(value)]
        return placed(given, texts_of(operation)[:1], ",", str, " becomes ", result) if given else None
    numbers_only = not any(map(is_array, operation.kwargs.values()))
    if not numbers_only or not all(is_array(value) or is_number(value) for value in operation.args):
        return None
    if sign:
        return of_sign(operation, sign, result)
    if name in ("-", "~"):
        return of_function(operation, result, lambda cell: f"{name}({cell})")
    if name in FUNCTIONS:
        return of_function(operation, result, lambda *cells: f"{name}({', '.join([*cells, *options(operation)])})")
    return None


def options(operation: Operation) -> list[str]:
    return [
        f"{name}={value!r}" for name, value in operation.kwargs.items() if is_number(value) or isinstance(value, str)
    ]


def of_sign(operation: Operation, sign: str, result: np.ndarray) -> Working | None:
    texts = texts_of(operation)
    is_equal = " is " if sign in COMPARISONS else " = "

    def write(left: str, right: str) -> str:
        return f"({left}) {sign} {right}" if sign == "**" and left.startswith("-") else f"{left} {sign} {right}"

    return placed(operation.args, texts, sign, write, is_equal, result)


def of_function(operation: Operation, result: np.ndarray, write) -> Working | None:
    """A function of the tensors among the operands; its numbers stand in its arithmetic only."""
    tensors = [place for place, value in enumerate(operation.args) if is_array(value)]
    numbers = {place: written(array_of(value))[0] for place, value in enumerate(operation.args) if is_number(value)}

    def with_numbers(*cells: str) -> str:
        given = dict(zip(tensors, cells, strict=True)) | numbers
        return write(*(given[place].strip("()") for place in sorted(given)))

    texts = texts_of(operation)
    args = tuple(operation.args[place] for place in tensors)
    return placed(args, [texts[place] for place in tensors], ",", with_numbers, " = ", result)


def placed(args, texts, sign, write, is_equal, result) -> Working | None:
    arrays = [array_of(value) for value in args]
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        return None
    if shape != result.shape or any(array.dtype == object for array in arrays):
        return None
    # A number beside many cells stands there once.
    drawn = [
        array if not array.ndim and result.size > MOST_REPEATED else np.broadcast_to(array, shape) for array in arrays
    ]
    starts = np.cumsum([0, *(array.size for array in drawn)]).tolist()
    numbers = [
        np.broadcast_to(np.arange(start, start + array.size).reshape(array.shape), shape).ravel().tolist()
        for start, array in zip(starts, drawn, strict=False)
    ]
    cells = [text for array in drawn for text in written(array)]
    sources = list(zip(*numbers, strict=True))
    lines = [
        f"{write(*(cells[cell] for cell in group))}{is_equal}{value}"
        for group, value in zip(sources, written(result), strict=True)
    ]
    repeated = [
        start + cell
        for start, array, own in zip(starts, drawn, arrays, strict=False)
        for cell in broadcasting.copies(own.shape, array.shape)
    ]
    signs = ("", *[sign] * (len(arrays) - 1), "=" if sign in SIGNS else "→")
    rule = words(texts, [array.shape for array in arrays], shape)
    return Working(tuple(drawn), tuple(texts), signs, sources, lines, rule, frozenset(repeated))


def words(texts: list[str], shapes: list[tuple[int, ...]], shape: tuple[int, ...]) -> str:
    if not shape:
        return f"It is computed from {' and '.join(texts)}."
    if len(texts) == 1:
        return f"Each cell is computed from the cell of {texts[0]} at its place."
    rule = f"Each cell is computed from the {len(texts)} cells at its place."
    return f"{rule} {broadcasting.rule(texts, shapes, shape)}".strip()

"""Operations that compute each cell from the cells at the same place: signs, functions, comparisons."""

from collections.abc import Callable, Sequence

import numpy as np

from components.interpreter import ELEMENTWISE, Operation

from ..values import is_array
from . import broadcasting
from .sentences import ORIGIN, RULES
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
    """How each cell of the result was computed; None for what is no operation of this kind."""
    name, sign = own_name(operation), sign_of(operation)
    if name in CONVERSIONS:
        given = [value for value in operation.args[:1] if is_array(value)]
        return placed(given, texts_of(operation)[:1], ",", str, ORIGIN["becomes"], result) if given else None
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
    """The numbers and words that an operation was given by name, as they stand in a call."""
    return [
        f"{name}={value!r}" for name, value in operation.kwargs.items() if is_number(value) or isinstance(value, str)
    ]


def of_sign(operation: Operation, sign: str, result: np.ndarray) -> Working | None:
    """The working of an operation with a sign between its operands."""
    texts = texts_of(operation)
    is_equal = ORIGIN["is"] if sign in COMPARISONS else " = "

    def write(left: str, right: str) -> str:
        return f"({left}) {sign} {right}" if sign == "**" and left.startswith("-") else f"{left} {sign} {right}"

    return placed(operation.args, texts, sign, write, is_equal, result)


def of_function(operation: Operation, result: np.ndarray, write: Callable[..., str]) -> Working | None:
    """A function of the tensors among the operands; its numbers stand in its arithmetic only."""
    tensors = [place for place, value in enumerate(operation.args) if is_array(value)]
    numbers = {place: written(array_of(value))[0] for place, value in enumerate(operation.args) if is_number(value)}

    def with_numbers(*cells: str) -> str:
        given = dict(zip(tensors, cells, strict=True)) | numbers
        return write(*(given[place].strip("()") for place in sorted(given)))

    texts = texts_of(operation)
    args = tuple(operation.args[place] for place in tensors)
    return placed(args, [texts[place] for place in tensors], ",", with_numbers, " = ", result)


def placed(
    args: Sequence[object],
    texts: Sequence[str],
    sign: str,
    write: Callable[..., str],
    is_equal: str,
    result: np.ndarray,
) -> Working | None:
    """The working of operands of which the cells at the same place meet, after they were spread to one shape.

    `write` writes the arithmetic of a cell, to which `is_equal` and the cell's number are added. None where the
    operands do not meet so.
    """
    arrays = [array_of(value) for value in args]
    if common_shape(arrays) != result.shape or any(array.dtype == object for array in arrays):
        return None
    drawn = [as_drawn(array, result) for array in arrays]
    cells = [text for array in drawn for text in written(array)]
    sources = list(zip(*cell_numbers(drawn, result.shape), strict=True))
    lines = []
    for group, value in zip(sources, written(result), strict=True):
        operands = [cells[cell] for cell in group]
        lines.append(f"{write(*operands)}{is_equal}{value}")
    between = [sign] * (len(arrays) - 1)
    signs = ("", *between, "=" if sign in SIGNS else "→")
    rule = words(list(texts), [array.shape for array in arrays], result.shape)
    return Working(tuple(drawn), tuple(texts), signs, sources, lines, rule, repeated_cells(arrays, drawn))


def common_shape(arrays: Sequence[np.ndarray]) -> tuple[int, ...] | None:
    """The shape to which all are spread by broadcasting; None if they do not fit."""
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        return None


def as_drawn(array: np.ndarray, result: np.ndarray) -> np.ndarray:
    """An operand spread over the cells of the result; but a number beside many cells stands there once."""
    stands_once = array.ndim == 0 and result.size > MOST_REPEATED
    return array if stands_once else np.broadcast_to(array, result.shape)


def cell_numbers(drawn: Sequence[np.ndarray], shape: tuple[int, ...]) -> list[list[int]]:
    """For each operand, the numbers of its cells that meet in the cells of the result, counted through all operands."""
    numbers, first = [], 0
    for array in drawn:
        own = np.arange(first, first + array.size).reshape(array.shape)
        numbers.append(np.broadcast_to(own, shape).ravel().tolist())
        first += array.size
    return numbers


def repeated_cells(arrays: Sequence[np.ndarray], drawn: Sequence[np.ndarray]) -> frozenset[int]:
    """The numbers of the cells that are there only because an operand was spread."""
    repeated, first = set(), 0
    for array, spread in zip(arrays, drawn, strict=True):
        repeated |= {first + cell for cell in broadcasting.copies(array.shape, spread.shape)}
        first += spread.size
    return frozenset(repeated)


def words(texts: list[str], shapes: list[tuple[int, ...]], shape: tuple[int, ...]) -> str:
    """The rule of the picture in a sentence or two."""
    if not shape:
        return RULES["number"].format(operands=RULES["operands"].join(texts))
    if len(texts) == 1:
        return RULES["cell by cell"].format(operand=texts[0])
    rule = RULES["cells by cells"].format(number=len(texts))
    return f"{rule} {broadcasting.rule(texts, shapes, shape)}".strip()
